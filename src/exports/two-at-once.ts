import type { DuckDb } from '../database/duckdb.ts';

/** So many statements run at once, each by one thread. */
const CONNECTIONS = 2;

/**
 * Gives items to two connections of their own to an open database, in their order. Throws what work
 * on one of them has thrown, when none is being worked on any more.
 */
export async function twoAtOnce<Item>(
  duckDb: DuckDb,
  items: Iterable<Item>,
  work: (own: DuckDb, item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  let failed = false;
  const drain = async () => {
    await using own = await duckDb.another();
    try {
      for (let next = waiting.next(); !next.done && !failed; next = waiting.next())
        await work(own, next.value);
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: CONNECTIONS }, drain));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
