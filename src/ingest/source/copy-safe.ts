// A line that is only \. inside a value ends COPY on PostgreSQL 17 and older, without a word. Values that hold one get
// U+0001 after each backslash on their way into the staging table, where it is taken out again.
import { sql } from 'kysely';
import type { Session } from '../../database/session.ts';
import type { Reader } from '../duckdb/reader.ts';

const BACKSLASH = 0x5c;
const MARK = 0x01;

/** Defines `storable(value)`: without NUL, which no PostgreSQL text can hold; and `copyable(value)`: safe in COPY, too. */
export async function defineCopySafety(reader: Reader): Promise<void> {
  await reader.connection.run(`
    create or replace temporary macro storable(value) as
        case when contains(value, chr(0)) then replace(value, chr(0), chr(65533)) else value end`);
  await reader.connection.run(`
    create or replace temporary macro copyable(value) as
        case when contains(value, chr(92)) and regexp_matches(value, '[\\r\\n]\\\\\\.|\\\\\\x01')
        then replace(storable(value), chr(92), chr(92) || chr(1)) else storable(value) end`);
}

/** Passes bytes through and remembers whether a marked backslash was among them. */
export class MarkWatch {
  seen = false;

  async *watch(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let last = 0;
    for await (const chunk of chunks) {
      this.seen ||= (last === BACKSLASH && chunk[0] === MARK) || chunk.includes(Buffer.of(BACKSLASH, MARK));
      last = chunk.at(-1) ?? last;
      yield chunk;
    }
  }

  /** Takes the marks out of the texts that were copied into a table, if there are any; `idPrefix` finds the rows of this load. */
  async restore(
    session: Session,
    columns: readonly string[],
    table = 'pg_temp.stage',
    idPrefix?: string,
  ): Promise<void> {
    if (!this.seen || columns.length === 0) return;
    const mark = sql`chr(92) || chr(1)`;
    const marked = sql.join(
      columns.map((column) => sql`position(${mark} in ${sql.id(column)}) > 0`),
      sql` or `,
    );
    await sql`
      update ${sql.table(table)}
      set ${sql.join(columns.map((column) => sql`${sql.id(column)} = replace(${sql.id(column)}, ${mark}, chr(92))`))}
      where (${marked}) ${idPrefix === undefined ? sql`` : sql`and starts_with(id::text, ${idPrefix})`}`.execute(
      session.db,
    );
  }
}
