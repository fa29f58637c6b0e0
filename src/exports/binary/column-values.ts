// Values of one column, taken from PostgreSQL's binary format and written in Parquet's plain encoding, which DuckDB reads
// ten times as fast as CSV. A column of some rows is taken at once: one loop over values of one type is several times as
// fast as one over the columns of a row.
import type { RowHash } from './row-hash.ts';
import type { SpareBuffers } from './spare-buffers.ts';

/** Some rows in PostgreSQL's binary format. */
export interface RowBlock {
  view: DataView;
  rows: number;
  /** Where each field lies with its length before it, row by row. */
  positions: Int32Array;
  /** Fields of a row. */
  width: number;
  hash: RowHash;
}

/** Values that follow one another, and whether each row has one. */
export abstract class ColumnValues {
  /** Values that DuckDB's type cannot hold, which became null. */
  lost = 0;
  protected bytes = Buffer.alloc(0);
  protected view = new DataView(this.bytes.buffer, 0, 0);
  protected length = 0;
  readonly #spare: SpareBuffers;
  #levels = new Uint8Array(64);
  #rows = 0;

  constructor(spare: SpareBuffers) {
    this.#spare = spare;
  }

  /** Takes a field of all rows of a block. */
  abstract add(block: RowBlock, field: number): void;

  get size(): number {
    return this.bytes.length;
  }

  /** The bytes of a page: a bit for each row that has a value, and the values. They are overwritten after `clear`. */
  get page(): { levels: Uint8Array; values: Uint8Array } {
    const levels = this.#levels.subarray(0, Math.ceil(this.#rows / 8));
    return { levels, values: this.bytes.subarray(0, this.length) };
  }

  clear(): void {
    this.#levels.fill(0, 0, Math.ceil(this.#rows / 8));
    this.length = 0;
    this.#rows = 0;
  }

  /** Gives its memory to others; it has none until it takes values again. */
  release(): void {
    this.clear();
    this.#spare.give(this.bytes);
    this.#use(Buffer.alloc(0));
  }

  /** Makes room for so many bytes more. */
  protected reserve(length: number): void {
    const needed = this.length + length;
    if (needed <= this.bytes.length) return;
    const larger = this.#spare.take(Math.max(needed, 2 * this.length));
    this.bytes.copy(larger, 0, 0, this.length);
    this.#spare.give(this.bytes);
    this.#use(larger);
  }

  #use(buffer: Buffer<ArrayBuffer>): void {
    this.bytes = buffer;
    this.view = new DataView(buffer.buffer, 0, buffer.length);
  }

  /** Makes room for so many rows more, none of which has a value yet, and returns the number of those before. */
  protected begin(rows: number): number {
    const before = this.#rows;
    this.#rows += rows;
    if (this.#rows > 8 * this.#levels.length) {
      const larger = new Uint8Array(Math.ceil(this.#rows / 4));
      larger.set(this.#levels);
      this.#levels = larger;
    }
    return before;
  }

  protected mark(row: number): void {
    this.#levels[row >> 3] = (this.#levels[row >> 3] ?? 0) | (1 << (row & 7));
  }
}
