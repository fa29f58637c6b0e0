import { type ColumnType, convert } from './binary-values.ts';

/** What DuckDB puts around every value: a character that hardly any value has, so that hardly any is doubled in one. */
export const QUOTE = '\x01';

const MARK = QUOTE.charCodeAt(0);
const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const NULL = -1;
/** So many bytes of a value are copied one by one. */
const SHORT = 80;

/**
 * Turns CSV (every value between U+0001, null as nothing, no header) into rows of COPY's binary format, which the server
 * reads in half the time. Instants come as microseconds since 1970, other values as PostgreSQL writes them. Bytes come in any
 * pieces: a value may end in another one than it began.
 */
export class CsvRows {
  readonly #types: readonly ColumnType[];
  #bytes = Buffer.allocUnsafeSlow(64 * 1024);
  /** Where the next byte goes, and where the value begins that is not complete, with its length. */
  #end = 0;
  #value = 0;
  #column = 0;
  #place: 'before' | 'inside' | 'at mark' = 'before';

  constructor(types: readonly ColumnType[]) {
    this.#types = types;
  }

  /** Bytes that wait to be taken. */
  get length(): number {
    return this.#end;
  }

  add(chunk: Buffer): void {
    // At most: a null in a row of its own is one byte here and six there.
    this.#reserve(6 * chunk.length + 16);
    let at = 0;
    while (at < chunk.length) {
      const byte = chunk[at];
      if (this.#place === 'inside') at = this.#copyValue(chunk, at);
      else if (byte === MARK) {
        if (this.#place === 'before') this.#begin();
        else this.#end = this.#bytes.writeUInt8(MARK, this.#end);
        this.#place = 'inside';
        at++;
      } else if (byte === COMMA || byte === LINE_FEED) {
        if (this.#place === 'before') this.#addNull();
        else this.#finish();
        this.#place = 'before';
        this.#column = byte === COMMA ? this.#column + 1 : 0;
        at++;
      } else throw new Error(`byte ${byte} is outside of any value`);
    }
  }

  /**
   * The bytes of the values that are complete, in the memory that is given where they fit; then
   * they are gone.
   */
  take(memory?: ArrayBuffer): Buffer<ArrayBuffer> {
    const complete = this.#place === 'before' ? this.#end : this.#value;
    const taken =
      memory && memory.byteLength >= complete
        ? Buffer.from(memory, 0, complete)
        : Buffer.allocUnsafeSlow(complete);
    this.#bytes.copy(taken, 0, 0, complete);
    this.#bytes.copyWithin(0, complete, this.#end);
    this.#end -= complete;
    this.#value -= complete;
    return taken;
  }

  /** Copies what there is of a value; calls for a few bytes would take longer than a loop. */
  #copyValue(chunk: Buffer, from: number): number {
    const near = Math.min(from + SHORT, chunk.length);
    const bytes = this.#bytes;
    let at = from;
    let end = this.#end;
    for (let byte = chunk[at]; at < near && byte !== MARK; byte = chunk[++at])
      bytes[end++] = byte as number;
    this.#end = end;
    if (at === near && at < chunk.length) {
      const mark = chunk.indexOf(MARK, at);
      const to = mark < 0 ? chunk.length : mark;
      this.#end += chunk.copy(this.#bytes, this.#end, at, to);
      at = to;
    }
    if (at === chunk.length) return at;
    this.#place = 'at mark';
    return at + 1;
  }

  #begin(): void {
    this.#beginRow();
    this.#value = this.#end;
    this.#end += 4;
  }

  #addNull(): void {
    this.#beginRow();
    this.#end = this.#bytes.writeInt32BE(NULL, this.#end);
  }

  #beginRow(): void {
    if (this.#column === 0) this.#end = this.#bytes.writeInt16BE(this.#types.length, this.#end);
  }

  #finish(): void {
    const start = this.#value + 4;
    this.#end = convert(this.#types[this.#column] ?? 'text', this.#bytes, start, this.#end);
    this.#bytes.writeInt32BE(this.#end - start, this.#value);
  }

  #reserve(count: number): void {
    if (this.#end + count <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#end + count, 2 * this.#bytes.length));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}
