import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { SourceError } from '../../errors.ts';
import { readInChunks } from '../../files/read-in-chunks.ts';
import { MAX_DEPTH, MAX_RECORD_BYTES } from './limits.ts';

/** Begins the line of a record that must not be parsed: no JSON begins so. Behind it stand the reason and the record. */
export const REFUSED = '!nyx-etl ';
/** Of a record that is too long, enough to find it by. */
const SHOWN_BYTES = 2_000;

const [QUOTE, BACKSLASH, LF, CR, COMMA] = [0x22, 0x5c, 0x0a, 0x0d, 0x2c];
const BOM: readonly number[] = [0xef, 0xbb, 0xbf];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Which bytes of a file, from the first up to and including the last one. */
interface Range {
  start?: number;
  end?: number;
}

/**
 * Writes the records of JSON (the elements of its arrays, and objects one behind the other) as lines, so that each can be
 * judged by itself. Throws SourceError when the text ends inside of a record: it is not whole.
 */
export async function writeRecordLines(
  path: string,
  target: string,
  name: string,
  range: Range = {},
): Promise<void> {
  const splitter = new ElementSplitter();
  await writeLines(path, target, splitter, range);
  if (splitter.isWhole) return;
  throw new SourceError(
    `${name} is not whole JSON: it ends inside of record ${splitter.records + 1}`,
    {
      hint: 'fetch it again, or write one object per line (.ndjson), which can be mended line by line',
    },
  );
}

/** Writes the lines of a file of JSON lines again: all of them end alike, and those that must not be parsed are marked. */
export async function writePlainLines(path: string, target: string): Promise<void> {
  await writeLines(path, target, new LineSplitter());
}

/** A record as a line, which is marked where it must not be parsed. */
export function toRecordLine(record: object): string {
  const line = Buffer.from(`${JSON.stringify(record)}\n`);
  return String(line.length > MAX_RECORD_BYTES ? shortened(line) : line);
}

async function writeLines(
  path: string,
  target: string,
  splitter: RecordSplitter,
  range: Range = {},
): Promise<void> {
  await pipeline(
    readInChunks(path, range),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) yield splitter.take(chunk);
      yield splitter.finish();
    },
    createWriteStream(target, { mode: 0o600 }),
  );
}

/** Holds one record at a time, up to the limit, and knows how deep it is. */
abstract class RecordSplitter {
  protected depth = 0;
  protected inText = false;
  protected hasBegun = false;
  private escaped = false;
  private deepest = 0;
  private length = 0;
  private held = Buffer.allocUnsafe(64 * 1024);
  private lines: Buffer[] = [];

  /** The lines of the records that end in a chunk. */
  abstract take(chunk: Buffer): Buffer;

  finish(): Buffer {
    if (this.hasBegun) this.endRecord();
    return this.taken();
  }

  /** Goes on by a byte that belongs to the record. */
  protected read(byte: number): void {
    // Neither white space nor a byte order mark, which stands where one file was put behind another, begins a record.
    if (!this.hasBegun && byte > 0x20 && !BOM.includes(byte)) this.hasBegun = true;
    if (this.inText) {
      if (this.escaped) this.escaped = false;
      else if (byte === BACKSLASH) this.escaped = true;
      else if (byte === QUOTE) this.inText = false;
    } else if (byte === QUOTE) this.inText = true;
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY)
      this.deepest = Math.max(this.deepest, ++this.depth);
    else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) this.depth--;
  }

  protected hold(bytes: Buffer, from = 0, to = bytes.length): void {
    const start = this.length;
    const kept = Math.min(to - from, MAX_RECORD_BYTES - start);
    this.length += to - from;
    if (kept <= 0) return;
    if (start + kept > this.held.length) {
      const larger = Buffer.allocUnsafe(Math.max(2 * this.held.length, start + kept));
      this.held.copy(larger, 0, 0, start);
      this.held = larger;
    }
    bytes.copy(this.held, start, from, from + kept);
  }

  protected endRecord(): void {
    // A copy: what is held is written over by the next record.
    const record = Buffer.from(this.held.subarray(0, Math.min(this.length, MAX_RECORD_BYTES)));
    if (this.length > MAX_RECORD_BYTES - MARK_BYTES) this.lines.push(shortened(record));
    else if (this.deepest > MAX_DEPTH) this.lines.push(TOO_DEEP, record, NEWLINE);
    else this.lines.push(record, NEWLINE);
    this.hasBegun = this.inText = this.escaped = false;
    this.length = this.depth = this.deepest = 0;
  }

  /** Drops the white space between two records. */
  protected forget(): void {
    this.length = 0;
  }

  protected taken(): Buffer {
    const taken = Buffer.concat(this.lines);
    this.lines = [];
    return taken;
  }
}

/** Takes JSON apart at the commas and ends of its outermost arrays and objects. */
class ElementSplitter extends RecordSplitter {
  /** Records that have ended. */
  records = 0;
  private inArray = false;

  get isWhole(): boolean {
    return !this.inArray && this.depth <= 0 && !this.inText;
  }

  take(chunk: Buffer): Buffer {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (byte === LF || byte === CR) {
        this.hold(chunk, from, at);
        // JSON allows no line break in a text; written out it is what was meant.
        this.hold(this.inText ? (byte === LF ? ESCAPED_LF : ESCAPED_CR) : SPACE);
        from = at + 1;
      } else if (this.isBetween(byte)) {
        this.hold(chunk, from, at);
        this.end();
        if (byte === OPEN_ARRAY) this.inArray = true;
        else if (byte === CLOSE_ARRAY) this.inArray = false;
        from = at + 1;
      } else {
        this.read(byte);
        // Objects may follow each other without a comma.
        if (byte !== CLOSE_OBJECT || this.inText || this.inArray || this.depth > 0) continue;
        this.hold(chunk, from, at + 1);
        this.end();
        from = at + 1;
      }
    }
    this.hold(chunk, from, chunk.length);
    return this.taken();
  }

  private end(): void {
    if (this.hasBegun) {
      this.records++;
      this.endRecord();
    } else this.forget();
  }

  /** Whether a byte stands between records: a comma, or the bracket of an array around them. */
  private isBetween(byte: number): boolean {
    if (this.depth > 0 || this.inText) return false;
    return byte === COMMA || byte === CLOSE_ARRAY || (byte === OPEN_ARRAY && !this.inArray);
  }
}

/** Takes a text apart at its line ends, of whatever kind. */
class LineSplitter extends RecordSplitter {
  private last = 0;

  take(chunk: Buffer): Buffer {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (byte === LF || byte === CR) {
        this.hold(chunk, from, at);
        // An empty line is kept, so that the others have their numbers.
        if (byte === CR || this.last !== CR) this.endRecord();
        from = at + 1;
      } else this.read(byte);
      this.last = byte;
    }
    this.hold(chunk, from, chunk.length);
    return this.taken();
  }
}

const SPACE = Buffer.from(' ');
const NEWLINE = Buffer.from('\n');
const ESCAPED_LF = Buffer.from('\\n');
const ESCAPED_CR = Buffer.from('\\r');
const TOO_DEEP = Buffer.from(`${REFUSED}too_deep `);
const MARK_BYTES = TOO_DEEP.length;

function shortened(record: Buffer): Buffer {
  // As a stream, the decoder leaves out a letter that is cut off.
  const start = new TextDecoder().decode(record.subarray(0, SHOWN_BYTES), { stream: true });
  return Buffer.from(`${REFUSED}record_too_long ${start}…\n`);
}
