import type { FileHandle } from 'node:fs/promises';

/** The first bytes of an open file: so many, or all where it has fewer. */
export async function firstBytes(file: FileHandle, count: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
  return buffer.subarray(0, bytesRead);
}
