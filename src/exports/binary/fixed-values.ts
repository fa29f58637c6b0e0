import { ColumnValues, type RowBlock } from './column-values.ts';

/** Days and microseconds from 1970 to 2000, where PostgreSQL begins to count. */
const DAYS_BEFORE = 10_957;
const MICROSECONDS_BEFORE_HIGH = 0x35d01;
const MICROSECONDS_BEFORE_LOW = 0x3b37e000;
const INT32_MAX = 2 ** 31 - 1;
const INT32_MIN = -INT32_MAX - 1;

export class Uuids extends ColumnValues {
  add({ view, rows, positions, width, hash }: RowBlock, field: number): void {
    const before = this.begin(rows);
    this.reserve(16 * rows);
    const to = this.view;
    let end = this.length;
    for (let row = 0, place = field; row < rows; row++, place += width) {
      const at = positions[place] ?? 0;
      if (view.getInt32(at) < 0) hash.addNull(row);
      else {
        this.mark(before + row);
        const high = view.getInt32(at + 4);
        const highLow = view.getInt32(at + 8);
        const lowHigh = view.getInt32(at + 12);
        const low = view.getInt32(at + 16);
        to.setInt32(end, high);
        to.setInt32(end + 4, highLow);
        to.setInt32(end + 8, lowHigh);
        to.setInt32(end + 12, low);
        end += 16;
        // DuckDB turns the first bit over, so that ids sort as numbers.
        hash.addLong(row, low, lowHigh, highLow, high ^ INT32_MIN);
      }
    }
    this.length = end;
  }
}

/** Packed by eight into a byte, the lowest bit first. */
export class Booleans extends ColumnValues {
  #values = 0;

  add({ view, rows, positions, width, hash }: RowBlock, field: number): void {
    const before = this.begin(rows);
    this.reserve(Math.ceil(rows / 8) + 1);
    for (let row = 0, place = field; row < rows; row++, place += width) {
      const at = positions[place] ?? 0;
      if (view.getInt32(at) < 0) hash.addNull(row);
      else {
        this.mark(before + row);
        const value = view.getUint8(at + 4);
        const bit = this.#values++ & 7;
        if (bit === 0) this.bytes[this.length++] = value;
        else this.bytes[this.length - 1] = (this.bytes[this.length - 1] ?? 0) | (value << bit);
        hash.addInteger(row, value);
      }
    }
  }

  override clear(): void {
    super.clear();
    this.#values = 0;
  }
}

/** Values of 32 bits. */
export abstract class ShortValues extends ColumnValues {
  /** The value at a place; NaN when the type cannot hold it. */
  protected abstract read(view: DataView, at: number, length: number): number;

  add({ view, rows, positions, width, hash }: RowBlock, field: number): void {
    const before = this.begin(rows);
    this.reserve(4 * rows);
    for (let row = 0, place = field; row < rows; row++, place += width) {
      const at = positions[place] ?? 0;
      const length = view.getInt32(at);
      const value = length < 0 ? Number.NaN : this.read(view, at + 4, length);
      if (Number.isNaN(value)) {
        if (length >= 0) this.lost++;
        hash.addNull(row);
      } else {
        this.mark(before + row);
        this.view.setInt32(this.length, value, true);
        this.length += 4;
        hash.addInteger(row, value);
      }
    }
  }
}

export class Integers extends ShortValues {
  protected read(view: DataView, at: number, length: number): number {
    return length === 2 ? view.getInt16(at) : view.getInt32(at);
  }
}

export class Days extends ShortValues {
  protected read(view: DataView, at: number): number {
    const days = view.getInt32(at);
    if (days === INT32_MAX) return INT32_MAX;
    if (days === INT32_MIN) return -INT32_MAX;
    return days + DAYS_BEFORE < INT32_MAX ? days + DAYS_BEFORE : Number.NaN;
  }
}

/** Values of 64 bits. */
export abstract class WordValues extends ColumnValues {
  protected low = 0;
  protected high = 0;

  /** Puts the value at a place into `low` and `high`, and tells whether the type can hold it. */
  protected abstract read(view: DataView, at: number): boolean;

  add({ view, rows, positions, width, hash }: RowBlock, field: number): void {
    const before = this.begin(rows);
    this.reserve(8 * rows);
    for (let row = 0, place = field; row < rows; row++, place += width) {
      const at = positions[place] ?? 0;
      const isNull = view.getInt32(at) < 0;
      if (isNull || !this.read(view, at + 4)) {
        if (!isNull) this.lost++;
        hash.addNull(row);
      } else {
        this.mark(before + row);
        this.view.setInt32(this.length, this.low, true);
        this.view.setInt32(this.length + 4, this.high, true);
        this.length += 8;
        hash.addWords(row, this.low, this.high);
      }
    }
  }
}

export class LongIntegers extends WordValues {
  protected read(view: DataView, at: number): boolean {
    this.high = view.getInt32(at);
    this.low = view.getInt32(at + 4);
    return true;
  }
}

export class Instants extends WordValues {
  protected read(view: DataView, at: number): boolean {
    const high = view.getInt32(at);
    const low = view.getInt32(at + 4);
    this.low = low;
    this.high = high;
    if (high === INT32_MAX && low === -1) return true;
    if (high === INT32_MIN && low === 0) {
      this.low = 1;
      return true;
    }
    const sum = (low >>> 0) + MICROSECONDS_BEFORE_LOW;
    const carried = high + MICROSECONDS_BEFORE_HIGH + (sum >= 2 ** 32 ? 1 : 0);
    this.low = sum | 0;
    this.high = carried;
    return carried <= INT32_MAX;
  }
}
