import { createReadStream, type ReadStream, statSync } from 'node:fs';
import { open } from 'node:fs/promises';

const MOST_BYTES = 256 * 1024;
const LEAST_BYTES = 64 * 1024;

/** Bytes of a file, both ends included. */
export interface ByteRange {
  start?: number;
  end?: number;
}

/**
 * Reads a file in chunks of 256 KB, or of its size where that is less: every read takes a buffer of its own, and after some
 * tens of megabytes of them V8 looks through the whole heap, which takes longer than to read many small files. Larger
 * chunks are read no faster, and thirty megabytes more of them wait to be let go.
 */
export function readInChunks(path: string, range: ByteRange = {}): ReadStream {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return createReadStream(path, { ...range, highWaterMark: chunkBytes(size) });
}

/**
 * The bytes of a file for whoever only looks at them: each chunk takes the place of the one before, so that V8 has nothing to
 * clear away.
 */
export async function* lookThrough(path: string, start = 0): AsyncGenerator<Buffer> {
  await using file = await open(path);
  const memory = Buffer.allocUnsafeSlow(MOST_BYTES);
  for (let at = start; ; ) {
    const { bytesRead } = await file.read(memory, 0, memory.length, at);
    if (bytesRead === 0) return;
    yield memory.subarray(0, bytesRead);
    at += bytesRead;
  }
}

/** Bytes of a chunk of a file of this size. */
export function chunkBytes(size: number): number {
  return Math.min(MOST_BYTES, Math.max(LEAST_BYTES, size));
}
