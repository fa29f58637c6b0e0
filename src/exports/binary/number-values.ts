import { ColumnValues, type RowBlock } from './column-values.ts';
import { ShortValues, WordValues } from './fixed-values.ts';
import { type Decimal, scaledNumeric } from './numeric.ts';
import type { SpareBuffers } from './spare-buffers.ts';

/** Of up to 9 digits. */
export class ShortDecimals extends ShortValues {
  readonly #decimal: Decimal;

  constructor(spare: SpareBuffers, decimal: Decimal) {
    super(spare);
    this.#decimal = decimal;
  }

  protected read(view: DataView, at: number): number {
    return Number(scaledNumeric(view, at, this.#decimal) ?? Number.NaN);
  }
}

/** Of 10 to 18 digits. */
export class WordDecimals extends WordValues {
  readonly #decimal: Decimal;

  constructor(spare: SpareBuffers, decimal: Decimal) {
    super(spare);
    this.#decimal = decimal;
  }

  protected read(view: DataView, at: number): boolean {
    const value = scaledNumeric(view, at, this.#decimal);
    if (value === undefined) return false;
    this.low = Number(BigInt.asIntN(32, BigInt(value)));
    this.high = Number(BigInt.asIntN(32, BigInt(value) >> 32n));
    return true;
  }
}

/** Of more digits: 128 bits, the highest first. */
export class LongDecimals extends ColumnValues {
  readonly #decimal: Decimal;

  constructor(spare: SpareBuffers, decimal: Decimal) {
    super(spare);
    this.#decimal = decimal;
  }

  add({ view, rows, positions, width, hash }: RowBlock, field: number): void {
    const before = this.begin(rows);
    this.reserve(16 * rows);
    const to = this.view;
    for (let row = 0, place = field; row < rows; row++, place += width) {
      const at = positions[place] ?? 0;
      const isNull = view.getInt32(at) < 0;
      const value = isNull ? undefined : scaledNumeric(view, at + 4, this.#decimal);
      if (value === undefined) {
        if (!isNull) this.lost++;
        hash.addNull(row);
        continue;
      }
      this.mark(before + row);
      const end = this.length;
      to.setBigInt64(end, BigInt(value) >> 64n);
      to.setBigInt64(end + 8, BigInt.asIntN(64, BigInt(value)));
      const [high, highLow] = [to.getInt32(end), to.getInt32(end + 4)];
      hash.addLong(row, to.getInt32(end + 12), to.getInt32(end + 8), highLow, high);
      this.length += 16;
    }
  }
}

/** Of 32 or 64 bits. Zeros, and what is no number, are hashed alike, however they are written. */
export class Floats extends ColumnValues {
  add({ view, rows, positions, width, hash }: RowBlock, field: number): void {
    const before = this.begin(rows);
    this.reserve(8 * rows);
    for (let row = 0, place = field; row < rows; row++, place += width) {
      const at = positions[place] ?? 0;
      const length = view.getInt32(at);
      if (length < 0) {
        hash.addNull(row);
        continue;
      }
      this.mark(before + row);
      const isShort = length === 4;
      const value = isShort ? view.getFloat32(at + 4) : view.getFloat64(at + 4);
      const end = this.length;
      if (isShort) this.view.setFloat32(end, value, true);
      else this.view.setFloat64(end, value, true);
      this.length += length;
      if (Number.isNaN(value)) {
        if (isShort) hash.addInteger(row, 0x7fc00000);
        else hash.addWords(row, 0, 0x7ff80000);
      } else if (value === 0) hash.addWords(row, 0, 0);
      else if (isShort) hash.addInteger(row, this.view.getInt32(end, true));
      else hash.addWords(row, this.view.getInt32(end, true), this.view.getInt32(end + 4, true));
    }
  }
}
