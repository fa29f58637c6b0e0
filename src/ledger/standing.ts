import type { Session } from '../database/session.ts';

/** What stands in the ledger: the newest load and export, and how many records wait to be mended. */
export type Standing = Awaited<ReturnType<typeof readStanding>>;

/** Reads the newest load, the newest export for analysts, and the number of rejects that were not replayed. */
export async function readStanding({ db }: Session) {
  const load = await db
    .selectFrom('etl.loads')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { rejects } = await db
    .selectFrom('etl.rejects')
    .select(({ fn }) => fn.countAll<bigint>().as('rejects'))
    .where('replayed_at', 'is', null)
    .executeTakeFirstOrThrow();
  const published = await db
    .selectFrom('etl.exports')
    .selectAll()
    .where('profile', '=', 'analyst')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    load: load && {
      ...load,
      source_bytes: Number(load.source_bytes),
      rows_read: Number(load.rows_read),
      rows_inserted: Number(load.rows_inserted),
      rows_updated: Number(load.rows_updated),
      rows_unchanged: Number(load.rows_unchanged),
      rows_duplicate: Number(load.rows_duplicate),
      rows_rejected: Number(load.rows_rejected),
    },
    rejects: Number(rejects),
    published: published && { ...published, total_bytes: Number(published.total_bytes) },
  };
}
