import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { copyFromDatabase, copyInto } from '../../database/copy.ts';
import type { Session } from '../../database/session.ts';
import { quoteText } from '../duckdb/quoting.ts';
import type { Reader } from '../duckdb/reader.ts';
import { streamQuery } from '../duckdb/stream-query.ts';
import { findSamePages } from '../same-page.ts';

/**
 * Gives each staged record whose URL no post has the URL of the one post whose page is the same, if just
 * one is: another scheme or other tracking parameters make no other post.
 */
export async function adoptStoredUrls(session: Session, reader: Reader): Promise<void> {
  await findSamePages(session, sql`select source_url as url from pg_temp.stage`);
  const path = join(reader.folder, 'same_pages.csv');
  const copy =
    'copy (select source_url from pg_temp.same_page_post) to stdout (format csv, force_quote *)';
  await pipeline(copyFromDatabase(session, copy), createWriteStream(path, { mode: 0o600 }));
  await reader.connection.run(`create or replace temporary table adopted_url as
    with stored as (
        select url_key(source_url) as page, any_value(source_url) as source_url
        from read_csv(${quoteText(path)}, auto_detect = false, header = false, delim = ',', quote = '"',
          escape = '"', columns = {source_url: 'varchar'})
        group by page
        having count(*) = 1
    )
    select k.record_number, s.source_url
    from part_key as k
    inner join stored as s on hash(s.page) = k.url_hash and s.page = url_key(k.source_url)
    where s.source_url <> k.source_url`);
  await session.pg.query(
    'create temporary table adopted_url (record_number bigint, source_url text) on commit drop',
  );
  const rows = streamQuery(
    reader,
    'select record_number, source_url from adopted_url',
    ['bigint', 'text'],
    () => {},
  );
  const adopted = await copyInto(
    session,
    'copy pg_temp.adopted_url from stdin (format binary)',
    rows,
  );
  if (adopted === 0) return;
  await session.pg.query(`
    update pg_temp.stage as s set source_url = a.source_url
    from pg_temp.adopted_url as a where a.record_number = s.record_number`);
  for (const view of ['part', 'part_key'])
    await reader.connection.run(`
      create or replace temporary view ${view} as
      select p.* replace (coalesce(a.source_url, p.source_url) as source_url)
      from file_${view} as p left join adopted_url as a on a.record_number = p.record_number`);
}
