import type { Session } from '../database/session.ts';
import { newestExport, type RecordedExport } from './exports.ts';
import { listLoads, type RecordedLoad } from './read-loads.ts';
import { countWaiting } from './rejects.ts';

/** What stands in the ledger. */
export interface Standing {
  /** The newest. */
  load: RecordedLoad | null;
  /** How many records wait to be mended. */
  rejects: number;
  /** The newest for analysts. */
  published: RecordedExport | null;
}

/** Reads the newest load, the newest export for analysts, and the number of rejects that wait. */
export async function readStanding(session: Session): Promise<Standing> {
  const { loads } = await listLoads(session, 1);
  return {
    load: loads[0] ?? null,
    rejects: await countWaiting(session),
    published: (await newestExport(session, 'analyst')) ?? null,
  };
}
