import { sql } from 'kysely';
import type { Session } from '../../database/session.ts';
import { canonicalUrl, urlKey } from '../normalise/canonical-url.ts';
import { findSamePages } from '../same-page.ts';

/** Gives a staged URL that no post has as it is the post whose page is the same, if just one is. */
export async function matchPages(session: Session): Promise<void> {
  const staged = sql`
    select distinct job_post_url as url from pg_temp.stage
    where job_post_id is null and job_post_url is not null`;
  await findSamePages(session, staged);
  const found = await sql<{ id: string; url: string }>`
    select id, source_url as url from pg_temp.same_page_post`.execute(session.db);
  if (found.rows.length === 0) return;
  const posts = Map.groupBy(found.rows, ({ url }) => urlKey(url));
  const { rows } = await sql<{ url: string }>`${staged}`.execute(session.db);
  const matched = rows.flatMap(({ url }) => {
    const [post, ...others] = posts.get(urlKey(url)) ?? [];
    return post === undefined || others.length > 0 ? [] : [{ url, id: post.id }];
  });
  await sql`
    update pg_temp.stage as s set job_post_id = m.id
    from unnest(${matched.map(({ url }) => url)}::text[], ${matched.map(({ id }) => id)}::text[]) as m (url, id)
    where s.job_post_id is null and s.job_post_url = m.url`.execute(session.db);
}

/** Writes the staged URLs that no post has as they are in the form that posts are known by, too: without utm_* and the like. */
export async function canonicaliseUrls(session: Session): Promise<void> {
  const { rows } = await sql<{ url: string }>`
    select distinct s.job_post_url as url from pg_temp.stage as s
    where s.job_post_id is null and s.job_post_url is not null
        and not exists (select from nyx.job_posts as p where p.source_url = s.job_post_url)`.execute(
    session.db,
  );
  const changed = rows.flatMap(({ url }) => {
    const canonical = canonicalUrl(url);
    return canonical === null || canonical === url ? [] : [{ url, canonical }];
  });
  if (changed.length === 0) return;
  await sql`
    update pg_temp.stage as s set job_post_url = c.canonical
    from unnest(${changed.map(({ url }) => url)}::text[], ${changed.map(({ canonical }) => canonical)}::text[])
        as c (url, canonical)
    where s.job_post_id is null and s.job_post_url = c.url`.execute(session.db);
}
