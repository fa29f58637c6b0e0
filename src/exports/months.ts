// Tables that only grow have a Parquet file for each month, so that a month without a change need not be written again.
import { quoteIdentifier } from '../database/quoting.ts';

/** Tables that only grow, and the instant that tells the month a row belongs to. */
const MONTHS_OF: Readonly<Record<string, string>> = {
  application_events: 'created_at',
  application_steps: 'timestamp_start',
  captcha_events: 'created_at',
  email_actions: 'created_at',
  email_classifications: 'created_at',
  emails: 'received_at',
  model_usage: 'created_at',
  session_events: 'created_at',
  two_factor_events: 'requested_at',
};

/** The month of rows without an instant, or at one that no calendar has: they lie together. */
export const NO_MONTH = 'none';

/** The column by which a table is kept in months; undefined of one that is kept as a whole. */
export function monthColumn(table: {
  name: string;
  columns: readonly { name: string }[];
}): string | undefined {
  const instant = MONTHS_OF[table.name];
  return table.columns.some(({ name }) => name === instant) ? instant : undefined;
}

/** Condition on instants that a calendar has. PostgreSQL and DuckDB read it alike, as those that follow. */
export function isDated(instant: string): string {
  const at = quoteIdentifier(instant);
  return `${at} >= '0001-01-01 00:00:00+00' and ${at} < '10000-01-01 00:00:00+00'`;
}

/** Condition on the rows of a month (`2026-01`, in UTC, or NO_MONTH). */
export function isOfMonth(instant: string, month: string): string {
  if (month === NO_MONTH) return `not coalesce(${isDated(instant)}, false)`;
  const at = quoteIdentifier(instant);
  const first = `timestamptz '${month}-01 00:00:00+00'`;
  return `${at} >= ${first} and ${at} < ${first} + interval '1 month'`;
}

/** Folder of the rows of a month, below that of the table. */
export function monthFolder(month: string): string {
  return `month=${month}`;
}
