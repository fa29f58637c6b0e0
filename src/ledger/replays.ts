// Rejects that are tried again: which of them wait, and what becomes of them.
import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';

/** A reject that waits, with what was kept of it and where its load found it. */
export interface Waiting {
  id: bigint;
  raw: string;
  recordNumber: bigint | null;
  lineNumber: bigint | null;
  byteOffset: bigint | null;
}

/** As Waiting; `given_id` is the number that the reject had when somebody took it out to mend it. */
interface WaitingMended extends Omit<Waiting, 'raw'> {
  given_id: bigint;
  load_id: bigint;
}

const waitingRejects = sqlFile(import.meta.url, './waiting_rejects.sql');
const mendedRejects = sqlFile(import.meta.url, './mended_rejects.sql');
const keepPlacesFile = sqlFile(import.meta.url, './keep_places.sql');
const resolveMendedFile = sqlFile(import.meta.url, './resolve_mended.sql');

/** The rejects of a load that wait, in the order of its file; `raw` is null where nothing was kept. */
export async function readWaiting(
  session: Session,
  loadId: bigint,
): Promise<(Omit<Waiting, 'raw'> & { raw: string | null })[]> {
  const load_id = String(loadId);
  const { rows } = await runSqlFile<Omit<Waiting, 'raw'> & { raw: string | null }>(
    session,
    waitingRejects,
    { load_id },
  );
  return rows;
}

/** The table that each of some rejects was to be loaded into, e.g. `nyx.users`, by its number. */
export async function readTables(
  { db }: Session,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('etl.rejects')
    .innerJoin('etl.loads', 'etl.loads.id', 'etl.rejects.load_id')
    .select(['etl.rejects.id as id', 'table_name'])
    .where('etl.rejects.id', 'in', ids.map(BigInt))
    .orderBy('etl.rejects.id')
    .execute();
  return new Map(rows.map(({ id, table_name }) => [String(id), table_name]));
}

/** Those of some rejects that wait, also where a replay has set them aside anew since. */
export async function readWaitingMended(
  session: Session,
  ids: readonly string[],
): Promise<WaitingMended[]> {
  const reject_ids = JSON.stringify(ids);
  const { rows } = await runSqlFile<WaitingMended>(session, mendedRejects, { reject_ids });
  return rows;
}

/** Settles rejects that a load has tried again: what failed again stands where it was found first. */
export async function settleReplayed(
  session: Session,
  replayId: bigint | null,
  tried: readonly Waiting[],
): Promise<void> {
  await runSqlFile(session, keepPlacesFile, settled(replayId, tried));
}

/** Settles rejects of a mended file that were loaded; the others wait as before. */
export async function settleMended(
  session: Session,
  replayId: bigint | null,
  tried: readonly Waiting[],
): Promise<void> {
  await runSqlFile(session, resolveMendedFile, settled(replayId, tried));
}

function settled(replayId: bigint | null, tried: readonly Waiting[]) {
  return {
    load_id: String(replayId),
    reject_ids: JSON.stringify(tried.map(({ id }) => String(id))),
  };
}
