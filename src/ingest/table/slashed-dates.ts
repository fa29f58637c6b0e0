import { sql } from 'kysely';
import type { Session } from '../../database/session.ts';
import { type DateOrder, decideDateOrder } from '../normalise/posting-date.ts';

/** By which pattern the dates of an order are found, and how they are written instead. */
const REWRITING: Record<DateOrder, readonly (readonly [pattern: string, iso: string])[]> = {
  ymd: [['^\\s*(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})(?=\\s|$)', '\\1-\\2-\\3']],
  dmy: [
    ['^\\s*(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})(?=\\s|$)', '\\3-\\2-\\1'],
    ['^\\s*(\\d{1,2})[/.](\\d{1,2})[/.](\\d{2})(?=\\s|$)', '20\\3-\\2-\\1'],
  ],
  mdy: [
    ['^\\s*(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})(?=\\s|$)', '\\3-\\1-\\2'],
    ['^\\s*(\\d{1,2})[/.](\\d{1,2})[/.](\\d{2})(?=\\s|$)', '20\\3-\\1-\\2'],
  ],
};

/**
 * Writes the slashed dates of a staged column as ISO dates: in the order told, else in the one order that all of them
 * fit. Returns the order; null, and nothing is changed, when there are none or no single one.
 */
export async function rewriteSlashedDates(
  session: Session,
  column: string,
  told: DateOrder | undefined,
): Promise<DateOrder | null> {
  const value = sql.ref(column);
  const { rows } = await sql<{ date: string }>`
    select distinct substring(${value} from '^\\s*(\\d{1,4}[/.]\\d{1,2}[/.]\\d{1,4})(?:\\s|$)') as date
    from pg_temp.stage where ${value} ~ '^\\s*\\d{1,4}[/.]\\d{1,2}[/.]\\d{1,4}(\\s|$)'`.execute(
    session.db,
  );
  if (rows.length === 0) return null;
  const order = told ?? decideDateOrder(rows.map(({ date }) => date));
  for (const [pattern, iso] of order === null ? [] : REWRITING[order]) {
    await sql`
      update pg_temp.stage set ${sql.id(column)} = regexp_replace(${value}, ${pattern}, ${iso})
      where ${value} ~ ${pattern}`.execute(session.db);
  }
  return order;
}
