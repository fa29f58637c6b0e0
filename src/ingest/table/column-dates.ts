import { sql } from 'kysely';
import type { DateOrder } from '../../choices.ts';
import type { Session } from '../../database/session.ts';
import { setAside } from '../load-rejects.ts';
import {
  DATE_PROBLEMS,
  type DateContext,
  decideDateOrder,
  readDate,
} from '../normalise/read-date.ts';
import type { TableColumn } from './table-shape.ts';

/** What PostgreSQL reads by itself, and as we do; it also takes 'tomorrow', and guesses the order in 06/01/26. */
const PLAIN =
  '^\\s*\\d{4}-\\d{1,2}-\\d{1,2}([T ]\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?\\s?([Zz]|[+-]\\d{2}(:?\\d{2})?)?)?\\s*$';
/** Dates that say nothing of their order by themselves. */
const SLASHED = '(?:^|\\s)(\\d{1,2}[/-]\\d{1,2}[/-]\\d{2,4})(?:[,\\s]|$)';
/** Texts that are read at a time: a column may have millions. */
const BATCH = 10_000;

/**
 * Writes the dates of a staged column as ISO 8601, and sets aside the records whose date cannot be read. Slashed dates are
 * read in the order told, else in the one order that all of them fit, else in that of `otherwise`. Returns that order; null
 * where no date needs one.
 */
export async function readColumnDates(
  session: Session,
  column: TableColumn,
  told: Pick<DateContext, 'order' | 'asOf'>,
  otherwise: () => Promise<DateOrder | null>,
): Promise<DateOrder | null> {
  const value = sql.ref(column.name);
  const odd = sql<{ text: string }>`
    select distinct ${value} as text from pg_temp.stage where ${value} !~ ${PLAIN}`;
  const { rows } = await sql<{ any: boolean }>`
    select exists (${odd}) as any`.execute(session.db);
  if (!rows[0]?.any) return null;
  const order = await orderOf(session, column, told.order, otherwise);
  await sql`create temporary table date_text (text text, iso text, problem text)`.execute(
    session.db,
  );
  await sql`declare date_texts no scroll cursor for ${odd}`.execute(session.db);
  const fetch = () =>
    sql<{ text: string }>`fetch ${sql.lit(BATCH)} from date_texts`.execute(session.db);
  for (let read = await fetch(); read.rows.length > 0; read = await fetch()) {
    const dates = read.rows.map(({ text }) => {
      const date = readDate(text, { ...told, order });
      if (typeof date === 'string') return { text, iso: null, problem: DATE_PROBLEMS[date] };
      // The day of an instant is the one that was written, wherever that was.
      return {
        text,
        iso: column.type === 'date' ? date.day : (date.instant ?? date.day),
        problem: null,
      };
    });
    await sql`
      insert into pg_temp.date_text
      select * from jsonb_to_recordset(${JSON.stringify(dates)}::jsonb)
          as d (text text, iso text, problem text)`.execute(session.db);
  }
  await sql`close date_texts`.execute(session.db);
  await sql`
    update pg_temp.stage set ${sql.id(column.name)} = d.iso
    from pg_temp.date_text as d where d.text = ${sql.ref(`stage.${column.name}`)} and d.iso is not null`.execute(
    session.db,
  );
  const problem = sql`(select d.problem from pg_temp.date_text as d where d.text = ${sql.ref(`s.${column.name}`)})`;
  await setAside(session, {
    rows: 'pg_temp.stage',
    column: column.name,
    reason: 'bad_date',
    message: problem,
    where: sql`${sql.ref(`s.${column.name}`)} !~ ${PLAIN} and ${problem} is not null`,
  });
  await sql`drop table pg_temp.date_text`.execute(session.db);
  return order;
}

async function orderOf(
  session: Session,
  { name }: TableColumn,
  told: DateContext['order'],
  otherwise: () => Promise<DateOrder | null>,
): Promise<DateOrder | null> {
  if (told) return told;
  const { rows } = await sql<{ date: string }>`
    select distinct substring(${sql.ref(name)} from ${SLASHED}) as date
    from pg_temp.stage where ${sql.ref(name)} ~ ${SLASHED}`.execute(session.db);
  if (rows.length === 0) return null;
  return decideDateOrder(rows.map(({ date }) => date)) ?? (await otherwise());
}
