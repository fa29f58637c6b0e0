import { sql } from 'kysely';
import type { DateOrder } from '../../choices.ts';
import { copyInto, encodeCopyRows } from '../../database/copy.ts';
import type { Session } from '../../database/session.ts';
import { addCounts, type Notes } from '../../ledger/loads.ts';
import { setAside } from '../load-rejects.ts';
import {
  DATE_PROBLEMS,
  DATES_LEFT_EMPTY,
  decideDateOrder,
  type NoDate,
  readDate,
} from '../normalise/read-date.ts';
import type { DateOrders } from '../table/type-checks.ts';
import { readMark } from './status-words.ts';

/** A column of staged texts, and what becomes of one that is no date. */
export interface DateColumn {
  table: 'pg_temp.stage' | 'pg_temp.history_entry';
  column: string;
  /** `refuse` sets the record aside; `event`: it happened, on no known day; `drop` leaves it empty. */
  otherwise: 'refuse' | 'event' | 'drop';
}

/** Midnight without a zone is what spreadsheets and databases write behind a day. */
const MIDNIGHT = /[T ]0?0:00(:00(\.0+)?)?$/;

/**
 * Writes the dates of staged columns as instants, each column in the one order that its dates fit, else in that of all of
 * them, else in that of the file's other columns; a day without a time as noon in `timezone`. Returns the orders by column.
 */
export async function readDates(
  session: Session,
  columns: readonly DateColumn[],
  timezone: string,
  { dateOrder, dateOrders = {}, asOf }: DateOrders,
  orderOfOthers: () => Promise<DateOrder | null>,
): Promise<{ notes: Notes; dateOrders: Record<string, DateOrder> }> {
  const written = new Map<string, string[]>();
  for (const { table, column } of columns) {
    const { rows } = await sql<{ written: string }>`
      select distinct ${sql.ref(column)} as written from ${sql.table(table)}
      where ${sql.ref(column)} is not null`.execute(session.db);
    written.set(
      column,
      rows.map((row) => row.written),
    );
  }
  const texts = [...written.values()].flat();
  const needsOrder = texts.some((text) => readDate(text) === 'ambiguous');
  const common = needsOrder ? (decideDateOrder(texts) ?? (await orderOfOthers())) : null;
  const orders: Record<string, DateOrder> = {};
  function* read() {
    for (const [column, ofColumn] of written) {
      const order = dateOrder ?? dateOrders[column] ?? decideDateOrder(ofColumn) ?? common;
      if (order !== null) orders[column] = order;
      for (const text of ofColumn) {
        const date = readDate(text, { order, asOf, years: [1990, 2100] });
        if (typeof date === 'string')
          yield [column, text, null, false, readMark(text), DATE_PROBLEMS[date]];
        else {
          const isDay = date.instant === null || MIDNIGHT.test(text);
          yield [column, text, date.instant ?? date.day, isDay, null, null];
        }
      }
    }
  }
  await copyInto(session, 'copy pg_temp.read_date from stdin', encodeCopyRows(read()));
  await session.pg.query('analyze pg_temp.read_date');
  const notes: Notes[] = [];
  for (const column of columns) notes.push(await writeColumn(session, column, timezone));
  return { notes: notes.reduce(addCounts, {}), dateOrders: orders };
}

async function writeColumn(
  session: Session,
  { table, column, otherwise }: DateColumn,
  timezone: string,
): Promise<Notes> {
  const told = sql.ref(`s.${column}`);
  const isRead = sql`d.column_name = ${column} and d.written = ${told}`;
  if (otherwise === 'refuse') await refuseDates(session, column, isRead);
  if (column === 'application_submitted_at')
    await sql`
      update pg_temp.stage as s set sent_mark = d.mark, sent_day = d.instant is not null and d.is_day
      from pg_temp.read_date as d where ${isRead}`.execute(session.db);
  const event =
    otherwise === 'event' ? sql`case when d.mark in ('yes', 'else') then 'yes' end` : sql`null`;
  const { rows } = await sql<{ is_day: boolean; problem: string | null; rows: bigint }>`
    with changed as (
        update ${sql.table(table)} as s set ${sql.id(column)} = case
            when d.instant is null then ${event}
            when d.is_day
            then (date_trunc('day', d.instant::timestamptz at time zone 'UTC') + interval '12 hours')
                at time zone ${timezone}::text || ''
            else d.instant end
        from pg_temp.read_date as d where ${isRead}
        returning d.instant is not null and d.is_day as is_day, case when d.mark = 'else' then d.problem end as problem
    )
    select is_day, problem, count(*) as rows from changed
    where is_day or problem is not null
    group by is_day, problem`.execute(session.db);
  const said = rows.flatMap(({ is_day, problem, rows: times }) => {
    const left = problem !== null && otherwise !== 'event' ? leftEmpty(problem) : undefined;
    const noon = is_day && column === 'application_submitted_at';
    const note = noon ? `a day without a time, taken as noon (${timezone})` : left;
    return note === undefined ? [] : [[note, Number(times)] as const];
  });
  return said.length === 0 ? {} : { [column]: Object.fromEntries(said) };
}

/** What a note says where a record is not set aside for a problem. */
function leftEmpty(problem: string): string | undefined {
  const kinds = Object.keys(DATE_PROBLEMS) as NoDate[];
  const kind = kinds.find((each) => DATE_PROBLEMS[each] === problem);
  return kind && DATES_LEFT_EMPTY[kind];
}

/** A date that cannot be read is one that would be lost; a word says at most whether it was sent. */
async function refuseDates(
  session: Session,
  column: string,
  isRead: ReturnType<typeof sql>,
): Promise<void> {
  const problem = sql`(select d.problem from pg_temp.read_date as d where ${isRead} and d.mark = 'else')`;
  await setAside(session, {
    rows: 'pg_temp.stage',
    column,
    reason: 'bad_date',
    message: problem,
    where: sql`${sql.ref(`s.${column}`)} ~ '\\d' and ${problem} is not null`,
  });
}
