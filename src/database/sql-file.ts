import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { expandDefinitions } from '../definitions/expand.ts';
import { packageRoot } from '../package-root.ts';
import type { Session } from './session.ts';

/**
 * A statement kept in a file, with psql's quoted variables (`:'as_of'`) as its parameters; a definition that it names,
 * e.g. `(:outcomes)`, stands in its place.
 */
export interface SqlFile {
  /** Path from the package root, as messages show it. */
  file: string;
  /** The statement with `$1`, `$2`, … in the order of `parameters`. */
  text: string;
  parameters: readonly string[];
}

/**
 * Reads a `.sql` file; `path` is relative to the module that asks, which gives its `import.meta.url`. Compiled modules
 * stand in `dist/`, and their files where the sources were.
 */
export function sqlFile(module: string, path: string): SqlFile {
  const beside = relative(packageRoot, fileURLToPath(new URL(path, module)));
  const file = beside
    .split(sep)
    .join('/')
    .replace(/^dist\//, '');
  const source = expandDefinitions(readFileSync(join(packageRoot, file), 'utf8'));
  const parameters: string[] = [];
  const text = source.replaceAll(/:'([a-z_]+)'/g, (_, name: string) => {
    if (!parameters.includes(name)) parameters.push(name);
    return `$${parameters.indexOf(name) + 1}`;
  });
  return { file, text, parameters };
}

/** All names in statements: of tables, columns and functions, and other words. */
export function namesIn(statements: readonly string[]): Set<string> {
  return new Set(statements.flatMap((text) => text.match(/\w+/g) ?? []));
}

type Parameters = Record<string, string | null>;

/**
 * Runs a file on the session. A file with parameters holds one statement; each parameter's type comes from a
 * cast in the file. Throws SqlError with file, line and caret.
 */
export async function runSqlFile<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  session: Session,
  file: SqlFile,
  parameters: Parameters = {},
): Promise<pg.QueryResult<Row>> {
  const values = file.parameters.map((name) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`${file.file} needs the parameter ${name}`);
    return value;
  });
  try {
    return values.length > 0
      ? await session.pg.query<Row>(file.text, values)
      : await session.pg.query<Row>(file.text);
  } catch (error) {
    const { toSqlError } = await import('./sql-error.ts');
    throw toSqlError(error, file);
  }
}
