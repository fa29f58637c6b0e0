import type { RowSink } from '../../database/copy-rows.ts';
import type { ExportedColumn } from '../exported-tables.ts';
import type { Pseudonyms } from '../pseudonyms.ts';
import type { ColumnValues } from './column-values.ts';
import { Booleans, Days, Instants, Integers, LongIntegers, Uuids } from './fixed-values.ts';
import { Floats, LongDecimals, ShortDecimals, WordDecimals } from './number-values.ts';
import type { Decimal } from './numeric.ts';
import { plainType, writePlainParquet } from './plain-parquet.ts';
import { type Content, RowHash } from './row-hash.ts';
import { SpareBuffers } from './spare-buffers.ts';
import { ReplacedTexts, Texts } from './text-values.ts';

const BATCH_BYTES = 16 * 1024 * 1024;
/** So much is taken column by column at a time: what the processor's own memory holds. */
const BLOCK_BYTES = 256 * 1024;
/** What longer rows have left behind is not kept for the next. */
const MOST_KEPT_BYTES = 4 * BATCH_BYTES;
/** Signature, flags and the length of an extension that nobody has defined. */
const HEADER_BYTES = 19;
const END = -1;

/** Some rows of a table. */
export interface BinaryBatch {
  rows: number;
  bytes: number;
  /** Writes them as a new Parquet file; then their memory is used for others. */
  write(path: string): Promise<void>;
}

/** Makes of `COPY .. (format binary)` what DuckDB reads, and counts and hashes rows and values on their way. */
export class BinaryRows implements RowSink<BinaryBatch> {
  readonly #columns: readonly ExportedColumn[];
  readonly #spare: SpareBuffers;
  readonly #newValues: () => ColumnValues[];
  readonly #hash = new RowHash();
  readonly #all: ColumnValues[][] = [];
  readonly #free: ColumnValues[][] = [];
  #current: ColumnValues[];
  #rows = 0;
  #bytes = 0;
  #hasBegun = false;
  /** Rows that have arrived, and were not taken apart yet. */
  #block: Buffer<ArrayBuffer>;
  #view: DataView<ArrayBuffer>;
  #blockBytes = 0;
  #positions = new Int32Array(1024);

  constructor(
    columns: readonly ExportedColumn[],
    pseudonyms: Pseudonyms | undefined,
    spare = new SpareBuffers(),
  ) {
    this.#columns = columns;
    this.#spare = spare;
    this.#block = spare.take(BLOCK_BYTES);
    this.#view = new DataView(this.#block.buffer);
    this.#newValues = () => {
      const made = columns.map((column) => valuesOf(column, pseudonyms, spare));
      this.#all.push(made);
      return made;
    };
    this.#current = this.#newValues();
  }

  take(bytes: Buffer, start: number, end: number): BinaryBatch | undefined {
    const begins = this.#hasBegun ? start : start + HEADER_BYTES;
    this.#hasBegun = true;
    const length = end - begins;
    if (length === 0 || bytes.readInt16BE(begins) === END) return undefined;
    if (this.#blockBytes + length > this.#block.length) this.#takeBlock(length);
    bytes.copy(this.#block, this.#blockBytes, begins, end);
    this.#blockBytes += length;
    this.#bytes += length;
    this.#rows++;
    return this.#bytes >= BATCH_BYTES ? this.rest() : undefined;
  }

  rest(): BinaryBatch | undefined {
    if (this.#rows === 0) return undefined;
    this.#takeBlock(BLOCK_BYTES);
    const values = this.#current;
    const rows = this.#rows;
    const bytes = this.#bytes;
    this.#current = this.#free.pop() ?? this.#newValues();
    this.#rows = 0;
    this.#bytes = 0;
    return { rows, bytes, write: (path) => this.#write(path, rows, values) };
  }

  /** Gives the memory of batches that were written to others. */
  release(): void {
    for (const values of [this.#current, ...this.#free]) for (const one of values) one.release();
    this.#spare.give(this.#block);
    this.#block = Buffer.alloc(0);
  }

  get content(): Content {
    return this.#hash.content;
  }

  /** By column: values its type cannot hold, which became null. */
  get unrepresentable(): Record<string, number> {
    const lostOf = (at: number) => this.#all.reduce((sum, made) => sum + (made[at]?.lost ?? 0), 0);
    const counted = this.#columns.map(({ name }, at) => [name, lostOf(at)] as const);
    return Object.fromEntries(counted.filter(([, lost]) => lost > 0));
  }

  /** Takes the rows of a block apart, and makes room for so many bytes. */
  #takeBlock(needed: number): void {
    const rows = this.#findFields();
    this.#hash.begin(rows);
    const block = {
      view: this.#view,
      rows,
      positions: this.#positions,
      width: this.#columns.length,
      hash: this.#hash,
    };
    for (const [field, values] of this.#current.entries()) values.add(block, field);
    this.#hash.end(rows);
    this.#blockBytes = 0;
    const length = Math.max(needed, BLOCK_BYTES);
    if (length === this.#block.length) return;
    this.#spare.give(this.#block);
    this.#block = this.#spare.take(length);
    this.#view = new DataView(this.#block.buffer);
  }

  /** Writes down where each field of the block begins; returns the number of rows. */
  #findFields(): number {
    const view = this.#view;
    const width = this.#columns.length;
    let rows = 0;
    for (let at = 0; at < this.#blockBytes; rows++) {
      at += 2;
      if ((rows + 1) * width > this.#positions.length) {
        const larger = new Int32Array(2 * (rows + 1) * width);
        larger.set(this.#positions);
        this.#positions = larger;
      }
      for (let place = rows * width; place < (rows + 1) * width; place++) {
        this.#positions[place] = at;
        at += 4 + Math.max(view.getInt32(at), 0);
      }
    }
    return rows;
  }

  async #write(path: string, rows: number, values: ColumnValues[]): Promise<void> {
    const columns = this.#columns.map(({ name, duckDbType }, at) => ({
      name,
      type: plainType(duckDbType),
      ...(values[at]?.page ?? { levels: new Uint8Array(), values: new Uint8Array() }),
    }));
    await writePlainParquet(path, rows, columns);
    const size = values.reduce((sum, one) => sum + one.size, 0);
    for (const one of values) one.clear();
    if (size <= MOST_KEPT_BYTES) this.#free.push(values);
  }
}

function valuesOf(
  { duckDbType, isPseudonym }: ExportedColumn,
  pseudonyms: Pseudonyms | undefined,
  spare: SpareBuffers,
): ColumnValues {
  if (isPseudonym) {
    if (!pseudonyms) throw new Error('no key for the pseudonyms of a table');
    return new ReplacedTexts(spare, (text) =>
      duckDbType === 'JSON' ? pseudonyms.ofJson(text) : pseudonyms.ofText(text),
    );
  }
  const { decimal } = plainType(duckDbType);
  if (decimal) return decimalsOf(decimal, spare);
  switch (duckDbType) {
    case 'UUID':
      return new Uuids(spare);
    case 'BOOLEAN':
      return new Booleans(spare);
    case 'SMALLINT':
    case 'INTEGER':
      return new Integers(spare);
    case 'BIGINT':
      return new LongIntegers(spare);
    case 'FLOAT':
    case 'DOUBLE':
      return new Floats(spare);
    case 'DATE':
      return new Days(spare);
    case 'TIMESTAMP WITH TIME ZONE':
      return new Instants(spare);
    default:
      return new Texts(spare);
  }
}

function decimalsOf(decimal: Decimal, spare: SpareBuffers): ColumnValues {
  if (decimal.precision <= 9) return new ShortDecimals(spare, decimal);
  return decimal.precision <= 18
    ? new WordDecimals(spare, decimal)
    : new LongDecimals(spare, decimal);
}
