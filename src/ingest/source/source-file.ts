import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceError } from '../../errors.ts';
import { firstBytes } from '../../files/first-bytes.ts';
import { lookThrough } from '../../files/read-in-chunks.ts';

type Packing = 'plain' | 'gzip' | 'zstd';
type Charset = 'utf-8' | 'utf-16le' | 'utf-16be';

/** What the first bytes of a file say about it, whatever its name. */
interface FileSignature {
  packing: Packing;
  charset: Charset;
}

/** Size and times of a file, to notice that it changes while it is read. */
export interface FileState {
  bytes: number;
  changedAt: bigint;
}

/** Looks at a path before anything is opened; throws SourceError with exit code 2 unless it is a file with content. `example` is a pattern of such files. */
export async function inspectFile(path: string, example = '*.csv'): Promise<FileState> {
  const found = await stat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      throw unusable(`${path}: there is no such file`, 'check the path; - reads from stdin');
    if (error.code === 'EACCES')
      throw unusable(
        `${path}: you may not read it`,
        'check its permissions and those of its folder',
      );
    // Too many links, a name that is too long or holds a NUL, a part of the path that is no folder, a broken disk.
    throw unusable(`${visibleName(path)} cannot be read (${error.code})`, 'check the path');
  });
  if (found.isDirectory())
    throw unusable(
      `${path} is a directory, not a file`,
      `name its files, e.g. '${join(path, example)}'`,
    );
  if (!found.isFile())
    throw unusable(
      `${path} is a pipe or a device, not a file`,
      'pipe it in and give - as the file',
    );
  if (found.size === 0n) throw unusable(`${path} is empty`, 'check what wrote it');
  return { bytes: Number(found.size), changedAt: found.mtimeNs };
}

/** Throws when a file is no longer what it was at `before`. */
export async function refuseChanged(path: string, before: FileState): Promise<void> {
  const now = await inspectFile(path);
  if (now.bytes === before.bytes && now.changedAt === before.changedAt) return;
  throw new SourceError(`${path} changed while it was read; nothing was loaded`, {
    hint: 'load it again when whatever writes it has finished',
  });
}

/** Compression and encoding by magic bytes and byte order mark. */
export async function readSignature(path: string): Promise<FileSignature> {
  await using file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw unusable(`${path} cannot be opened (${error.code})`, 'check its permissions');
  });
  return signatureOf(await firstBytes(file, 8));
}

function signatureOf(bytes: Buffer): FileSignature {
  const starts = (...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);
  return {
    packing: starts(0x1f, 0x8b) ? 'gzip' : starts(0x28, 0xb5, 0x2f, 0xfd) ? 'zstd' : 'plain',
    charset: starts(0xff, 0xfe) ? 'utf-16le' : starts(0xfe, 0xff) ? 'utf-16be' : 'utf-8',
  };
}

/** The sha256 of a file's bytes, as hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of lookThrough(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** A path that ends before a NUL, as the system would take it. */
function visibleName(path: string): string {
  return path.replaceAll('\0', '\uFFFD');
}

function unusable(message: string, hint: string): SourceError {
  return new SourceError(message, { hint, exitCode: 2 });
}
