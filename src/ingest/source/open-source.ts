import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SourceError } from '../../errors.ts';
import type { Reader } from '../duckdb/reader.ts';
import { startTranscoder } from '../duckdb/transcode.ts';
import { guessForeignEncoding } from './guess-encoding.ts';
import { readJsonShape } from './json-shape.ts';
import { mendFile } from './mend-json.ts';
import { readCsv } from './read-csv.ts';
import { readJsonArray, readNdjson } from './read-json.ts';
import { readParquet } from './read-parquet.ts';
import { regroupFile } from './regroup-json.ts';
import { type FileState, hashFile, inspectFile, readSignature, refuseChanged } from './source-file.ts';
import type { FormatReading, TabularSource } from './tabular-source.ts';
import { foreignEncoding, spool, transcode, unpack } from './unpack.ts';

/** From so many bytes on, a thread of its own is worth its start. */
const LARGE = 8 * 1024 * 1024;

export interface SourceOptions {
  /** Of a text file, when it is not UTF-8. */
  encoding?: string | undefined;
  /** What messages and the ledger call the file; its path, unless told. */
  name?: string | undefined;
}

/**
 * Opens a CSV, TSV, NDJSON, JSON array or Parquet file, plain, .gz or .zst; `-` is stdin.
 * Throws SourceError: exit code 2 when the path cannot be read, 1 when the content is corrupt.
 */
export async function openSource(
  reader: Reader,
  path: string,
  { encoding, name: shownName }: SourceOptions = {},
): Promise<TabularSource> {
  const { name: ownName, file, state } = await arrive(reader, path);
  const name = shownName ?? ownName;
  const plain = await makePlain(reader, file, name, encoding);
  if ((await inspectFile(plain)).bytes >= LARGE) reader.transcoder = startTranscoder();
  const reading = await readFormat(reader, plain, name);
  if (reading.columns.length === 0) {
    throw new SourceError(`${name} holds no records with named values`, {
      exitCode: 2,
      hint: 'it needs a header line, or one JSON object per record',
    });
  }
  // Hashing goes on while the file is looked at; whoever needs the result waits for it.
  const hashing = hashFile(file);
  hashing.catch(() => {});
  return {
    ...reading,
    path: name,
    identify: async () => ({ path: name, format: reading.format, bytes: state.bytes, sha256: await hashing }),
    verify: () => refuseChanged(file, state),
  };
}

/** `-`, also by the name the command line gives it. */
export function isStdin(path: string): boolean {
  return path === '-' || path === '/dev/stdin';
}

async function arrive(
  reader: Reader,
  path: string,
): Promise<{ name: string; file: string; state: FileState }> {
  if (!isStdin(path)) return { name: path, file: path, state: await inspectFile(path) };
  const file = join(reader.folder, 'stdin');
  await spool(process.stdin, file);
  if ((await stat(file)).size === 0)
    throw new SourceError('stdin is empty', { exitCode: 2, hint: 'check what was to write to it' });
  return { name: 'stdin', file, state: await inspectFile(file) };
}

/** The path of the same content as plain UTF-8 (or Parquet): the file itself, or a copy in the load's folder. */
async function makePlain(
  reader: Reader,
  file: string,
  name: string,
  encoding: string | undefined,
): Promise<string> {
  const { packing } = await readSignature(file);
  let plain = file;
  if (packing !== 'plain') {
    plain = join(reader.folder, 'unpacked');
    await unpack(file, packing, plain, name);
    if ((await inspectFile(plain)).bytes === 0)
      throw new SourceError(`${name} is empty`, { exitCode: 2, hint: 'check what wrote it' });
  }
  if ((await readSignature(plain)).parquet) return plain;
  const foreign = await foreignEncoding(plain, encoding);
  if (foreign === undefined) {
    if (encoding === undefined) await refuseForeign(plain, name);
    return plain;
  }
  const target = join(reader.folder, 'transcoded');
  await transcode(plain, foreign, target);
  return target;
}

/** A text in another encoding would be loaded without its umlauts, or not at all. */
async function refuseForeign(path: string, name: string): Promise<void> {
  const guesses = await guessForeignEncoding(path);
  if (guesses === null) return;
  throw new SourceError(`${name} is not UTF-8`, {
    exitCode: 2,
    hint: `tell its encoding; it may be ${guesses.map((guess) => `--encoding ${guess}`).join(' or ')}`,
  });
}

/** By content: names lie, and stdin has none. */
async function readFormat(reader: Reader, path: string, name: string): Promise<FormatReading> {
  if ((await readSignature(path)).parquet) return readParquet(reader, path, name);
  const start = await firstText(path);
  if (!/^(\{|\[\s*[[{\]])/.test(start)) return readCsv(reader, path, name);
  const shape = await readJsonShape(path);
  const records = join(reader.folder, 'records.json');
  if (shape.mayBeGrouped && (await regroupFile(path, records))) return readJsonArray(reader, records, name);
  if (shape.kind === 'lines') return readNdjson(reader, path, name);
  if (shape.kind === 'objects') return readJsonArray(reader, path, name, 'unstructured');
  if (start.startsWith('[')) return readMendedArray(reader, path, name);
  const range = { start: shape.start, end: shape.end - 1 };
  await pipeline(createReadStream(path, range), createWriteStream(records, { mode: 0o600 }));
  return readMendedArray(reader, records, name);
}

async function readMendedArray(reader: Reader, path: string, name: string): Promise<FormatReading> {
  const mended = join(reader.folder, 'mended.json');
  return readJsonArray(reader, path, name).catch(async (error: Error) => {
    if (await mendFile(path, mended)) return readJsonArray(reader, mended, name);
    throw error;
  });
}

async function firstText(path: string): Promise<string> {
  for await (const chunk of createReadStream(path, { end: 64 * 1024 })) {
    return (chunk as Buffer)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trimStart();
  }
  return '';
}
