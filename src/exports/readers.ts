import { type Session, transaction } from '../database/session.ts';
import { EtlError } from '../errors.ts';

/** So many connections read one snapshot at once: more would wait for the parser. */
const READERS = 2;
/** The server or the role takes no more of them. */
const NO_MORE_CONNECTIONS = 'sql.53300';

/**
 * Lets several connections work on one snapshot at the same time: that of the transaction the session is in. Each gets
 * what is next in `items` until all are done. Where no second connection is to be had, the first does all.
 */
export async function shareAmongReaders<Item>(
  session: Session,
  items: readonly Item[],
  work: (reader: Session, item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  let failed = false;
  const drain = async (reader: Session) => {
    try {
      for (let item = waiting.shift(); item && !failed; item = waiting.shift())
        await work(reader, item);
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  const others = Array.from({ length: READERS - 1 }, () => another(session));
  const snapshot = await exportSnapshot(session);
  const outcomes = await Promise.allSettled([
    drain(session),
    ...others.map(async (opening) => {
      await using reader = await opening;
      if (reader) await inSnapshot(reader, snapshot, () => drain(reader));
    }),
  ]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

async function another(session: Session): Promise<Session | undefined> {
  try {
    return await session.another('nyx-etl export reader');
  } catch (error) {
    if (error instanceof EtlError && error.code === NO_MORE_CONNECTIONS) return undefined;
    throw error;
  }
}

async function exportSnapshot({ pg }: Session): Promise<string> {
  const { rows } = await pg.query<{ snapshot: string }>(
    'select pg_catalog.pg_export_snapshot() as snapshot',
  );
  const [row] = rows;
  if (!row) throw new Error('a query without from gave no row');
  return row.snapshot;
}

function inSnapshot(reader: Session, snapshot: string, work: () => Promise<void>): Promise<void> {
  const begin = async () => {
    await reader.pg.query(`set transaction read only`);
    await reader.pg.query(`set transaction snapshot ${reader.pg.escapeLiteral(snapshot)}`);
    await work();
  };
  return transaction(reader, begin, 'repeatable read');
}
