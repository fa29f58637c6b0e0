import { createReadStream } from 'node:fs';
import { MAX_RECORD_BYTES } from './read-csv.ts';

/**
 * How a file that begins with `{` holds its records: one per line, perhaps with a comma behind it, one after another over several lines, or as an array inside
 * one object, as programs answer (`{"jobs": [..], "total": 7}`): then the bytes of that array.
 */
export type JsonShape =
  | { kind: 'lines' }
  | { kind: 'objects' }
  | { kind: 'array'; start: number; end: number };

/** Looks at the first record, and at the whole file only when that record is all of it. */
export async function readJsonShape(path: string): Promise<JsonShape> {
  const head = await firstBytes(path);
  const [first = '', ...others] = head.split('\n').filter((line) => line.trim() !== '');
  // A first line that is broken is no reason to take the next ones for parts of it.
  if (others.length > 0 && [first, others[0]].some((line) => isWhole(line ?? ''))) return { kind: 'lines' };
  return scanDocument(path);
}

async function firstBytes(path: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: MAX_RECORD_BYTES })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

function isWhole(line: string): boolean {
  try {
    return typeof JSON.parse(line.replace(/,\s*$/, '')) === 'object';
  } catch {
    // Part of a longer record, or broken.
    return false;
  }
}

async function scanDocument(path: string): Promise<JsonShape> {
  const scan = new DocumentScan();
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    if (scan.take(chunk as Buffer)) break;
  }
  const { largest, end, lines, isAlone } = scan;
  // What is but a small part of a record is one of its fields.
  const isWrapped = isAlone && largest !== undefined && (largest.end - largest.start) * 2 > end;
  if (isWrapped) return { kind: 'array', start: largest.start, end: largest.end };
  return { kind: lines > 0 ? 'objects' : 'lines' };
}

const [QUOTE, BACKSLASH, NEWLINE] = [0x22, 0x5c, 0x0a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];

interface Nested {
  isArray: boolean;
  start: number;
  holdsObjects: boolean;
  /** Whether nothing but objects lies around it. */
  isOuter: boolean;
}

/** Finds the end of the first JSON value, and the largest array of objects that no other array holds. */
class DocumentScan {
  largest: { start: number; end: number } | undefined;
  /** Where the first value ends. */
  end = 0;
  /** Line breaks within the first value. */
  lines = 0;
  isAlone = false;
  private readonly open: Nested[] = [];
  private offset = 0;
  private inText = false;
  private escaped = false;

  /** Reads on; true when a second value has been met, and the rest of the file need not be read. */
  take(chunk: Buffer): boolean {
    for (const byte of chunk) {
      this.offset++;
      if (this.end > 0) {
        if (byte > 0x20) {
          this.isAlone = false;
          return true;
        }
      } else if (this.inText) this.readText(byte);
      else this.readMark(byte);
    }
    return false;
  }

  private readText(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) this.inText = false;
  }

  private readMark(byte: number): void {
    if (byte === QUOTE) this.inText = true;
    else if (byte === NEWLINE) this.lines++;
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.enter(byte === OPEN_ARRAY);
    else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) this.leave();
  }

  private enter(isArray: boolean): void {
    const parent = this.open.at(-1);
    if (parent?.isArray && !isArray) parent.holdsObjects = true;
    const isOuter = parent === undefined || (parent.isOuter && !parent.isArray);
    this.open.push({ isArray, isOuter, start: this.offset - 1, holdsObjects: false });
  }

  private leave(): void {
    const left = this.open.pop();
    if (left?.isArray && left.isOuter && left.holdsObjects) {
      const size = this.offset - left.start;
      if (size > (this.largest ? this.largest.end - this.largest.start : 0))
        this.largest = { start: left.start, end: this.offset };
    }
    if (this.open.length === 0) {
      this.end = this.offset;
      this.isAlone = true;
    }
  }
}
