import type { OnDuplicate } from '../choices.ts';
import { CheckError } from '../errors.ts';
import type { LoadOptions, LoadSummary } from './load-plan.ts';

/**
 * Empty lines, totals and notices between the records, the header of a file put behind another one, other things than posts
 * in a graph: set aside like others, but no reason to refuse these.
 */
const HARMLESS = ['no_post', 'blank', 'repeated_header', 'not_a_posting'];

/** How many of the records set aside are none that anybody misses. */
export function countHarmless(reasons: Record<string, number>): number {
  return HARMLESS.reduce((sum, reason) => sum + (reasons[reason] ?? 0), 0);
}

/** Throws when more records were set aside than `limit` allows, with all reasons counted and the first rejects shown. */
export function refuseOverLimit(
  summary: Pick<LoadSummary, 'source' | 'read' | 'rejected' | 'rejects' | 'reasons'>,
  limit: NonNullable<LoadOptions['maxRejects']>,
): void {
  const allowed = 'rows' in limit ? limit.rows : Math.floor((summary.read * limit.percent) / 100);
  const harmless = countHarmless(summary.reasons);
  if (summary.rejected - harmless <= allowed && (harmless === 0 || harmless < summary.read)) return;
  const reasons = Object.entries(summary.reasons).map(
    ([reason, count]) => `${reason} ${number(count)}`,
  );
  const why =
    summary.rejected - harmless > allowed
      ? `the limit is ${number(allowed)}, so nothing was loaded`
      : 'nothing is left to be loaded';
  const first = summary.rejects.map((reject) => `  ${place(reject)}: ${reject.message}`);
  throw new CheckError(
    [
      `${summary.source}: ${number(summary.rejected)} of ${number(summary.read)} records cannot be loaded (${reasons.join(', ')}); ${why}`,
      ...first,
    ].join('\n'),
    {
      code: 'rejects',
      exitCode: 3,
      hint: hintFor(summary),
    },
  );
}

function hintFor({
  read,
  rejected,
  reasons,
}: Pick<LoadSummary, 'read' | 'rejected' | 'reasons'>): string {
  const mend =
    'invalid_encoding' in reasons
      ? "tell the file's encoding (--encoding windows-1252, gb18030, …)"
      : 'mend the file or its mapping';
  // With none of them left there would be nothing to load.
  if (rejected >= read)
    return `${mend}; --map target=column names a column that was not found or is another one`;
  return `${mend}, or load the rest and set these aside: --max-rejects ${rejected}`;
}

/** Throws when the load would change stored rows. */
export function refuseConflicts(summary: Pick<LoadSummary, 'source' | 'updated' | 'table'>): void {
  if (summary.updated === 0) return;
  throw new CheckError(
    `${summary.source}: ${number(summary.updated)} records differ from rows already in ${summary.table}; nothing was loaded`,
    {
      code: 'conflict',
      exitCode: 3,
      hint: 'take them with --on-conflict update, or leave the stored rows with --on-conflict skip',
    },
  );
}

/** Throws when records with one key differ and the load was told to fail then. */
export function refuseDiffering(
  source: string,
  differing: number,
  onDuplicate: OnDuplicate | undefined,
): void {
  if (onDuplicate !== 'fail' || differing === 0) return;
  throw new CheckError(
    `${source}: ${differing === 1 ? '1 record says' : `${number(differing)} records say`} otherwise than another one with the same key; nothing was loaded`,
    {
      code: 'duplicate',
      exitCode: 3,
      hint: 'keep one of each in the file, or take the later or the earlier: --on-duplicate last or first',
    },
  );
}

/** Where a reject stands: `record 17, column job_title (line 18)` or `line 18`. */
export function place(
  reject: Pick<LoadSummary['rejects'][number], 'recordNumber' | 'lineNumber' | 'columnName'>,
): string {
  const where =
    reject.recordNumber !== null
      ? `record ${number(reject.recordNumber)}`
      : reject.lineNumber !== null
        ? `line ${number(reject.lineNumber)}`
        : 'a record';
  const column = reject.columnName === null ? '' : `, column ${reject.columnName}`;
  const line =
    reject.recordNumber === null || reject.lineNumber === null
      ? ''
      : ` (line ${number(reject.lineNumber)})`;
  return `${where}${column}${line}`;
}

function number(value: number | bigint): string {
  return value.toLocaleString('en-US');
}
