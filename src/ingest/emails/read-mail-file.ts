import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SourceError } from '../../errors.ts';
import { readInChunks } from '../../files/read-in-chunks.ts';
import { type MailPiece, splitMbox, unescapeFromLines } from '../../mail/mbox/mbox-splitter.ts';
import { splitMmdf } from '../../mail/mbox/mmdf-splitter.ts';
import { plainStream } from '../../mail/plain-bytes.ts';
import type { MailFile } from './mail-files.ts';

const CHUNK_BYTES = 1024 * 1024;

interface ReadOptions {
  maxMessageBytes: number;
  /** Sees every byte of the file as it lies on disk. */
  onBytes?(chunk: Buffer): void;
}

/** The messages of one file, each with its place in it; throws SourceError when an archive is corrupt or the file changes. */
export async function* readMailFile(
  file: MailFile,
  options: ReadOptions,
): AsyncGenerator<MailPiece> {
  if (file.kind === 'set_aside') {
    yield { kind: 'set_aside', reason: file.reason, offset: 0, length: 0 };
    return;
  }
  const before = await stat(file.path);
  if (file.kind === 'mbox' || file.kind === 'mmdf') {
    const split = file.kind === 'mbox' ? splitMbox : splitMmdf;
    for await (const piece of split(plainStream(openBytes(file, options)), options)) {
      yield piece.kind === 'message' ? { ...piece, bytes: unescapeFromLines(piece.bytes) } : piece;
    }
  } else yield await readWhole(file, options);
  const after = await stat(file.path);
  if (before.size !== after.size || before.mtimeMs !== after.mtimeMs) {
    throw new SourceError(`${file.path} changed while it was read; nothing was loaded`, {
      hint: 'close the mail program, or load a copy of the file',
    });
  }
}

async function readWhole(
  file: { kind: string; path: string; gzip: boolean },
  options: ReadOptions,
): Promise<MailPiece> {
  const { maxMessageBytes } = options;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of openBytes(file, options)) {
    length += chunk.length;
    if (length <= maxMessageBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (length > maxMessageBytes)
    return { kind: 'set_aside', reason: 'message_too_large', offset: 0, length };
  const bytes = Buffer.concat(chunks);
  const start = bytes.toString('hex', 0, 3) === 'efbbbf' ? 3 : 0;
  if (file.kind === 'emlx') return emlxMessage(bytes);
  return { kind: 'message', bytes: bytes.subarray(start), offset: start, length: length - start };
}

/** Apple Mail's .emlx: a line with the number of bytes, the message, a property list. */
function emlxMessage(bytes: Buffer): MailPiece {
  const offset = bytes.indexOf(0x0a) + 1;
  const length = Math.min(Number(bytes.toString('latin1', 0, offset)), bytes.length - offset);
  return { kind: 'message', bytes: bytes.subarray(offset, offset + length), offset, length };
}

async function* openBytes(
  file: { path: string; gzip: boolean },
  options: ReadOptions,
): AsyncGenerator<Buffer> {
  const raw = rawBytes(file.path, options);
  const stream = file.gzip
    ? pipeline(raw, createGunzip({ chunkSize: CHUNK_BYTES }), () => {})
    : raw;
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (cause) {
    const corrupt =
      file.gzip && cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_');
    throw new SourceError(
      `${file.path} ${corrupt ? 'is not a whole gzip archive' : 'cannot be read'}; nothing was loaded`,
      {
        cause,
        hint: corrupt ? 'export or download it again' : 'check the file and its permissions',
      },
    );
  }
}

async function* rawBytes(path: string, options: ReadOptions): AsyncGenerator<Buffer> {
  for await (const chunk of readInChunks(path)) {
    options.onBytes?.(chunk as Buffer);
    yield chunk as Buffer;
  }
}
