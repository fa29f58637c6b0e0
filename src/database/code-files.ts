import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MigrationError } from '../errors.ts';
import { packageRoot } from '../package-root.ts';
import { type CodeStep, readSchemaFile, type SchemaFile } from './migration-files.ts';
import { toSqlError } from './sql-error.ts';

/**
 * Reads the functions that definitions call, and `schema/code/NN_name.sql` in order; throws MigrationError for a wrong
 * name or a COMMIT inside.
 */
export function readCodeFiles(folder = join(packageRoot, 'schema', 'code')): CodeStep[] {
  const functions = join(packageRoot, 'src', 'definitions', 'functions');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      if (/^\d{2}_[a-z0-9_]+\.sql$/.test(name)) {
        return runningSql(readSchemaFile(folder, name, `code/${name}`));
      }
      throw new MigrationError(
        `schema/code/${name}: a name here is two digits, an underscore and words in snake_case`,
        { hint: 'rename the file, e.g. 07_corrections.sql' },
      );
    });
  return [runningSql(readSchemaFile(functions, 'postgres.sql', 'definitions')), ...files];
}

/** The step that runs a file. */
export function runningSql({ name, sql, sha256 }: SchemaFile): CodeStep {
  return {
    name,
    sha256,
    apply: async ({ pg }) => {
      try {
        await pg.query(sql);
      } catch (error) {
        throw toSqlError(error, { file: `schema/${name}`, text: sql });
      }
    },
  };
}
