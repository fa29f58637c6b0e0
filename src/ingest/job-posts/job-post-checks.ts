import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../../database/session.ts';
import { setAside } from '../set-aside.ts';

/** What an entry of a B-tree index may take, with room for the other columns of the index. */
const MAX_INDEXED_BYTES = 2600;

/** Sets aside records without a URL, and those whose values no index could hold. */
export async function setAsideUnusable(session: Session): Promise<void> {
  await reject(session, 'source_url', 'missing_url', 'it has no URL', sql`coalesce(s.source_url, '') = ''`);
  await reject(
    session,
    'source_url',
    'not_a_url',
    'this is no URL',
    sql`s.source_url !~* '^[a-z][a-z0-9+.-]*:\\S+$'`,
  );
  for (const column of ['source_url', 'job_title', 'location_city', 'company_name']) {
    const bytes = sql`octet_length(${sql.ref(`s.${column}`)})`;
    await reject(
      session,
      column,
      'too_long',
      `longer than ${MAX_INDEXED_BYTES} bytes`,
      sql`${bytes} > ${MAX_INDEXED_BYTES}::integer`,
    );
  }
}

/** Sets aside records without a title; run when a more complete record of the same post has already won. */
export async function setAsideUntitled(session: Session): Promise<void> {
  await reject(session, 'job_title', 'missing_title', 'it has no title', sql`s.job_title is null`);
}

function reject(
  session: Session,
  column: string,
  reason: string,
  message: string,
  where: RawBuilder<unknown>,
): Promise<void> {
  return setAside(session, { rows: 'pg_temp.stage', column, reason, message: sql`${message}::text`, where });
}
