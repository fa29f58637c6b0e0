import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { MAX_RECORD_BYTES } from './limits.ts';

/** A line of so many bytes is too long already. DuckDB loses one that fills most of its buffer, and reports nothing. */
const KEPT_BYTES = MAX_RECORD_BYTES + 1_000;

const [LF, CR, BACKSLASH, DOUBLE_QUOTE, SINGLE_QUOTE] = [0x0a, 0x0d, 0x5c, 0x22, 0x27];

/**
 * Copies a text so that its lines keep their numbers, and those that are too long are so by little; false when none was, and
 * the copy is of no use. What is left of the end of a line are its quotes, so that the next one begins as it did.
 */
export async function shortenLines(path: string, target: string): Promise<boolean> {
  const shortener = new LineShortener();
  await pipeline(
    createReadStream(path, { highWaterMark: 1024 * 1024 }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) yield shortener.take(chunk);
    },
    createWriteStream(target, { mode: 0o600 }),
  );
  return shortener.hasShortened;
}

class LineShortener {
  hasShortened = false;
  private length = 0;
  private isLeavingOut = false;
  private wasBackslash = false;

  take(chunk: Buffer): Buffer {
    // A backslash is written once it is known whether a quote follows it.
    const out = Buffer.allocUnsafe(chunk.length + 1);
    let end = 0;
    for (const byte of chunk) {
      if (byte === LF || byte === CR) {
        this.length = 0;
        this.isLeavingOut = false;
      } else if (++this.length > KEPT_BYTES && !isInsideLetter(byte)) {
        this.hasShortened = this.isLeavingOut = true;
      }
      if (!this.isLeavingOut) out[end++] = byte;
      else if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) {
        if (this.wasBackslash) out[end++] = BACKSLASH;
        out[end++] = byte;
      }
      this.wasBackslash = this.isLeavingOut && byte === BACKSLASH;
    }
    return out.subarray(0, end);
  }
}

/** Whether a byte goes on with a letter of UTF-8, which must not be cut in two. */
function isInsideLetter(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
