import { open } from 'node:fs/promises';
import { type Place, recordStarts, type Splitting } from './record-starts.ts';

/** So many rejects of a load are given their place: who has more mends the file by its kind of fault. */
export const MOST_PLACES = 1_000;

/** Longer than any record that is read: the text was not split as DuckDB did. */
const MOST_BYTES = 4_000_000;

/** A record that is looked for, and how it came (see raw_text). */
interface Wanted {
  recordNumber: number;
  raw: string;
}

/** A place of the file as people have it; the offset is null where a copy with other bytes was read. */
interface FoundPlace {
  line: number;
  offset: number | null;
}

/** Finds where records, in the order of the file, stand in it. */
export type RecordLocator = (wanted: readonly Wanted[]) => Promise<Map<number, FoundPlace>>;

interface LocatedText extends Splitting {
  path: string;
  /** Lines above the records, or above their header. */
  skip: number;
  hasHeader: boolean;
  /** Whether the text of a record is what `raw` was made of. */
  matches(text: string, raw: string): boolean;
  /** Offsets of the lines that are no records; complete once the file has been read. */
  brokenLines(): Promise<readonly number[]>;
}

/** Splits the text as DuckDB does. What does not read as the record that is looked for has no place, rather than a wrong one. */
export function openLocator(text: LocatedText): RecordLocator {
  return async (wanted) => {
    const batches = recordStarts(text.path, text);
    try {
      return await findPlaces(text, batches, wanted.slice(0, MOST_PLACES));
    } finally {
      await batches.return(undefined);
    }
  };
}

async function findPlaces(
  text: LocatedText,
  batches: AsyncGenerator<Place[]>,
  wanted: readonly Wanted[],
): Promise<Map<number, FoundPlace>> {
  const broken = new Set(await text.brokenLines());
  let ahead: Place[] = [];
  let position = 0;
  let number = text.hasHeader ? -1 : 0;
  const next = async (): Promise<Place | undefined> => {
    while (position === ahead.length) {
      const { value, done } = await batches.next();
      if (done) return undefined;
      ahead = value;
      position = 0;
    }
    return ahead[position++];
  };
  const advanceTo = async (record: number): Promise<Place | undefined> => {
    while (number < record) {
      const place = await next();
      if (!place) return undefined;
      if (place.line > text.skip && !broken.has(place.offset)) number += 1;
      if (number === record) return place;
    }
    return undefined;
  };
  const endOf = async (): Promise<number | undefined> => {
    const following = await next();
    if (following) position -= 1;
    return following?.offset;
  };
  const places = new Map<number, FoundPlace>();
  await using file = await open(text.path);
  const { size } = await file.stat();
  for (const { recordNumber, raw } of wanted) {
    const place = await advanceTo(recordNumber);
    if (!place) break;
    const length = ((await endOf()) ?? size) - place.offset;
    if (length > MOST_BYTES) break;
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, place.offset);
    if (!text.matches(buffer.toString().replace(/[\r\n]+$/, ''), raw)) break;
    places.set(recordNumber, place);
  }
  return places;
}

/** The lines on which records begin, by the offsets of these records; an offset inside of a record has none. */
export async function linesAt(
  path: string,
  splitting: Splitting,
  offsets: readonly number[],
): Promise<Map<number, number>> {
  const left = new Set(offsets.slice(0, MOST_PLACES));
  const last = Math.max(...left);
  const lines = new Map<number, number>();
  if (left.size === 0) return lines;
  for await (const places of recordStarts(path, splitting)) {
    for (const { line, offset } of places) if (left.has(offset)) lines.set(offset, line);
    if ((places.at(-1)?.offset ?? 0) >= last) break;
  }
  return lines;
}

/** The same for a copy of the file whose lines are those of the file, but not its bytes. */
export function linesOnly(locate: RecordLocator): RecordLocator {
  return async (wanted) => {
    const places = await locate(wanted);
    return new Map([...places].map(([number, { line }]) => [number, { line, offset: null }]));
  };
}
