import { createReadStream } from 'node:fs';
import { lookThrough } from '../../files/read-in-chunks.ts';
import { isTooDeep } from './json-depth.ts';
import { MAX_DEPTH, MAX_RECORD_BYTES } from './limits.ts';
import { employerOf, recordsInAnswer } from './regroup-json.ts';

/**
 * How a JSON file holds its records: one per line, perhaps with a comma behind it, one after another over several lines, or
 * as an array, which may lie inside one object, as programs answer (`{"jobs": [..], "total": 7}`): then the bytes of it,
 * and the `company` that is named before it.
 * `mayBeGrouped`: perhaps in groups, see regroup.
 */
export type JsonShape = { mayBeGrouped: boolean } & (
  | { kind: 'lines' }
  | { kind: 'objects' }
  | { kind: 'array'; start: number; end: number; company?: string }
);

/** Looks at the first record, and at the whole file only when that record is all of it. */
export async function readJsonShape(path: string): Promise<JsonShape> {
  const head = await firstBytes(path);
  if (/^\s*\[/.test(head)) return shapeOfArray(path, head);
  const [first = '', ...others] = head.split('\n').filter((line) => line.trim() !== '');
  // A first line that is broken is no reason to take the next ones for parts of it.
  const [answer, next] = [first, others[0] ?? ''].map(objectIn);
  const lines = { kind: 'lines', mayBeGrouped: recordsInAnswer(answer) !== null } as const;
  if (others.length > 0 && answer !== undefined) return lines;
  const whole = await shapeOfObject(path);
  // An answer may have a record on each line, the first of them behind its own beginning.
  return others.length > 0 && next !== undefined && whole.kind !== 'array' ? lines : whole;
}

/** The whole file, in groups perhaps when the first of its elements is an array, or holds one that is most of it. */
async function shapeOfArray(path: string, head: string): Promise<JsonShape> {
  const inside = Buffer.byteLength(head.slice(0, head.indexOf('[') + 1));
  const isOfArrays = /^\s*\[\s*\[/.test(head);
  const { largest, end } = isOfArrays ? {} : await scanDocument(path, inside);
  const mayBeGrouped = isOfArrays || isMost(largest, end);
  return { kind: 'array', start: inside - 1, end: Number.POSITIVE_INFINITY, mayBeGrouped };
}

async function firstBytes(path: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: MAX_RECORD_BYTES }))
    chunks.push(chunk as Buffer);
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

function objectIn(line: string): object | undefined {
  // What reads the object further goes as deep as it does.
  if (isTooDeep(line)) return undefined;
  try {
    const value: unknown = JSON.parse(line.replace(/,\s*$/, ''));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    // Part of a longer record, or broken.
    return undefined;
  }
}

async function shapeOfObject(path: string): Promise<JsonShape> {
  const { largest, outer, end, lines, isAlone } = await scanDocument(path, 0);
  if (isAlone && largest !== undefined && isMost(largest, end))
    return {
      kind: 'array',
      ...largest,
      mayBeGrouped: outer > 1,
      ...(await companyBefore(path, largest.start)),
    };
  return { kind: lines > 0 ? 'objects' : 'lines', mayBeGrouped: isAlone || isMost(largest, end) };
}

/** The employer whose posts stand in an object beside its name. */
async function companyBefore(path: string, start: number): Promise<{ company?: string }> {
  if (start > MAX_RECORD_BYTES) return {};
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: start - 1 }))
    chunks.push(chunk as Buffer);
  const answer = objectIn(
    `${Buffer.concat(chunks)
      .toString('utf8')
      .replace(/^\uFEFF/, '')}[]}`,
  );
  const company = answer === undefined ? undefined : employerOf(answer);
  return company === undefined ? {} : { company };
}

async function scanDocument(path: string, start: number): Promise<DocumentScan> {
  const scan = new DocumentScan();
  for await (const chunk of lookThrough(path, start)) {
    if (scan.take(chunk)) break;
  }
  return scan;
}

/** What is but a small part of a record is one of its fields. */
function isMost(part: { start: number; end: number } | undefined, whole = 0): boolean {
  return part !== undefined && (part.end - part.start) * 2 > whole;
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
  /** How many such arrays there are. */
  outer = 0;
  /** Where the first value ends. */
  end = 0;
  /** Line breaks within the first value. */
  lines = 0;
  isAlone = false;
  private readonly open: Nested[] = [];
  /** Levels beyond those of which anything is kept. */
  private deeper = 0;
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
    if (this.open.length > MAX_DEPTH) {
      this.deeper++;
      return;
    }
    const parent = this.open.at(-1);
    if (parent?.isArray && !isArray) parent.holdsObjects = true;
    const isOuter = parent === undefined || (parent.isOuter && !parent.isArray);
    this.open.push({ isArray, isOuter, start: this.offset - 1, holdsObjects: false });
  }

  private leave(): void {
    if (this.deeper > 0) {
      this.deeper--;
      return;
    }
    const left = this.open.pop();
    if (left?.isArray && left.isOuter && left.holdsObjects) {
      const size = this.offset - left.start;
      this.outer++;
      if (size > (this.largest ? this.largest.end - this.largest.start : 0))
        this.largest = { start: left.start, end: this.offset };
    }
    if (this.open.length === 0) {
      this.end = this.offset;
      this.isAlone = true;
    }
  }
}
