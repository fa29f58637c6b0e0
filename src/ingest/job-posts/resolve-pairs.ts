import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { jobHosts } from '../../knowledge/job-hosts.ts';
import { copyToTemporary, type Databases, fetchQuery } from '../duckdb/exchange.ts';
import type { Relation } from '../duckdb/reader.ts';
import { lockUntilCommit } from '../table-lock.ts';

const file = (path: string) => sqlFile(import.meta.url, path);
const resolveSources = file('./resolve_sources.sql');
const resolveCompanies = file('./resolve_companies.sql');
const fillCompanies = file('./fill_companies.sql');

const SOURCE_KINDS = JSON.stringify(
  Object.fromEntries(jobHosts.map((host) => [host.source, host.kind])),
);

const COMPANY = { company_name: 'text', company_key: 'text', company_domain: 'text' } as const;

/**
 * Finds or makes the companies and sources of `pairs` (see posting_pairs); returns their ids as a
 * table (pair_key, company_id, job_source_id). Loads that run at once take turns, so none makes a
 * company that another is making.
 */
export async function resolvePairs(databases: Databases, pairs: Relation): Promise<Relation> {
  const { session, reader } = databases;
  await copyToTemporary(
    databases,
    'posting_pair',
    { pair_number: 'bigint', ...COMPANY, job_source: 'text' },
    `select pair_number, storable(company ->> 'name'), coalesce(storable(company ->> 'key'), ''),
        coalesce(storable(company ->> 'domain'), ''), storable(source_name)
    from ${pairs} order by pair_number`,
  );
  await lockUntilCommit(session, 'nyx.companies');
  await runSqlFile(session, resolveSources, { kinds: SOURCE_KINDS });
  await copyKnownCompanies(databases);
  await runSqlFile(session, resolveCompanies);
  const resolved = await fetchQuery(
    databases,
    'resolved_pair',
    { pair_number: 'bigint', company_id: 'varchar', job_source_id: 'varchar' },
    'select pair_number, company_id, job_source_id from pg_temp.resolved_pair',
  );
  return reader.table(
    'pair_company',
    `select pair_key, company_id, job_source_id
    from ${pairs} inner join ${resolved} using (pair_number)`,
  );
}

/**
 * Fills what is empty of the industry, size and seat of companies with what the first record of each says; what is known
 * stays. `companies` is what resolvePairs gives. Returns how many companies are filled in.
 */
export async function describeCompanies(
  databases: Databases,
  fields: Relation,
  companies: Relation,
): Promise<number> {
  await copyToTemporary(
    databases,
    'told_company',
    {
      company_id: 'uuid',
      industry: 'text',
      size_bucket: 'text',
      hq_city: 'text',
      hq_country: 'text',
    },
    `from told_companies('${fields}', '${companies}')`,
  );
  const { rowCount } = await runSqlFile(databases.session, fillCompanies);
  return rowCount ?? 0;
}

/** The key of a name is worked out by the same function as that of the names in the file. */
async function copyKnownCompanies(databases: Databases): Promise<void> {
  const companies = await fetchQuery(
    databases,
    'company',
    { company_id: 'varchar', name: 'varchar', domain: 'varchar', age_rank: 'bigint' },
    `select id, left(name, 100000), lower(canonical_domain), row_number() over (order by created_at, id)
    from nyx.companies where exists (select from pg_temp.posting_pair where company_key <> '')`,
  );
  await copyToTemporary(
    databases,
    'known_company',
    { company_id: 'uuid', ...COMPANY, age_rank: 'bigint' },
    `select company_id, name, company_key_of(name), coalesce(domain, ''), age_rank from ${companies}`,
  );
}
