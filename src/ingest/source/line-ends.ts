import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { lookThrough, readInChunks } from '../../files/read-in-chunks.ts';
import { MAX_RECORD_BYTES } from './limits.ts';
import type { Splitting } from './record-starts.ts';

const [LF, CR, SPACE] = [0x0a, 0x0d, 0x20];

/** What the line ends of a file suggest. Those within quotes count, too, so that both are but suspicions. */
interface LineEnds {
  /**
   * Records may end in several ways: in line feeds here and carriage returns there, as when one program appends to the file
   * of another. DuckDB reads only one way in a file.
   */
  mayDiffer: boolean;
  /** A line may be longer than any record that is read. */
  mayBeFar: boolean;
}

/** Looks for the line ends of a file, and at nothing else in it. */
export async function surveyLineEnds(path: string): Promise<LineEnds> {
  const feeds = new Occurrences(LF);
  const returns = new Occurrences(CR);
  let arePairs = true;
  let offset = 0;
  let last = 0;
  for await (const bytes of lookThrough(path)) {
    feeds.look(bytes, offset);
    returns.look(bytes, offset);
    arePairs &&= holdsOnlyPairs(bytes, last);
    last = bytes.at(-1) ?? 0;
    offset += bytes.length;
  }
  const isPair = arePairs && last !== CR;
  return {
    mayDiffer: returns.areThere && feeds.areThere && !isPair,
    mayBeFar: Math.min(feeds.widestGap(offset), returns.widestGap(offset)) > MAX_RECORD_BYTES,
  };
}

/** Whether in bytes, which stand behind the byte `before`, each line feed follows a carriage return, and the reverse. */
function holdsOnlyPairs(bytes: Buffer, before: number): boolean {
  if (before === CR && bytes[0] !== LF) return false;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1))
    if ((at === 0 ? before : bytes[at - 1]) !== CR) return false;
  const end = bytes.length - 1;
  for (let at = bytes.indexOf(CR); at >= 0 && at < end; at = bytes.indexOf(CR, at + 1))
    if (bytes[at + 1] !== LF) return false;
  return true;
}

/** Of a byte in a file. */
class Occurrences {
  private readonly byte: number;
  private last = 0;
  private widest = 0;
  areThere = false;

  constructor(byte: number) {
    this.byte = byte;
  }

  /** Looks for the first and the last of them: the bytes between are fewer than any record may have. */
  look(bytes: Buffer, offset: number): void {
    const first = bytes.indexOf(this.byte);
    if (first < 0) return;
    this.areThere = true;
    this.widest = this.widestGap(offset + first);
    this.last = offset + bytes.lastIndexOf(this.byte);
  }

  /** The most bytes without an occurrence, up to the end of the file. */
  widestGap(end: number): number {
    return Math.max(this.widest, end - this.last);
  }
}

/** The start of a file with all line ends alike, those within quotes among them: enough to tell how it is split. */
export async function copyStart(path: string, target: string, bytes: number): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: bytes - 1 }))
    chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('latin1').replaceAll(/\r\n?/g, '\n');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  await pipeline(
    [Buffer.from(whole === '' ? text : whole, 'latin1')],
    createWriteStream(target, { mode: 0o600 }),
  );
}

/** How a text is split, and how many fields a record has from a line on. */
interface RecordShape extends Splitting {
  fields: number;
  /** Lines above the header, which have as many fields as they like. */
  skip: number;
}

/** Copies a CSV file so that all its records end in a line feed; false when they ended all alike, and the copy is of no use. */
export async function evenLineEnds(
  path: string,
  target: string,
  shape: RecordShape,
): Promise<boolean> {
  const writer = new EvenRecords(shape);
  await pipeline(
    readInChunks(path),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) yield writer.take(chunk);
    },
    createWriteStream(target, { mode: 0o600 }),
  );
  return writer.ways > 1;
}

/** Follows records and their quotes as recordStarts does, and writes a line feed wherever a record ends. */
class EvenRecords {
  private readonly seen = new Set<'lf' | 'crlf' | 'cr'>();
  private at = 'record' as 'record' | 'field' | 'inside' | 'quoted' | 'escaped';
  private records = 0;
  private delimiters = 0;
  private wasReturn = false;
  private readonly quote: number;
  private readonly escape: number;
  private readonly delimiter: number;
  private readonly shape: RecordShape;

  constructor(shape: RecordShape) {
    this.shape = shape;
    this.quote = shape.quote?.charCodeAt(0) ?? -1;
    this.escape = shape.escape?.charCodeAt(0) ?? -1;
    this.delimiter = shape.delimiter.charCodeAt(0);
  }

  /** In how many ways the records ended so far. */
  get ways(): number {
    return this.seen.size;
  }

  take(chunk: Buffer): Buffer {
    // A carriage return is written once it is known what follows it.
    const out = Buffer.allocUnsafe(chunk.length + 1);
    let end = 0;
    for (const byte of chunk) {
      if (this.wasReturn) {
        this.wasReturn = false;
        if (byte === LF || this.isWhole()) out[end++] = this.endRecord(byte === LF ? 'crlf' : 'cr');
        // In the midst of a record it is part of a value, where DuckDB would stumble over it.
        else out[end++] = SPACE;
        if (byte === LF) continue;
      }
      if (this.at === 'quoted' || this.at === 'escaped') out[end++] = this.read(byte);
      else if (byte === CR) this.wasReturn = true;
      else out[end++] = byte === LF ? this.endRecord('lf') : this.read(byte);
    }
    return out.subarray(0, end);
  }

  private endRecord(way: 'lf' | 'crlf' | 'cr'): number {
    this.seen.add(way);
    this.records++;
    this.at = 'record';
    this.delimiters = 0;
    return LF;
  }

  /** Whether a record may end here: it has all of its fields, or stands above the header, or is none. */
  private isWhole(): boolean {
    return (
      this.at === 'record' ||
      this.records <= this.shape.skip ||
      this.delimiters >= this.shape.fields - 1
    );
  }

  private read(byte: number): number {
    if (this.at === 'escaped') this.at = 'quoted';
    else if (this.at === 'quoted') {
      if (byte === this.escape && this.escape !== this.quote) this.at = 'escaped';
      else if (byte === this.quote) this.at = 'field';
    } else if (byte === this.delimiter) {
      this.at = 'field';
      this.delimiters++;
    } else this.at = byte === this.quote && this.isFieldStart() ? 'quoted' : 'inside';
    return byte;
  }

  private isFieldStart(): boolean {
    return this.at === 'record' || this.at === 'field';
  }
}
