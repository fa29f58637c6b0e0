import { sql } from 'kysely';
import type { DateOrder } from '../../choices.ts';
import type { Session } from '../../database/session.ts';
import { setAside } from '../load-rejects.ts';
import { readColumnDates } from './column-dates.ts';
import type { TableColumn } from './table-shape.ts';

const NUMBER = /^numeric/;
const NO_NUMBER = '^\\s*([+-]?inf(inity)?|nan)\\s*$';
/** How data frames write whole numbers, and booleans, of a column that also has empty fields. */
const WHOLE: readonly (readonly [type: RegExp, pattern: string])[] = [
  [/^(smallint|integer|bigint)$/, '^\\s*([+-]?\\d+)\\.0+\\s*$'],
  [/^boolean$/, '^\\s*([01])\\.0+\\s*$'],
];
/** SQLSTATEs of a number and of an instant that its type cannot hold. */
const OUT_OF_RANGE = ['22003', '22008'];
const DATED = /^(date|timestamp)/;

/** The order of slashed dates: of all columns, as told, and of single ones, as once decided; else the whole column decides. */
export interface DateOrders {
  dateOrder?: DateOrder | undefined;
  dateOrders?: Record<string, DateOrder> | undefined;
  /** On which day the file was written, itself a date: `3 days ago` is told by it. */
  asOf?: string | undefined;
}

/**
 * Sets aside the staged records with a value that PostgreSQL does not take for its column's type. Returns the columns
 * with slashed dates whose order is known; where a column does not tell its own, it is that of `otherwise`.
 */
export async function checkTypes(
  session: Session,
  columns: readonly TableColumn[],
  { dateOrder, dateOrders = {}, asOf }: DateOrders,
  otherwise: () => Promise<DateOrder | null>,
): Promise<Record<string, DateOrder>> {
  const orders: Record<string, DateOrder> = {};
  for (const column of columns) {
    if (isText(column)) continue;
    if (DATED.test(column.type)) {
      const told = { order: dateOrder ?? dateOrders[column.name], asOf };
      const order = await readColumnDates(session, column, told, otherwise);
      if (order !== null) orders[column.name] = order;
    }
    if (await allFit(session, column)) continue;
    await dropZeroFractions(session, column);
    const value = sql.ref(`s.${column.name}`);
    const error = sql`etl.input_error(${value}, ${column.type})`;
    // PostgreSQL takes NaN and infinity, which would make every sum and average over them the same.
    const isNoNumber = sql`(${NUMBER.test(column.type)} and ${value} ~* ${NO_NUMBER})`;
    await setAside(session, {
      rows: 'pg_temp.stage',
      column: column.name,
      reason: 'bad_value',
      // PostgreSQL's own words quote the value, in the language of the server.
      message: sql`case when ${isNoNumber} then 'NaN and infinity are no numbers: leave the field empty'
        when ${error} = any (${OUT_OF_RANGE}::text[]) then 'out of range for the type'
        else 'not a value of the type' end || ${` (${column.type})`}::text`,
      where: sql`${value} is not null and (${isNoNumber} or ${error} is not null)`,
    });
  }
  return orders;
}

/** `3.0` in a column of whole numbers is 3, and `1.0` in one of booleans is true. */
async function dropZeroFractions(session: Session, { name, type }: TableColumn): Promise<void> {
  for (const [types, pattern] of WHOLE) {
    if (!types.test(type)) continue;
    await sql`
      update pg_temp.stage set ${sql.id(name)} = regexp_replace(${sql.ref(name)}, ${pattern}, '\\1')
      where ${sql.ref(name)} ~ ${pattern}`.execute(session.db);
  }
}

/** Texts need no check, and in them an empty value is a value. */
export function isText(column: TableColumn): boolean {
  return column.type === 'text';
}

/** The usual case in one pass: casting everything at once, which a bad value ends. */
async function allFit(session: Session, column: TableColumn): Promise<boolean> {
  await session.pg.query('savepoint cast_all');
  try {
    const cast = sql`${sql.ref(`s.${column.name}`)}::${sql.raw(column.type)}`;
    const fits = NUMBER.test(column.type)
      ? sql`coalesce(every(${cast} not in ('NaN', 'Infinity', '-Infinity')), true)`
      : sql`count(${cast}) >= 0`;
    const { rows } = await sql<{
      fit: boolean;
    }>`select ${fits} as fit from pg_temp.stage as s`.execute(session.db);
    await session.pg.query('release savepoint cast_all');
    return rows[0]?.fit ?? true;
  } catch {
    // Which value it was is found out next, record by record.
    await session.pg.query('rollback to savepoint cast_all');
    return false;
  }
}
