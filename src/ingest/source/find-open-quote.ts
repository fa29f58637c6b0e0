import { lookThrough } from '../../files/read-in-chunks.ts';
import type { Splitting } from './record-starts.ts';

const [LF, CR, SPACE] = [0x0a, 0x0d, 0x20];

/**
 * Where the quote of a CSV file stands that does not end; null where each of them does. DuckDB,
 * which reads the file in one piece, drops its record without a word, and with it the lines that it
 * takes.
 */
export async function findOpenQuote(path: string, splitting: Splitting): Promise<number | null> {
  if (splitting.quote === null) return null;
  const follower = new QuoteFollower(splitting);
  for await (const bytes of lookThrough(path)) follower.take(bytes);
  return follower.open;
}

/**
 * Goes from quote to quote, as DuckDB understands them: one begins a value that it is the first
 * byte of, but for one space. To look for the next quote takes a fraction of looking at each byte.
 */
class QuoteFollower {
  private readonly quote: number;
  private readonly escape: number;
  private readonly delimiter: number;
  /** A letter of its own stands before a quote that ends nothing. */
  private readonly escapes: boolean;
  private at: 'outside' | 'quoted' | 'escaped' | 'closed' = 'outside';
  /** What stands before the bytes that are looked at. */
  private before: 'start' | 'space' | 'value' = 'start';
  private opened = 0;
  private offset = 0;

  constructor(splitting: Splitting) {
    const byteOf = (letter: string | null) => letter?.charCodeAt(0) ?? -1;
    this.quote = byteOf(splitting.quote);
    this.escape = byteOf(splitting.escape);
    this.delimiter = byteOf(splitting.delimiter);
    this.escapes = splitting.escape !== null && splitting.escape !== splitting.quote;
  }

  get open(): number | null {
    return this.at === 'quoted' ? this.opened : null;
  }

  take(bytes: Buffer): void {
    for (let from = this.offset === 0 ? bomLength(bytes) : 0; from < bytes.length; )
      from = this.step(bytes, from);
    this.offset += bytes.length;
  }

  /** Goes on to the next place where something changes; returns from where to look on. */
  private step(bytes: Buffer, from: number): number {
    if (this.at === 'outside') return this.findBegin(bytes, from);
    if (this.at === 'quoted') return this.findEnd(bytes, from);
    if (this.at === 'closed') this.judge(bytes[from]);
    else this.at = 'quoted';
    return from + 1;
  }

  private findBegin(bytes: Buffer, from: number): number {
    const found = bytes.indexOf(this.quote, from);
    const end = found < 0 ? bytes.length : found;
    for (const byte of bytes.subarray(Math.max(from, end - 2), end)) this.pass(byte);
    if (found < 0) return end;
    if (this.before !== 'value') {
      this.at = 'quoted';
      this.opened = this.offset + found;
    }
    this.before = 'value';
    return found + 1;
  }

  private findEnd(bytes: Buffer, from: number): number {
    const found = this.escapes ? this.firstOfBoth(bytes, from) : bytes.indexOf(this.quote, from);
    if (found < 0) return bytes.length;
    this.at = bytes[found] === this.quote ? 'closed' : 'escaped';
    return found + 1;
  }

  /** Byte by byte: to look for each alone would go through the bytes before the other again. */
  private firstOfBoth(bytes: Buffer, from: number): number {
    for (let at = from; at < bytes.length; at++)
      if (bytes[at] === this.quote || bytes[at] === this.escape) return at;
    return -1;
  }

  /** The byte behind a quote that ended a value. */
  private judge(byte = 0): void {
    if (byte === this.quote && this.escape === this.quote) this.at = 'quoted';
    else if (byte !== SPACE) {
      this.at = 'outside';
      this.pass(byte);
    }
  }

  private pass(byte: number): void {
    if (byte === this.delimiter || byte === LF || byte === CR) this.before = 'start';
    else this.before = byte === SPACE && this.before === 'start' ? 'space' : 'value';
  }
}

function bomLength(bytes: Buffer): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}
