import { lookThrough } from '../../files/read-in-chunks.ts';
import { MAX_DEPTH, MAX_RECORD_BYTES } from './limits.ts';

const [LF, CR, OPEN_OBJECT, OPEN_ARRAY] = [0x0a, 0x0d, 0x7b, 0x5b];

/**
 * Whether DuckDB can take a file of JSON lines as it is: no line with more brackets than a record may have levels, none that
 * is longer than a record may be, of which it loses some without a word, and no carriage returns, which may end lines beside
 * line feeds. Looks for these bytes alone, and for no texts.
 */
export async function arePlainLines(path: string): Promise<boolean> {
  let opened = 0;
  let begun = 0;
  let offset = 0;
  for await (const bytes of lookThrough(path)) {
    if (bytes.includes(CR)) return false;
    const objects = new ByteCount(bytes, OPEN_OBJECT);
    const arrays = new ByteCount(bytes, OPEN_ARRAY);
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, end + 1)) {
      opened += objects.countTo(end) + arrays.countTo(end);
      if (opened > MAX_DEPTH || offset + end - begun > MAX_RECORD_BYTES) return false;
      begun = offset + end;
      opened = 0;
    }
    opened += objects.countTo(bytes.length) + arrays.countTo(bytes.length);
    offset += bytes.length;
  }
  return opened <= MAX_DEPTH && offset - begun <= MAX_RECORD_BYTES;
}

/** Of a byte, from the first one on. */
class ByteCount {
  private readonly bytes: Buffer;
  private readonly byte: number;
  private next: number;

  constructor(bytes: Buffer, byte: number) {
    this.bytes = bytes;
    this.byte = byte;
    this.next = bytes.indexOf(byte);
  }

  /** How many there are before a place that were not counted yet. */
  countTo(end: number): number {
    let count = 0;
    while (this.next >= 0 && this.next < end) {
      count++;
      this.next = this.bytes.indexOf(this.byte, this.next + 1);
    }
    return count;
  }
}
