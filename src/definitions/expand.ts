import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';

const folder = join(packageRoot, 'src', 'definitions');

/**
 * The text of a definition, e.g. `application_facts`, with those that it names in their places, or of
 * `functions/duckdb`. What only PostgreSQL reads is in `postgres/`. Throws where there is none.
 */
export function readDefinition(name: string): string {
  const portable = join(folder, `${name}.sql`);
  const path = existsSync(portable) ? portable : join(folder, 'postgres', `${name}.sql`);
  const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  return expandDefinitions(text);
}

/** Puts definitions where a statement names them, as psql's variables: `(:application_facts)`. */
export function expandDefinitions(sql: string): string {
  return sql.replaceAll(/\(:([a-z_]+)\)/g, (_, name: string) => `(\n${readDefinition(name)})`);
}
