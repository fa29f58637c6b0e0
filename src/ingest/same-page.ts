import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../database/session.ts';

/**
 * Creates `pg_temp.same_page_post` (id, source_url): of each URL of `urls`, a query of one column `url`,
 * that no stored post has, all posts whose host and path are the same. Which of them are the same post
 * is for urlKey to say.
 */
export async function findSamePages(session: Session, urls: RawBuilder<unknown>): Promise<void> {
  await session.pg.query('drop table if exists pg_temp.same_page_post');
  await sql`
    create temporary table same_page_post on commit drop as
    with unknown as (
        select staged.url
        from (${urls}) as staged
        where not exists (select from nyx.job_posts as known where known.source_url = staged.url)
    )
    select post.id, post.source_url
    from nyx.job_posts as post
    where ${pageOf('post.source_url')} in (select ${pageOf('unknown.url')} from unknown)`.execute(
    session.db,
  );
}

/**
 * Host and path in lower case, without what urlKey leaves out of them; null for what is no http(s) URL.
 * Made of plain functions: over all posts of a table a pattern takes twenty times as long.
 */
function pageOf(column: string): RawBuilder<unknown> {
  const url = sql.ref(column);
  const rest = sql`split_part(lower(${url}), '://', 2)`;
  const address = sql`split_part(split_part(split_part(${rest}, '?', 1), '#', 1), ';', 1)`;
  const withoutPort = sql`replace(replace(${address} || '/', ':443/', '/'), ':80/', '/')`;
  return sql`case when lower(left(${url}, 4)) = 'http'
      then rtrim(replace('//' || ${withoutPort}, '//www.', '//'), '/') end`;
}
