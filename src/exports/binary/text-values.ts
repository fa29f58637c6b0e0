import { ColumnValues, type RowBlock } from './column-values.ts';
import type { RowHash } from './row-hash.ts';
import type { SpareBuffers } from './spare-buffers.ts';

export class Texts extends ColumnValues {
  add({ view, rows, positions, width, hash }: RowBlock, field: number): void {
    const before = this.begin(rows);
    for (let row = 0, place = field; row < rows; row++, place += width) {
      const at = positions[place] ?? 0;
      const length = view.getInt32(at);
      if (length < 0) hash.addNull(row);
      else {
        this.mark(before + row);
        this.addText(row, hash, view, at + 4, length);
      }
    }
  }

  protected addText(
    row: number,
    hash: RowHash,
    from: DataView,
    start: number,
    length: number,
  ): void {
    hash.addText(row, from, start, length);
    if (this.length + 4 + length > this.bytes.length) this.reserve(4 + length);
    this.view.setInt32(this.length, length, true);
    copyBytes(from, start, length, this.view, this.length + 4);
    this.length += 4 + length;
  }
}

/** Texts of which others take the place. */
export class ReplacedTexts extends Texts {
  readonly #replace: (text: string) => string;

  constructor(spare: SpareBuffers, replace: (text: string) => string) {
    super(spare);
    this.#replace = replace;
  }

  protected override addText(
    row: number,
    hash: RowHash,
    from: DataView,
    start: number,
    length: number,
  ): void {
    const original = Buffer.from(from.buffer, from.byteOffset + start, length);
    const other = Buffer.from(this.#replace(original.toString()));
    super.addText(row, hash, new DataView(other.buffer, other.byteOffset), 0, other.length);
  }
}

/** Most values are shorter than what a call for them costs. */
function copyBytes(from: DataView, start: number, length: number, to: DataView, at: number): void {
  if (length > 48) {
    const target = new Uint8Array(to.buffer, to.byteOffset + at, length);
    target.set(new Uint8Array(from.buffer, from.byteOffset + start, length));
    return;
  }
  let done = 0;
  for (; done + 4 <= length; done += 4)
    to.setInt32(at + done, from.getInt32(start + done, true), true);
  for (; done < length; done++) to.setUint8(at + done, from.getUint8(start + done));
}
