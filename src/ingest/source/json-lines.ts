import { lookThrough } from '../../files/read-in-chunks.ts';
import { MAX_DEPTH, MAX_RECORD_BYTES } from './limits.ts';

const [LF, CR] = [0x0a, 0x0d];
const OPENING = new Uint8Array(256);
for (const bracket of '[{') OPENING[bracket.charCodeAt(0)] = 1;

/**
 * Whether DuckDB can take a file of JSON lines as it is: no line with more brackets than a record may have levels, none that
 * is longer than a record may be, of which it loses some without a word, and no carriage returns, which may end lines beside
 * line feeds. A byte of the file at a time, without looking for texts.
 */
export async function arePlainLines(path: string): Promise<boolean> {
  let opened = 0;
  let begun = 0;
  let offset = 0;
  for await (const bytes of lookThrough(path)) {
    if (bytes.includes(CR)) return false;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte === LF) {
        if (offset + at - begun > MAX_RECORD_BYTES) return false;
        begun = offset + at;
        opened = 0;
      } else {
        opened += OPENING[byte] as number;
        if (opened > MAX_DEPTH) return false;
      }
    }
    offset += bytes.length;
  }
  return offset - begun <= MAX_RECORD_BYTES;
}
