import type { z } from 'zod';
import type { Manifest } from '../database/manifest.ts';
import type { Block } from './document.ts';
import { moment } from './format.ts';
import type { warehouse } from './model.ts';

/** What a report says of the warehouse that it was read from. */
export type ReportedWarehouse = z.infer<typeof warehouse>;

export function reportedWarehouse(manifest: Manifest): ReportedWarehouse {
  const { as_of, snapshot_at, profile, numbers_as_of, numbers_current } = manifest;
  return { as_of, snapshot_at, profile, numbers_as_of, numbers_current };
}

/** As of when silence was counted: of the derived tables, else of the export. */
export function countedAsOf(
  from: Pick<ReportedWarehouse, 'as_of' | 'numbers_as_of'>,
): ReportedWarehouse['as_of'] {
  return from.numbers_as_of ?? from.as_of;
}

/** What has to be known first of a report whose numbers are older than its rows, or were never computed. */
export function describeAge(from: ReportedWarehouse, zone: string): Block[] {
  if (from.numbers_current) return [];
  const numbers =
    from.numbers_as_of === null
      ? 'No numbers have been computed yet'
      : `Rows have changed since these numbers were computed, as of ${moment(from.numbers_as_of, zone)}`;
  const text = `${numbers}: run 'nyx-etl transform', then 'nyx-etl export'.`;
  return [{ kind: 'paragraph', text }];
}
