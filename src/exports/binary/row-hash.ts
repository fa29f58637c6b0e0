// The hash of a row, as DuckDB's hash() computes it of the same columns, so that DuckDB proves in a fraction of a second
// what was counted here while the rows passed. It is written out, because DuckDB must not be the only one to say what it
// read; a test compares both. 64 bits are two halves of 32: a BigInt for each step would take fifty times as long.

/** 0xd6e8feb86659fd93, the factor of MurmurHash's finaliser as DuckDB has it. */
const FACTOR_HIGH = 0xd6e8feb8 | 0;
const FACTOR_LOW = 0x6659fd93;
/** 0xc6a4a7935bd1e995: a text's hash begins with its length times this. */
const LENGTH_FACTOR_HIGH = 0xc6a4a793 | 0;
const LENGTH_FACTOR_LOW = 0x5bd1e995;
const TEXT_SEED = 0xe17a1465 | 0;
/** The hash of null: 0xbf58476d1ce4e5b9. */
const NULL_HIGH = 0xbf58476d | 0;
const NULL_LOW = 0x1ce4e5b9;

/** A number of rows, and the sum of their hashes modulo 2^64, which the order of rows does not change. */
export interface Content {
  rows: number;
  /** 16 hexadecimal digits. */
  content_hash: string;
}

/** Hashes some rows at a time: takes the values of each column, one column after the other, and adds up the rows. */
export class RowHash {
  #rows = 0;
  #sum = 0n;
  #low = new Int32Array(1024);
  #high = new Int32Array(1024);

  /** Begins with so many rows. */
  begin(rows: number): void {
    if (rows > this.#low.length) {
      this.#low = new Int32Array(2 * rows);
      this.#high = new Int32Array(2 * rows);
    }
    this.#low.fill(0, 0, rows);
    this.#high.fill(0, 0, rows);
  }

  /** Adds up the rows it has begun with. */
  end(rows: number): void {
    let low = 0;
    let high = 0;
    for (let row = 0; row < rows; row++) {
      low += (this.#low[row] ?? 0) >>> 0;
      high += (this.#high[row] ?? 0) >>> 0;
    }
    this.#rows += rows;
    this.#sum = BigInt.asUintN(64, this.#sum + BigInt(low) + (BigInt(high) << 32n));
  }

  get content(): Content {
    return { rows: this.#rows, content_hash: toHex(this.#sum) };
  }

  addNull(row: number): void {
    this.#combine(row, NULL_LOW, NULL_HIGH);
  }

  /** A number of up to 32 bits, which may be negative; a boolean is 0 or 1, a day the number of days since 1970. */
  addInteger(row: number, value: number): void {
    this.addWords(row, value, 0);
  }

  /** A number of 64 bits in halves: an integer, a decimal of 10 to 18 digits, microseconds since 1970, a double. */
  addWords(row: number, low: number, high: number): void {
    const mixed = low ^ high;
    const upper = upperProduct(mixed, high, FACTOR_LOW, FACTOR_HIGH);
    const again = Math.imul(mixed, FACTOR_LOW) ^ upper;
    const last = upperProduct(again, upper, FACTOR_LOW, FACTOR_HIGH);
    this.#combine(row, Math.imul(again, FACTOR_LOW) ^ last, last);
  }

  /** A number of 128 bits, the lowest 32 first: a decimal of more digits, or a UUID with its first bit turned over. */
  addLong(row: number, low: number, lowHigh: number, highLow: number, high: number): void {
    const lowest = low ^ lowHigh;
    const lower = upperProduct(lowest, lowHigh, FACTOR_LOW, FACTOR_HIGH);
    const lowerAgain = Math.imul(lowest, FACTOR_LOW) ^ lower;
    const lowerLast = upperProduct(lowerAgain, lower, FACTOR_LOW, FACTOR_HIGH);
    const highest = highLow ^ high;
    const upper = upperProduct(highest, high, FACTOR_LOW, FACTOR_HIGH);
    const upperAgain = Math.imul(highest, FACTOR_LOW) ^ upper;
    const upperLast = upperProduct(upperAgain, upper, FACTOR_LOW, FACTOR_HIGH);
    const last = lowerLast ^ upperLast;
    const first = Math.imul(lowerAgain, FACTOR_LOW) ^ Math.imul(upperAgain, FACTOR_LOW) ^ last;
    this.#combine(row, first, last);
  }

  /** Bytes of a text in UTF-8. */
  addText(row: number, bytes: DataView, start: number, length: number): void {
    let low = Math.imul(length, LENGTH_FACTOR_LOW) ^ TEXT_SEED;
    let high = upperProduct(length, 0, LENGTH_FACTOR_LOW, LENGTH_FACTOR_HIGH);
    let at = start;
    for (const end = start + (length & ~7); at < end; at += 8) {
      low ^= bytes.getInt32(at, true);
      high ^= bytes.getInt32(at + 4, true);
      high = upperProduct(low, high, FACTOR_LOW, FACTOR_HIGH);
      low = Math.imul(low, FACTOR_LOW);
    }
    const rest = length & 7;
    if (rest > 0) {
      for (let byte = 0; byte < rest; byte++) {
        if (byte < 4) low ^= bytes.getUint8(at + byte) << (8 * byte);
        else high ^= bytes.getUint8(at + byte) << (8 * byte - 32);
      }
      high = upperProduct(low, high, FACTOR_LOW, FACTOR_HIGH);
      low = Math.imul(low, FACTOR_LOW);
    }
    this.addWords(row, low, high);
  }

  /** Of what has no values yet this makes the hash of the first. */
  #combine(row: number, low: number, high: number): void {
    const upper = this.#high[row] ?? 0;
    const mixed = (this.#low[row] ?? 0) ^ upper;
    this.#high[row] = upperProduct(mixed, upper, FACTOR_LOW, FACTOR_HIGH) ^ high;
    this.#low[row] = Math.imul(mixed, FACTOR_LOW) ^ low;
  }
}

/** The content of a table from those of its parts. */
export function sumOf(parts: readonly Content[]): Content {
  const sum = parts.reduce((added, part) => added + BigInt(`0x${part.content_hash}`), 0n);
  return { rows: parts.reduce((rows, part) => rows + part.rows, 0), content_hash: toHex(sum) };
}

/** A sum of hashes, of which 64 bits count. */
export function toHex(sum: bigint): string {
  return BigInt.asUintN(64, sum).toString(16).padStart(16, '0');
}

/** The upper half of the lower 64 bits of a product, in steps of 16 bits, none of which exceeds 32. */
function upperProduct(low: number, high: number, factorLow: number, factorHigh: number): number {
  const lower = low & 0xffff;
  const upper = low >>> 16;
  const factorLower = factorLow & 0xffff;
  const factorUpper = factorLow >>> 16;
  const first = Math.imul(lower, factorLower) >>> 16;
  const second = (Math.imul(upper, factorLower) + first) >>> 0;
  const third = (Math.imul(lower, factorUpper) + (second & 0xffff)) >>> 0;
  const carried = Math.imul(upper, factorUpper) + (second >>> 16) + (third >>> 16);
  return (carried + Math.imul(low, factorHigh) + Math.imul(high, factorLow)) | 0;
}
