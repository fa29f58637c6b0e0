import { sql } from 'kysely';
import type { Session } from '../../database/session.ts';
import { canonicalUrl } from '../normalise/canonical-url.ts';

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
