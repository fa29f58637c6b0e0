import { sql } from 'kysely';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { copyToTemporary, type Databases, fetchQuery } from '../duckdb/exchange.ts';
import type { Reader, Relation } from '../duckdb/reader.ts';
import { findSamePages } from '../same-page.ts';
import { type Records, selectRecords } from './records.ts';

const knownPosts = sqlFile(import.meta.url, './known_posts.sql');

/** Records whose posts the table has, by their numbers. */
export interface Known {
  numbers: Relation;
  count: number;
}

/** How many posts the table has, and how many of them are loaded from the same records. */
interface KnownCounts {
  all: number;
  same: number;
}

/**
 * Stages what tells whether the table knows a record, and asks it. Returns the records with the
 * URLs that the table has for their pages; `pg_temp.known_post` holds those that it knows.
 */
export async function findKnownPosts(
  databases: Databases,
  records: Records,
): Promise<{ records: Records; counts: KnownCounts }> {
  const { session } = databases;
  await copyToTemporary(
    databases,
    'staged_post',
    { record_number: 'bigint', source_url: 'text', source_hash: 'bigint' },
    `select record_number, source_url, understood(source_hash) from ${records.keys} order by record_number`,
  );
  await session.pg.query(`set local work_mem = '128MB'; analyze pg_temp.staged_post (source_url)`);
  const adopted = await adoptStoredUrls(databases, records);
  await runSqlFile(session, knownPosts);
  const { rows } = await session.pg.query<{ known: bigint; same: bigint }>(
    'select count(*) as known, count(*) filter (where same) as same from pg_temp.known_post',
  );
  const counts = { all: Number(rows[0]?.known), same: Number(rows[0]?.same) };
  return { records: adopted, counts };
}

/** What findKnownPosts left in PostgreSQL, for DuckDB. */
export async function fetchKnownPosts(
  databases: Databases,
  counts: KnownCounts,
): Promise<{ all: Known; same: Known }> {
  const all = await fetchQuery(
    databases,
    'known',
    { record_number: 'bigint', same: 'varchar' },
    'select record_number, same from pg_temp.known_post',
  );
  const same = await databases.reader.view(
    'unchanged',
    `select record_number from ${all} where same = 't'`,
  );
  return {
    all: { numbers: all, count: counts.all },
    same: { numbers: same, count: counts.same },
  };
}

/**
 * Gives each staged record whose URL no post has the URL of the one post whose page is the same, if
 * just one is: another scheme or other tracking parameters make no other post.
 */
async function adoptStoredUrls(databases: Databases, records: Records): Promise<Records> {
  const { session, reader } = databases;
  await findSamePages(session, sql`select source_url as url from pg_temp.staged_post`);
  const stored = await fetchQuery(
    databases,
    'same_page',
    { source_url: 'varchar' },
    'select source_url from pg_temp.same_page_post',
  );
  const adopted = await reader.table(
    'adopted_url',
    `with page as (
        select url_key(source_url) as page, any_value(source_url) as source_url
        from ${stored}
        group by page
        having count(*) = 1
    )
    select k.record_number, p.source_url
    from ${records.keys} as k
    inner join page as p on hash(p.page) = k.url_hash and p.page = url_key(k.source_url)
    where p.source_url <> k.source_url`,
  );
  const count = await copyToTemporary(
    databases,
    'adopted_url',
    { record_number: 'bigint', source_url: 'text' },
    `select record_number, source_url from ${adopted}`,
  );
  if (count === 0) return records;
  await session.pg.query(`
    update pg_temp.staged_post as s set source_url = a.source_url
    from pg_temp.adopted_url as a where a.record_number = s.record_number`);
  const renamed = (name: string, relation: Relation) =>
    reader.view(
      name,
      `select r.* replace (coalesce(a.source_url, r.source_url) as source_url)
      from ${relation} as r left join ${adopted} as a on a.record_number = r.record_number`,
    );
  return {
    fields: await renamed('renamed', records.fields),
    keys: await renamed('renamed_key', records.keys),
  };
}

/** The records without those that the table knows. */
export async function withoutKnown(
  reader: Reader,
  name: string,
  records: Records,
  { numbers, count }: Known,
): Promise<Records> {
  if (count === 0) return records;
  const where = `record_number not in (select record_number from ${numbers})`;
  return selectRecords(reader, name, records, where);
}
