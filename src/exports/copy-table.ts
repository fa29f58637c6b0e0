import { copyRows, type RowBatch } from '../database/copy-rows.ts';
import type { DuckDb } from '../database/duckdb.ts';
import { quoteIdentifier, quoteLiteral } from '../database/quoting.ts';
import type { Session } from '../database/session.ts';
import { toSqlError } from '../database/sql-error.ts';
import { type Content, ContentHash } from './content-hash.ts';
import type { ExportedColumn, ExportedTable } from './exported-tables.ts';
import { throughPipe } from './named-pipe.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { replaceFields } from './replace-fields.ts';

const MEGABYTE = 1024 * 1024;
const BATCH_BYTES = MEGABYTE;
const READ_BYTES = 64 * MEGABYTE;
const LEAST_BUFFER = 4 * MEGABYTE;
const LEAST_LINE = MEGABYTE / 4;
const COMMA = 0x2c;

/** What a table held, as it passed. */
export interface Copied extends Content {
  /** Bytes of an average row. */
  averageRow: number;
  /** By column: values its type cannot hold, which became null. */
  unrepresentable: Record<string, number>;
}

/** What a copy tells while it goes on, and what it takes pseudonyms from, where the table has any. */
export interface CopyEvents {
  pseudonyms?: Pseudonyms | undefined;
  /** So many rows have arrived. */
  add(rows: number): void;
  /** Rows of so many bytes are about to be held. */
  makeRoom(averageRow: number): Promise<void>;
}

/**
 * Copies a table of PostgreSQL into a new one of DuckDB, in the catalog `warehouse`, reading every row once. As CSV,
 * in which empty text stays apart from null, and `\.` is a value like any other.
 * DuckDB gets pseudonyms, never what they stand for.
 */
export async function copyTable(
  session: Session,
  duckDb: DuckDb,
  table: ExportedTable,
  newPipe: () => Promise<string>,
  { add, makeRoom, pseudonyms }: CopyEvents,
): Promise<Copied> {
  await duckDb.run(createTable(table));
  const passing = new PassingRows(table.columns, pseudonyms);
  await duckDb.run('begin');
  try {
    const batches = copyRows(session, copyStatement(table), BATCH_BYTES, passing.see);
    for await (const { longestLine, averageRow, rows } of longReads(batches, add)) {
      await makeRoom(averageRow);
      await throughPipe(await newPipe(), rows, (path) =>
        duckDb.run(insertFrom(path, table, longestLine)),
      );
    }
    await duckDb.run('commit');
  } catch (error) {
    throw toSqlError(error, { file: `export of ${table.name}`, text: '' });
  }
  return passing.copied;
}

/** Looks at each row on its way: the first field names the columns whose value is lost, by their place in a list. */
class PassingRows {
  readonly #doubtful: readonly ExportedColumn[];
  readonly #lost: number[];
  /** By field of a row, the first included; none where the table has no pseudonyms. */
  readonly #replacements: readonly (((text: string) => string) | undefined)[];
  readonly #hash = new ContentHash();
  #bytes = 0;

  constructor(columns: readonly ExportedColumn[], pseudonyms: Pseudonyms | undefined) {
    this.#doubtful = columns.filter(({ unrepresentable }) => unrepresentable);
    this.#lost = this.#doubtful.map(() => 0);
    const toPseudonym = ({ isPseudonym, duckDbType }: ExportedColumn) => {
      if (!isPseudonym) return undefined;
      if (!pseudonyms) throw new Error('no key for the pseudonyms of a table');
      return (text: string) =>
        duckDbType === 'JSON' ? pseudonyms.ofJson(text) : pseudonyms.ofText(text);
    };
    const replacements = [undefined, ...columns.map(toPseudonym)];
    this.#replacements = replacements.some(Boolean) ? replacements : [];
  }

  see = (bytes: Buffer, start: number, end: number): Buffer | undefined => {
    if (this.#replacements.length === 0) {
      this.#count(bytes, start, end);
      return undefined;
    }
    const row = replaceFields(bytes.subarray(start, end), this.#replacements);
    this.#count(row, 0, row.length);
    return row;
  };

  #count(bytes: Buffer, start: number, end: number): void {
    const comma = bytes[start] === COMMA ? start : bytes.indexOf(COMMA, start);
    if (comma > start) this.#countLost(bytes.toString('latin1', start, comma));
    this.#hash.add(bytes.subarray(comma + 1, end - 1));
    this.#bytes += end - start;
  }

  get copied(): Copied {
    const { content } = this.#hash;
    const counted = this.#doubtful.map(({ name }, at) => [name, this.#lost[at] ?? 0] as const);
    return {
      ...content,
      averageRow: Math.round(this.#bytes / Math.max(content.rows, 1)),
      unrepresentable: Object.fromEntries(counted.filter(([, lost]) => lost > 0)),
    };
  }

  #countLost(places: string): void {
    for (const place of places.split(' ').map(Number))
      this.#lost[place] = (this.#lost[place] ?? 0) + 1;
  }
}

/** What one statement of DuckDB reads. */
interface LongRead {
  longestLine: number;
  averageRow: number;
  rows: AsyncIterable<Uint8Array>;
}

/**
 * Puts batches together for one statement, each to be read to its end before the next is asked for: DuckDB writes
 * many rows faster than few, keeps in memory all that it has read of a pipe, and has to be told how long a line is.
 */
async function* longReads(
  batches: AsyncGenerator<RowBatch>,
  add: (rows: number) => void,
): AsyncGenerator<LongRead> {
  let next = await batches.next();
  async function* together(longestLine: number): AsyncGenerator<Uint8Array> {
    for (let read = 0; !next.done && read < READ_BYTES; next = await batches.next()) {
      const { bytes, rows, longestRow } = next.value;
      if (longestRow >= longestLine) return;
      yield bytes;
      read += bytes.length;
      add(rows);
    }
  }
  try {
    while (!next.done) {
      const { bytes, rows, longestRow } = next.value;
      const longestLine = Math.max(LEAST_LINE, longestRow + 1);
      yield { longestLine, averageRow: bytes.length / rows, rows: together(longestLine) };
    }
  } finally {
    await batches.return(undefined);
  }
}

/** The name of an exported table in DuckDB. */
export function inWarehouse({ group, name }: Pick<ExportedTable, 'group' | 'name'>): string {
  return `warehouse.${group}.${quoteIdentifier(name)}`;
}

/** Statements that make an exported table in DuckDB, empty, with its comments. */
export function createTable({ group, name, comment, columns }: ExportedTable): string {
  const table = inWarehouse({ group, name });
  const definitions = columns.map(
    (column) => `${quoteIdentifier(column.name)} ${column.duckDbType}`,
  );
  const comments = columns
    .filter((column) => column.comment !== null)
    .map(
      ({ name: column, comment: text }) =>
        `comment on column ${table}.${quoteIdentifier(column)} is ${quoteLiteral(text ?? '')};`,
    );
  return `
    create table ${table} (${definitions.join(', ')});
    ${comment === null ? '' : `comment on table ${table} is ${quoteLiteral(comment)};`}
    ${comments.join('\n')}`;
}

function copyStatement({ schema, name, columns }: ExportedTable): string {
  const lost = columns
    .flatMap(({ unrepresentable }) => unrepresentable ?? [])
    .map((condition, place) => `case when ${condition} then '${place}' end`);
  const first = lost.length === 0 ? 'null' : `nullif(concat_ws(' ', ${lost.join(', ')}), '')`;
  const list = columns.map((column) => `${column.expression} as ${quoteIdentifier(column.name)}`);
  const from = `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
  return `copy (select ${[first, ...list].join(', ')} from ${from}) to stdout (format csv, encoding 'UTF8')`;
}

/** Not parallel: that reader guesses where a row begins, and text that imitates rows misleads it. */
function insertFrom(path: string, table: ExportedTable, longestLine: number): string {
  const types = table.columns.map(
    (column) => `${quoteLiteral(column.name)}: ${quoteLiteral(column.duckDbType)}`,
  );
  return `
    insert into ${inWarehouse(table)}
    select * exclude ("?lost")
    from read_csv(
        ${quoteLiteral(path)}, columns = {${["'?lost': 'VARCHAR'", ...types].join(', ')}},
        auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', nullstr = '',
        allow_quoted_nulls = false, new_line = '\\n', parallel = false, max_line_size = ${longestLine},
        buffer_size = ${Math.max(LEAST_BUFFER, longestLine + 1)},
        -- A folder on the way that is called cell=eu-1 is no column.
        hive_partitioning = false
    )`;
}
