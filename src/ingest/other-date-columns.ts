import type { DateOrder } from '../choices.ts';
import type { Reader } from './duckdb/reader.ts';
import { decideDateOrder } from './normalise/read-date.ts';
import { recordColumn } from './source/stage-query.ts';
import type { TabularSource } from './source/tabular-source.ts';

/** The dates of a file that say nothing of their order by themselves. */
const SLASHED = '^\\s*(\\d{1,2}[/-]\\d{1,2}[/-]\\d{2,4})(?:,|\\s|$)';

/**
 * The order of day and month that other columns of a file tell, loaded or not: whoever wrote one with the day first wrote
 * all so. Null when none tells it, or two tell different ones. Reads the whole file.
 */
export async function orderOfOtherColumns(
  reader: Reader,
  source: TabularSource,
): Promise<DateOrder | null> {
  const lists = source.columns.map(
    ({ name }, index) => `list(distinct nullif(regexp_extract(
      ${recordColumn(source, name)}, '${SLASHED}', 1), '')) as c${index}`,
  );
  const [row = {}] = await reader.rows(`select ${lists.join(', ')} from record`);
  const orders = Object.values(row).flatMap((texts) =>
    Array.isArray(texts) ? (decideDateOrder(texts.map(String)) ?? []) : [],
  );
  const [only, ...others] = new Set(orders);
  return only !== undefined && others.length === 0 ? only : null;
}
