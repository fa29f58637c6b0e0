import { lookThrough } from '../../files/read-in-chunks.ts';

/** Where something begins: its line (from 1, as editors count) and its distance in bytes from the start of the text. */
export interface Place {
  line: number;
  offset: number;
}

/** How a text is split into records: a line each, or with line breaks between quotes. */
export interface Splitting {
  quote: string | null;
  escape: string | null;
  delimiter: string;
}

const LF = 0x0a;
const CR = 0x0d;
const BOM = [0xef, 0xbb, 0xbf];

/** The places of all lines that hold a record, a header among them; blank ones are none. A chunk of the file at a time. */
export async function* recordStarts(path: string, splitting: Splitting): AsyncGenerator<Place[]> {
  const follower = new RecordFollower(splitting);
  for await (const bytes of lookThrough(path)) yield follower.take(bytes);
}

/** Goes from byte to byte, but over those of a long value, which most of a file are. */
class RecordFollower {
  private readonly quote: number;
  private readonly escape: number;
  private readonly delimiter: number;
  private offset = 0;
  private line = 1;
  /** What the next byte may be: the first of a record, of a field, or any other one. */
  private at: 'record' | 'field' | 'inside' | 'quoted' | 'escaped' = 'record';
  private last = -1;

  constructor(splitting: Splitting) {
    this.quote = splitting.quote?.charCodeAt(0) ?? -1;
    this.escape = splitting.escape?.charCodeAt(0) ?? -1;
    this.delimiter = splitting.delimiter.charCodeAt(0);
  }

  take(bytes: Buffer): Place[] {
    const places: Place[] = [];
    const isFirst = this.offset === 0 && BOM.every((byte, index) => bytes[index] === byte);
    const passed = this.passOver(bytes);
    for (let index = isFirst ? BOM.length : 0; index < bytes.length; index++) {
      index = passed(index);
      const byte = bytes[index];
      if (byte === undefined) break;
      if (this.read(byte)) places.push({ line: this.line, offset: this.offset + index });
    }
    this.offset += bytes.length;
    return places;
  }

  /** Goes on by a byte; returns whether a record begins with it. */
  private read(byte: number): boolean {
    if (byte === CR || (byte === LF && this.last !== CR)) this.line += 1;
    this.last = byte;
    const before = this.at;
    if (before === 'escaped') this.at = 'quoted';
    else if (before === 'quoted') {
      // A doubled quote ends the field and begins it again, which comes to the same.
      if (byte === this.escape && this.escape !== this.quote) this.at = 'escaped';
      else if (byte === this.quote) this.at = 'field';
    } else if (byte === LF || byte === CR) this.at = 'record';
    else {
      const begins = byte === this.quote && before !== 'inside';
      this.at = begins ? 'quoted' : byte === this.delimiter ? 'field' : 'inside';
      return before === 'record';
    }
    return false;
  }

  /** Gives the place, from one on, of the next byte that changes anything but the line. */
  private passOver(bytes: Buffer): (from: number) => number {
    if (bytes.includes(CR)) return (from) => from;
    const feeds = new Ahead(bytes, LF);
    const quotes = new Ahead(bytes, this.quote);
    const delimiters = new Ahead(bytes, this.delimiter);
    const doubles = this.escape === this.quote || this.escape < 0;
    return (from) => {
      // A line feed may belong to what the chunk before ended in.
      if (this.last === CR) return from;
      if (this.at === 'inside') return Math.min(feeds.from(from), delimiters.from(from));
      if (this.at !== 'quoted' || !doubles) return from;
      const end = quotes.from(from);
      for (let at = feeds.from(from); at < end; at = feeds.from(at + 1)) this.line += 1;
      return end;
    };
  }
}

/** Where a byte comes next in a chunk: each is looked for once, however often it is asked for. */
class Ahead {
  private next = -1;
  private readonly bytes: Buffer;
  private readonly byte: number;

  constructor(bytes: Buffer, byte: number) {
    this.bytes = bytes;
    this.byte = byte;
  }

  /** The place of the first one from there on, or the length of the chunk. Asked for ever later places. */
  from(at: number): number {
    if (this.next < at) {
      const found = this.bytes.indexOf(this.byte, at);
      this.next = found < 0 ? this.bytes.length : found;
    }
    return this.next;
  }
}
