import type { CopyValue } from './copy.ts';

export type BinaryType = 'text' | 'jsonb' | 'bigint' | 'boolean' | 'timestamptz';

/** What precedes the rows of COPY's binary format. */
export const BINARY_HEADER = Buffer.from(`PGCOPY\n\xff\r\n${'\0'.repeat(9)}`, 'latin1');
/** What ends them. */
export const BINARY_TRAILER = Buffer.from([0xff, 0xff]);

const POSTGRES_EPOCH_MS = Date.UTC(2000, 0, 1);
const FIRST_BYTES = 256 * 1024;
const MOST_BYTES_KEPT = 4 * 1024 * 1024;

/** Rows in COPY's binary format: nothing has to be escaped, neither here nor there. Instants are ISO, to the millisecond. */
export class BinaryRows {
  readonly #types: readonly BinaryType[];
  #bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #length = 0;

  constructor(types: readonly BinaryType[]) {
    this.#types = types;
  }

  add(values: readonly CopyValue[]): void {
    this.#reserve(2 + 12 * values.length);
    this.#length = this.#bytes.writeInt16BE(values.length, this.#length);
    for (const [index, type] of this.#types.entries()) this.#value(type, values[index] ?? null);
  }

  /** The rows so far, in a buffer of their own; then it is empty again, and keeps its room unless that is unusual. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    if (this.#bytes.length > MOST_BYTES_KEPT) this.#bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
    return taken;
  }

  #value(type: BinaryType, value: CopyValue): void {
    if (value === null) this.#length = this.#bytes.writeInt32BE(-1, this.#length);
    else if (type === 'text') this.#text(String(value));
    // Its first byte is the version of the format.
    else if (type === 'jsonb') this.#text(`\x01${JSON.stringify(value)}`);
    else if (type === 'boolean')
      this.#bytesOf(1, (at) => this.#bytes.writeUInt8(value ? 1 : 0, at));
    else if (type === 'bigint') this.#int64(BigInt(String(value)));
    else this.#int64(BigInt((Date.parse(String(value)) - POSTGRES_EPOCH_MS) * 1000));
  }

  #int64(value: bigint): void {
    this.#bytesOf(8, (at) => this.#bytes.writeBigInt64BE(value, at));
  }

  #text(value: string): void {
    this.#reserve(4 + value.length * 3);
    const start = this.#length + 4;
    const length = this.#bytes.write(value, start);
    this.#bytesOf(length, () => start + length);
  }

  /** A value of so many bytes, written where its length ends; what comes after it has room again. */
  #bytesOf(length: number, write: (at: number) => number): void {
    this.#length = write(this.#bytes.writeInt32BE(length, this.#length));
    this.#reserve(12 * this.#types.length);
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
