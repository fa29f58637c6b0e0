// Whether the functions and views of schema/code are still as migrate made them: asked in milliseconds, where
// `migrate verify` makes a second database to compare with.
import type { Session } from './session.ts';
import { runSqlFile, sqlFile } from './sql-file.ts';

const definitions = sqlFile(import.meta.url, './code/code_definitions.sql');
const statement = sqlFile(import.meta.url, './code/code_digests.sql');

/** Notes how these are now, e.g. `view etl.cohorts`, right after they were made, in the transaction the session is in. */
export async function noteDefinitions(session: Session, names: readonly string[]): Promise<void> {
  const digests = JSON.stringify(await readDigests(session, names));
  const { rows } = await runSqlFile<{ statement: string }>(session, statement, { digests });
  await session.pg.query(rows.map((row) => row.statement).join(';\n'));
}

/**
 * Names of those that somebody has replaced or dropped since, e.g. `function etl.is_answer(text)`. None is named on a server
 * of another version than they were noted on, which may print the same ones in other words: `migrate verify` knows.
 */
export async function editedCode(session: Session): Promise<string[]> {
  const { rows: found } = await session.pg.query<{ is_noted: boolean }>(
    "select to_regprocedure('etl.code_digests()') is not null as is_noted",
  );
  if (!found[0]?.is_noted) return ['function etl.code_digests()'];
  const { rows } = await session.pg.query<{ digests: Record<string, string> }>(
    `select said -> 'digests' as digests
     from etl.code_digests() as said
     where said ->> 'server' = current_setting('server_version')`,
  );
  const noted = rows[0]?.digests ?? {};
  const now = await readDigests(session, Object.keys(noted));
  return Object.keys(noted).filter((name) => now[name] !== noted[name]);
}

async function readDigests(
  session: Session,
  names: readonly string[],
): Promise<Record<string, string>> {
  const { rows } = await runSqlFile<{ name: string; digest: string }>(session, definitions, {
    names: JSON.stringify(names),
  });
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
