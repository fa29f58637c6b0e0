// Schemas that have the names of ours, and that another program has made.
import type { Session } from './session.ts';
import { runSqlFile, sqlFile } from './sql-file.ts';

const strangeSchemas = sqlFile(import.meta.url, './strange_schemas.sql');

const SAID = 'is there already, and nyx-etl has not made it';

/** A sentence when schemas of another program stand where nyx-etl's belong; undefined else. */
export async function tellStrangeSchemas(session: Session): Promise<string | undefined> {
  const { rows } = await runSqlFile<{ name: string }>(session, strangeSchemas);
  const [first, ...others] = rows.map(({ name }) => name);
  if (first === undefined) return undefined;
  return `schema ${[first, ...others].join(', ')} ${SAID}`;
}

/** Whether a sentence is that of tellStrangeSchemas. */
export const isStrangeSchema = (sentence: string): boolean => sentence.endsWith(SAID);

/** What to type then. */
export const RENAME =
  "rename it, e.g. 'alter schema nyx rename to …', or give nyx-etl a database of its own";
