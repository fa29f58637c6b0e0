import type { DuckDb } from '../database/duckdb.ts';
import { reportingRow } from '../database/duckdb-functions.ts';
import type { Manifest } from '../database/manifest.ts';
import { quoteIdentifier } from '../database/quoting.ts';
import { ConfigError } from '../errors.ts';
import { countedAsOf } from './describe-warehouse.ts';
import { runQuery } from './run-query.ts';
import { setVariables } from './variables.ts';
import { visible } from './visible.ts';

/** What a report is narrowed to. */
export interface Scope {
  userId?: string;
  /** `YYYY-MM-DD` in the reporting zone: what was sent earlier, or never, is left out. */
  since?: string;
}

const isUsers = "(getvariable('user_id') is null or user_id = getvariable('user_id')::uuid)";

/** Tables of which a scope leaves a part, in the order in which they build on each other, and what it leaves. */
export const NARROWED = {
  application_facts: `${isUsers} and (getvariable('since') is null or sent_on >= getvariable('since')::date)`,
  application_sessions: isUsers,
  email_accounts: isUsers,
  emails: 'email_account_id in (select id from temp.email_accounts)',
  application_costs: 'application_id in (select id from temp.application_facts)',
  model_usage: `application_id in (select id from temp.application_facts)
    or application_id is null and session_id in (select id from temp.application_sessions)`,
} as const;

/**
 * Lets every query of this connection see only what is in the scope: views go before the tables that they are named
 * after.
 */
export async function narrow(duckDb: DuckDb, { userId, since }: Scope): Promise<void> {
  await setVariables(duckDb, { user_id: userId ?? null, since: since ?? null });
  if (userId === undefined && since === undefined) return;
  const names = Object.keys(NARROWED);
  const tables = await runQuery<{ database: string; schema: string; name: string }>(
    duckDb,
    'find/tables.sql',
    { names: `[${names.join(', ')}]` },
  );
  for (const { database, schema, name } of tables) {
    const from = [database, schema, name].map(quoteIdentifier).join('.');
    const left = NARROWED[name as keyof typeof NARROWED];
    await duckDb.run(
      `create or replace temp view ${quoteIdentifier(name)} as select * from ${from} where ${left}`,
    );
  }
}

/** Makes what sections read beside the tables: `reporting`, and `facts_together`, the facts as of one person. */
export async function relate(duckDb: DuckDb, manifest: Manifest): Promise<void> {
  const reporting = reportingRow({ ...manifest.reporting, as_of: countedAsOf(manifest) });
  await duckDb.run(`
    create or replace temp view reporting as ${reporting};
    create or replace temp view facts_together as
        select * replace ('00000000-0000-0000-0000-000000000000'::uuid as user_id) from application_facts`);
}

/**
 * The id of the person that `wanted` names: an id, or an address where the warehouse holds addresses. Throws ConfigError
 * if it names nobody.
 */
export async function findUser(duckDb: DuckDb, wanted: string): Promise<string> {
  const columns = await duckDb.rows(
    "select column_name from duckdb_columns() where table_name = 'users' and column_name = 'email'",
  );
  const hasColumn = columns.length > 0;
  const query = hasColumn ? 'find/find_user_by_address.sql' : 'find/find_user.sql';
  const [found] = await runQuery<{ id: string }>(duckDb, query, { wanted });
  if (found) return found.id;
  const people = await runQuery<{ id: string; applications: number }>(duckDb, 'find/users.sql');
  const lines = people.map(({ id, applications }) => `  ${id}  ${applications} applications`);
  const hasAddresses = hasColumn && (await holdsAddresses(duckDb));
  const why = hasAddresses ? '' : '; this warehouse holds no addresses, so name the id';
  throw new ConfigError(`the warehouse holds no person ${visible(wanted)}`, {
    hint: [`--user with one of these${why}:`, ...lines].join('\n'),
    code: 'report.unknown_user',
  });
}

/** In a warehouse for analysts pseudonyms stand in their place. */
async function holdsAddresses(duckDb: DuckDb): Promise<boolean> {
  const found = await duckDb.rows("select 1 from users where contains(email, '@') limit 1");
  return found.length > 0;
}
