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
  const quote = splitting.quote?.charCodeAt(0) ?? -1;
  const escaping = splitting.escape?.charCodeAt(0) ?? -1;
  const delimiter = splitting.delimiter.charCodeAt(0);
  let offset = 0;
  let line = 1;
  /** What the next byte may be: the first of a record, of a field, or any other one. */
  let at = 'record' as 'record' | 'field' | 'inside' | 'quoted' | 'escaped';
  let last = -1;
  for await (const bytes of lookThrough(path)) {
    const places: Place[] = [];
    const isFirst = offset === 0 && BOM.every((byte, index) => bytes[index] === byte);
    for (let index = isFirst ? BOM.length : 0; index < bytes.length; index++) {
      const byte = bytes[index] ?? 0;
      if (byte === LF && last !== CR) line += 1;
      if (byte === CR) line += 1;
      if (at === 'escaped') at = 'quoted';
      else if (at === 'quoted') {
        // A doubled quote ends the field and begins it again, which comes to the same.
        if (byte === escaping && escaping !== quote) at = 'escaped';
        else if (byte === quote) at = 'field';
      } else if (byte === LF || byte === CR) at = 'record';
      else {
        if (at === 'record') places.push({ line, offset: offset + index });
        at = byte === quote && at !== 'inside' ? 'quoted' : byte === delimiter ? 'field' : 'inside';
      }
      last = byte;
    }
    offset += bytes.length;
    yield places;
  }
}
