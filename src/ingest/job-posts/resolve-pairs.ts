import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { copyFromDatabase, copyInto, encodeCopyRows } from '../../database/copy.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { quoteText } from '../duckdb/quoting.ts';
import type { Reader } from '../duckdb/reader.ts';
import { companyKey } from '../normalise/company-name.ts';
import { jobHosts } from '../normalise/job-hosts.ts';

const file = (name: string) => sqlFile(import.meta.url, `./${name}`);
const lockTable = sqlFile(import.meta.url, '../lock_table.sql');
const postingPairs = file('posting_pairs.sql');
const resolveSources = file('resolve_sources.sql');
const resolveCompanies = file('resolve_companies.sql');
const resolvedPairs = file('resolved_pairs.sql');

const SOURCE_KINDS = JSON.stringify(
  Object.fromEntries(jobHosts.map((host) => [host.source, host.kind])),
);

/**
 * Finds or makes the companies and sources of DuckDB's table `posting_pair`, and leaves their ids in
 * its table `pair_company`. Loads that run at once take turns, so none makes a company that another is
 * making.
 */
export async function resolvePairs(session: Session, reader: Reader): Promise<void> {
  const pairs = await reader.rows(`
    select pair_number, company ->> 'name' as name, coalesce(company ->> 'key', '') as key,
        coalesce(company ->> 'domain', '') as domain, source_name
    from posting_pair order by pair_number`);
  await runSqlFile(session, postingPairs);
  await copyInto(
    session,
    'copy pg_temp.posting_pair from stdin',
    encodeCopyRows(
      pairs.map((pair) =>
        [pair.pair_number, pair.name, pair.key, pair.domain, pair.source_name].map(textOrNull),
      ),
    ),
  );
  await runSqlFile(session, lockTable, { table_name: 'nyx.companies' });
  await runSqlFile(session, resolveSources, { kinds: SOURCE_KINDS });
  if (pairs.some((pair) => pair.key !== '')) await copyKnownCompanies(session);
  await runSqlFile(session, resolveCompanies);
  await runSqlFile(session, resolvedPairs);
  const path = join(reader.folder, 'resolved.csv');
  const copy =
    'copy (select pair_number, company_id, job_source_id from pg_temp.resolved_pair) to stdout (format csv)';
  await pipeline(copyFromDatabase(session, copy), createWriteStream(path, { mode: 0o600 }));
  await reader.connection.run(`create or replace temporary table pair_company as
    select pair_key, company_id, job_source_id
    from posting_pair
    inner join read_csv(${quoteText(path)}, auto_detect = false, header = false, delim = ',',
      columns = {pair_number: 'bigint', company_id: 'varchar', job_source_id: 'varchar'}) as resolved using (pair_number)`);
}

/** The key of a name is worked out here, by the same function as that of the names in the file. */
async function copyKnownCompanies(session: Session): Promise<void> {
  const { rows } = await sql<{
    id: string;
    name: string;
    domain: string | null;
    created_at: string | null;
  }>`
    select id, name, canonical_domain as domain, created_at from nyx.companies`.execute(session.db);
  await copyInto(
    session,
    'copy pg_temp.known_company (company_id, company_key, company_domain, created_at) from stdin',
    encodeCopyRows(
      rows.map(({ id, name, domain, created_at }) => [
        id,
        companyKey(name),
        domain?.toLowerCase() ?? '',
        created_at,
      ]),
    ),
  );
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value).replaceAll('\0', '\uFFFD');
}
