import { sql } from 'kysely';
import { copyInto, encodeCopyRows } from '../../database/copy.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { companyKey } from '../normalise/company-name.ts';

const lockTable = sqlFile('src/ingest/lock_table.sql');
const stagedCompanies = sqlFile('src/ingest/job-posts/staged_companies.sql');
const resolve = sqlFile('src/ingest/job-posts/resolve_companies.sql');

/**
 * Finds or makes the company of every staged post, in `pg_temp.company_of`. Loads that run at once take turns, so
 * none makes a company that another is making.
 */
export async function resolveCompanies(session: Session): Promise<void> {
  await runSqlFile(session, stagedCompanies);
  const { rows } = await sql`select from pg_temp.company_of limit 1`.execute(session.db);
  if (rows.length === 0) return;
  await runSqlFile(session, lockTable, { table_name: 'nyx.companies' });
  await copyKnownCompanies(session);
  await runSqlFile(session, resolve);
}

/** The key of a name is worked out here, by the same function as that of the staged ones. */
async function copyKnownCompanies(session: Session): Promise<void> {
  const { rows } = await sql<{ id: string; name: string; domain: string | null; created_at: string | null }>`
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
