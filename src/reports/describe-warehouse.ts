import type { z } from 'zod';
import type { Manifest } from '../database/manifest.ts';
import type { Warehouse } from '../database/warehouse.ts';
import { requireWhole } from '../database/whole-warehouse.ts';
import { DAY_MS } from '../durations.ts';
import { ConfigError } from '../errors.ts';
import type { Block } from './document.ts';
import { moment, plural } from './format.ts';
import type { warehouse } from './model.ts';

/** What a report says of the warehouse that it was read from. */
type ReportedWarehouse = z.infer<typeof warehouse>;

export function reportedWarehouse(manifest: Manifest): ReportedWarehouse {
  const { as_of, snapshot_at, profile, numbers_as_of, numbers_current } = manifest;
  return { as_of, snapshot_at, profile, numbers_as_of, numbers_current };
}

/** What an export of an older version lacks, and what one of derived tables alone does. */
export const TELLING = [
  'application_sessions',
  'session_figures',
  'session_baselines',
  'session_purposes',
];

/** Throws ConfigError for a warehouse without the tables that reports read. */
export function requireReportable(warehouse: Warehouse): void {
  const { folder, manifest } = warehouse;
  requireWhole(warehouse, 'reports');
  const present = new Set(manifest.tables.map(({ name }) => name));
  const missing = TELLING.filter((name) => !present.has(name));
  if (missing.length === 0) return;
  throw new ConfigError(`${folder} lacks ${missing.join(', ')}, which reports read`, {
    hint: "publish a new warehouse with 'nyx-etl export', or name one of its folders with --warehouse",
  });
}

/** As of when silence, news and interviews to come are counted: of the derived tables, else of the export. */
export function countedAsOf(
  from: Pick<ReportedWarehouse, 'as_of' | 'numbers_as_of'>,
): ReportedWarehouse['as_of'] {
  return from.numbers_as_of ?? from.as_of;
}

/**
 * What has to be known first of a report whose numbers are older than its rows, a day or more older
 * than its export, or were never computed.
 */
export function describeAge(from: ReportedWarehouse, zone: string): Block[] {
  const age = tellAge(from, zone);
  if (age === undefined) return [];
  return [{ kind: 'paragraph', text: `${age}: run 'nyx-etl transform', then 'nyx-etl export'.` }];
}

function tellAge(
  { as_of, numbers_as_of, numbers_current }: ReportedWarehouse,
  zone: string,
): string | undefined {
  if (numbers_as_of === null) return 'No numbers have been computed yet';
  const computed = moment(numbers_as_of, zone);
  if (!numbers_current)
    return `Rows have changed since these numbers were computed, as of ${computed}`;
  const days = Math.floor((Date.parse(as_of) - Date.parse(numbers_as_of)) / DAY_MS);
  if (!(days >= 1)) return undefined;
  return `Everything is counted as of ${computed}, ${plural(days, 'day')} before this export`;
}
