import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';

/** How many days each kind of history is kept; undefined: for good. */
interface Retention {
  /** The text of rejects that wait no longer. */
  settled_rejects_days?: number | undefined;
  /** The text of rejects that still wait: without it they can no longer be mended. */
  waiting_rejects_days?: number | undefined;
  /** Rows that checks have found, and the words by which mail was classified. */
  evidence_days?: number | undefined;
  /** What was told to whom. */
  notices_days?: number | undefined;
  /** By which a file is known that was loaded from an inbox. */
  inbox_files_days?: number | undefined;
}

/** How many rows were removed or lost their text. */
type Forgotten = Record<'reject_texts' | 'evidence' | 'marks', number>;

/** Removes history that has been kept long enough as of `asOf`, RFC 3339; runs are for prune-runs.ts. */
export async function forgetHistory(
  session: Session,
  retention: Retention,
  asOf: string,
): Promise<Forgotten> {
  const days = (count: number | undefined) => (count === undefined ? null : String(count));
  const { rows } = await runSqlFile<Forgotten>(session, sqlFile(import.meta.url, './forget.sql'), {
    as_of: asOf,
    settled_rejects_days: days(retention.settled_rejects_days),
    waiting_rejects_days: days(retention.waiting_rejects_days),
    evidence_days: days(retention.evidence_days),
    notices_days: days(retention.notices_days),
    inbox_files_days: days(retention.inbox_files_days),
  });
  return rows[0] ?? { reject_texts: 0, evidence: 0, marks: 0 };
}
