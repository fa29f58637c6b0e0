import { createHash } from 'node:crypto';
import { chmod, open } from 'node:fs/promises';
import { join } from 'node:path';
import { chunkBytes } from '../files/read-in-chunks.ts';
import { openRegularFile } from '../files/regular-file.ts';
import type { ManifestFile } from './manifest.ts';

/** Name, size and sha256 of a file as it stands on disk. Throws SourceError when it is anything but a file. */
export async function describeFile(folder: string, name: string): Promise<ManifestFile> {
  const file = await openRegularFile(join(folder, name));
  try {
    const { size } = await file.stat();
    const hash = createHash('sha256');
    // One buffer for all chunks: a stream takes one for each, and V8 then collects garbage for seconds.
    const buffer = Buffer.allocUnsafe(chunkBytes(size));
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
    }
    return { name, bytes: size, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
}

/** Makes a file readable by its owner only, and has it on disk before anything refers to it. */
export async function settleFile(folder: string, name: string): Promise<void> {
  const path = join(folder, name);
  await chmod(path, 0o600);
  await flush(path);
}

/** Writes a file of mode 0600 to disk. */
export async function writeSettled(folder: string, name: string, text: string): Promise<void> {
  const file = await open(join(folder, name), 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until a file, or the names in a folder, are on disk. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
