import { ConfigError, type EtlError, LaterError } from '../../errors.ts';
import type { LakeAsOf } from './compute-lake.ts';
import { CELL_NAME, type LakeManifest } from './manifest.ts';
import type { StandingExport } from './read-lake.ts';

/** The newest export of each cell. */
export function newestOfCells(exports: readonly StandingExport[]): LakeManifest[] {
  return [...new Map(exports.map(({ manifest }) => [manifest.cell, manifest])).values()];
}

/**
 * As of when a lake can be computed: the instant that was asked for, else the one that every cell
 * has come to. Throws EtlError (exit 75) where a cell is missing, or has not come so far;
 * ConfigError where cells call different silences an answer.
 */
export function lakeAsOf(
  exports: readonly StandingExport[],
  { asOf, cells = [] }: { asOf?: string | undefined; cells?: readonly string[] | undefined },
): LakeAsOf {
  const newest = newestOfCells(exports);
  const wrong = cells.find((cell) => !CELL_NAME.test(cell));
  if (wrong !== undefined)
    throw new ConfigError(`${JSON.stringify(wrong)} is no name of a cell`, {
      hint: 'write several with blanks between them, e.g. --cells eu-1 us-1',
    });
  const missing = cells.filter((cell) => newest.every((manifest) => manifest.cell !== cell));
  if (missing[0] !== undefined) throw notReady(`the lake has no export of cell ${missing[0]} yet`);
  const days = new Set(newest.map(({ reporting }) => reporting.ghost_after_days));
  const [ghost_after_days = 0] = days;
  if (days.size > 1)
    throw new ConfigError(`cells count silence by different days: ${[...days].join(', ')}`, {
      hint: "set one in each cell with 'nyx-etl config set ghost_after_days', and export anew",
    });
  const [earliest] = newest.toSorted((a, b) => instantOf(a) - instantOf(b));
  if (!earliest) throw new Error('a lake without exports');
  const as_of = asOf ?? earliest.numbers_as_of;
  if (instantOf(earliest) < Date.parse(as_of))
    throw notReady(
      `cell ${earliest.cell} has come to ${earliest.numbers_as_of}, and not yet to ${as_of}`,
    );
  return { as_of, ghost_after_days };
}

function instantOf({ numbers_as_of }: LakeManifest): number {
  return Date.parse(numbers_as_of);
}

function notReady(message: string): EtlError {
  return new LaterError(message, {
    hint: 'wait for its export, then run the same command again',
    code: 'lake.waiting',
  });
}
