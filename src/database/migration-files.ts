import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expandDefinitions } from '../definitions/expand.ts';
import { MigrationError } from '../errors.ts';
import { packageRoot } from '../package-root.ts';
import type { Session } from './session.ts';

/** One file of `schema/` or `schema/code/`. */
export interface SchemaFile {
  /** Path from `schema/`, e.g. `0003_job_sourcing.sql` or `code/07_corrections.sql`. */
  name: string;
  sql: string;
  /** Hex sha256 of the text with line endings normalised, so that a checkout on Windows is the same file. */
  sha256: string;
}

/** A part of what has no history (functions, views, triggers): made anew whenever one of them changes. */
export interface CodeStep {
  /** A file below `schema/`, or what else makes it. */
  name: string;
  sha256: string;
  apply(session: Session): Promise<void>;
}

/** One file that creates tables, applied once. */
export interface MigrationFile extends SchemaFile {
  /** The four digits the name begins with. */
  version: string;
}

/** Reads `schema/NNNN_name.sql` in order; throws MigrationError for a wrong name, a repeated number or a COMMIT inside. */
export function readMigrationFiles(folder = join(packageRoot, 'schema')): MigrationFile[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => readMigrationFile(folder, name));
  for (const [index, file] of files.entries()) {
    const previous = files[index - 1];
    if (previous?.version === file.version) {
      throw new MigrationError(
        `two migrations have the number ${file.version}: ${previous.name} and ${file.name}`,
        { hint: 'rename the newer one to the next free number' },
      );
    }
  }
  return files;
}

function readMigrationFile(folder: string, name: string): MigrationFile {
  const version = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1];
  if (version) return { version, ...readSchemaFile(folder, name) };
  throw new MigrationError(
    `schema/${name}: a migration's name is four digits, an underscore and words in snake_case`,
    { hint: 'rename the file, e.g. 0042_add_offers.sql' },
  );
}

/** Reads one file; throws MigrationError when it ends the transaction it runs in. */
export function readSchemaFile(folder: string, file: string, name = file): SchemaFile {
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
  const sql = expandDefinitions(text);
  // Ending the transaction inside a file would leave half a migration after a failure.
  const ending = /(?:^|;)\s*(commit|rollback|end|begin|start transaction)\b/i.exec(
    withoutBodies(sql),
  );
  if (ending) {
    throw new MigrationError(`schema/${name} has its own ${ending[1]?.toUpperCase()}`, {
      hint: 'remove it: all files run in one transaction',
    });
  }
  return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
}

/** Without dollar-quoted function bodies and comments, where BEGIN and END mean something else. */
function withoutBodies(sql: string): string {
  return sql
    .replaceAll(/\$([a-z_]*)\$[\s\S]*?\$\1\$/gi, '')
    .replaceAll(/^begin atomic$[\s\S]*?^end;$/gim, '')
    .replaceAll(/--.*$/gm, '');
}
