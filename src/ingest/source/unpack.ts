import { createReadStream, createWriteStream } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { SourceError } from '../../errors.ts';
import { interrupted } from '../../interrupt.ts';
import { readSignature } from './source-file.ts';

/** Unpacked, a file may take this share of the free space of the temporary folder: what stops a zip bomb. */
const SHARE_OF_FREE_SPACE = 0.5;

/** Copies what comes through a pipe into `target`, so that it can be read more than once. */
export async function spool(
  input: AsyncIterable<Buffer>,
  target: string,
  name: string,
): Promise<void> {
  await pipeline(
    input,
    limitedBy(await freeSpace(target), name),
    createWriteStream(target, { mode: 0o600 }),
    { signal: interrupted },
  );
}

/**
 * Decompresses a .gz (all its members) or .zst into `target`. Throws SourceError when the archive is corrupt, or unpacks
 * to more than `maxBytes`, by default half the free space.
 */
export async function unpack(
  path: string,
  packing: 'gzip' | 'zstd',
  target: string,
  name: string,
  maxBytes?: number,
): Promise<void> {
  const decompress = packing === 'gzip' ? createGunzip() : createZstdDecompress();
  const limit = limitedBy(maxBytes ?? (await freeSpace(target)), name);
  try {
    await pipeline(
      createReadStream(path),
      decompress,
      limit,
      createWriteStream(target, { mode: 0o600 }),
    );
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(`${name} is corrupt: ${(error as Error).message}; nothing was loaded`, {
      hint: 'fetch or pack it again',
      code: 'source.corrupt',
      cause: error,
    });
  }
}

/** Rewrites a text file as UTF-8 without a byte order mark; bytes that mean nothing there become U+FFFD. */
export async function transcode(path: string, encoding: string, target: string): Promise<void> {
  const decoder = decoderFor(encoding);
  await pipeline(
    createReadStream(path),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
      yield decoder.decode();
    },
    createWriteStream(target, { mode: 0o600 }),
  );
}

/** The encoding a file must be read with when it is not UTF-8: as told, else by its byte order mark. */
export async function foreignEncoding(
  path: string,
  told: string | undefined,
): Promise<string | undefined> {
  const { charset } = await readSignature(path);
  if (charset !== 'utf-8') return charset;
  return told === undefined || decoderFor(told).encoding === 'utf-8' ? undefined : told;
}

function decoderFor(encoding: string) {
  try {
    return new TextDecoder(encoding);
  } catch {
    throw new SourceError(`${encoding} is not an encoding this platform knows`, {
      exitCode: 2,
      hint: 'try utf-8, utf-16le, windows-1252, gb18030, shift_jis, euc-kr, big5, windows-1251',
    });
  }
}

async function freeSpace(target: string): Promise<number> {
  const { bavail, bsize } = await statfs(dirname(target));
  return bavail * bsize * SHARE_OF_FREE_SPACE;
}

function limitedBy(bytes: number, name: string) {
  return async function* (chunks: AsyncIterable<Buffer>) {
    let total = 0;
    for await (const chunk of chunks) {
      total += chunk.length;
      if (total > bytes) {
        throw new SourceError(
          `${name} unpacks to more than half the free space of the temporary folder`,
          {
            hint: 'point TMPDIR to a larger disk, or check the file: it may be a zip bomb',
          },
        );
      }
      yield chunk;
    }
  };
}
