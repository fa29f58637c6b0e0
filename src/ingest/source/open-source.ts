import { stat, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SourceError } from '../../errors.ts';
import { addCounts, type Notes } from '../../ledger/loads.ts';
import type { Reader } from '../duckdb/reader.ts';
import { startTranscoder } from '../duckdb/transcode.ts';
import { foreignFormat, refuseForeignFormat } from './foreign-formats.ts';
import { binaryFormat, textFormat } from './formats.ts';
import { guessForeignEncoding } from './guess-encoding.ts';
import { orNameSheet } from './header-line.ts';
import { encodingOfNuls } from './nul-bytes.ts';
import { EMPTY_PIPE, isPipe, isStdin, readPipe } from './pipe.ts';
import { csv } from './read-csv.ts';
import {
  type FileState,
  hashFile,
  inspectFile,
  readSignature,
  refuseChanged,
} from './source-file.ts';
import type { ChosenSheet, TabularSource } from './tabular-source.ts';
import { foreignEncoding, spool, transcode, unpack } from './unpack.ts';
import { type TableChoice, unpackTable } from './unpack-archive.ts';

/** From so many bytes on, a thread of its own is worth its start. */
const LARGE = 8 * 1024 * 1024;
/** Notion packs its archive into another one. */
const MAX_ARCHIVES = 2;

export interface SourceOptions extends TableChoice {
  /** Of a text file, when it is not UTF-8. */
  encoding?: string | undefined;
  /** What messages and the ledger call the file; its path, unless told. */
  name?: string | undefined;
}

/**
 * Opens a table in one of the formats of formats.ts, plain, .gz or .zst; `-` is stdin.
 * Throws SourceError: exit code 2 when the path cannot be read, 1 when the content is corrupt.
 */
export async function openSource(
  reader: Reader,
  path: string,
  { encoding, name: shownName, ...choice }: SourceOptions = {},
): Promise<TabularSource> {
  const { name: ownName, file, state } = await arrive(reader, path);
  const name = shownName ?? ownName;
  const { path: plain, notes } = await makePlain(reader, file, name, { ...choice, encoding });
  if ((await inspectFile(plain)).bytes >= LARGE) reader.transcoder = startTranscoder();
  const format = (await binaryFormat(plain)) ?? (await textFormat(plain));
  if (format === csv && /\.(?:md|markdown)$/i.test(name)) throw holdsNoTable(name);
  if (choice.columns && !format.mayLackNames) throw hasNames(name);
  const named = plain === file ? await plainName(reader, file) : plain;
  const reading = await format.read(reader, named, name, choice);
  if (reading.columns.length === 0 && !reading.isEmpty) {
    throw new SourceError(`${name} holds no records with named values`, {
      exitCode: 2,
      hint: orNameSheet('it needs a header line, or one JSON object per record', reading),
    });
  }
  // Hashing goes on while the file is looked at; whoever needs the result waits for it.
  const hashing = hashFile(file);
  hashing.catch(() => {});
  return {
    ...reading,
    path: name,
    notes: [notes, reading.notes ?? {}, otherSheets(reading.sheet)].reduce(addCounts),
    identify: async () => ({
      path: name,
      format: reading.format,
      bytes: state.bytes,
      sha256: await hashing,
    }),
    verify: () => refuseChanged(file, state),
  };
}

function holdsNoTable(name: string): SourceError {
  return new SourceError(`${name} holds no table`, {
    exitCode: 2,
    hint: 'one has its names between bars, and a rule below: | Company | Role |, then |---|---|',
  });
}

function hasNames(name: string): SourceError {
  return new SourceError(`${name} names its columns itself`, {
    exitCode: 2,
    hint: 'leave --columns away; --map target=column says what one of them is',
  });
}

async function arrive(
  reader: Reader,
  path: string,
): Promise<{ name: string; file: string; state: FileState }> {
  if (isStdin(path)) return arriveThroughPipe(reader, process.stdin, 'stdin', EMPTY_STDIN);
  if (await isPipe(path)) return arriveThroughPipe(reader, readPipe(path), path, EMPTY_PIPE);
  return { name: path, file: path, state: await inspectFile(path) };
}

const EMPTY_STDIN = { is: 'is empty', hint: 'check what was to write to it' };

/** What can be read but once is copied. */
async function arriveThroughPipe(
  reader: Reader,
  input: AsyncIterable<Buffer>,
  name: string,
  empty: { is: string; hint: string },
): Promise<{ name: string; file: string; state: FileState }> {
  const file = join(reader.folder, 'stdin');
  await spool(input, file, name);
  if ((await stat(file)).size === 0)
    throw new SourceError(`${name} ${empty.is}`, { exitCode: 2, hint: empty.hint });
  return { name, file, state: await inspectFile(file) };
}

/** The path of the same content as plain UTF-8 (or Parquet): the file itself, or a copy in the load's folder. */
async function makePlain(
  reader: Reader,
  file: string,
  name: string,
  { encoding, ...choice }: SourceOptions,
): Promise<{ path: string; notes: Notes }> {
  const { packing } = await readSignature(file);
  let plain = file;
  if (packing !== 'plain') {
    plain = join(reader.folder, 'unpacked');
    await unpack(file, packing, plain, name);
    if ((await inspectFile(plain)).bytes === 0)
      throw new SourceError(`${name} is empty`, { exitCode: 2, hint: 'check what wrote it' });
  }
  const left: string[] = [];
  for (let level = 0; level < MAX_ARCHIVES && (await isArchive(plain)); level++) {
    const target = join(reader.folder, `member-${level}`);
    left.push(...(await unpackTable(plain, target, name, choice)));
    plain = target;
  }
  const notes = leftInArchive(left);
  if (await binaryFormat(plain)) return { path: plain, notes };
  await refuseForeignFormat(plain, name);
  const told = await foreignEncoding(plain, encoding);
  const given =
    told === undefined || told === 'utf-16le' ? await encodingOfNuls(plain, name) : undefined;
  const foreign = told ?? given;
  if (foreign === undefined) {
    if (encoding === undefined) await refuseForeign(plain, name);
    return { path: plain, notes };
  }
  const target = join(reader.folder, 'transcoded');
  await transcode(plain, foreign, target);
  const guessed = `read as ${foreign.toUpperCase()}, which the pattern of its NUL bytes gives away`;
  return {
    path: target,
    notes: told === undefined ? { file: { ...notes.file, [guessed]: 1 } } : notes,
  };
}

/** How many names are told. */
const MOST_NAMES = 5;

function leftInArchive(names: readonly string[]): Notes {
  return notRead('not read of the archive', names);
}

function otherSheets(sheet: ChosenSheet | undefined): Notes {
  return sheet ? notRead(`read from the sheet ${sheet.name}, not read`, sheet.others) : {};
}

function notRead(what: string, names: readonly string[]): Notes {
  if (names.length === 0) return {};
  const shown = [...names.slice(0, MOST_NAMES), ...(names.length > MOST_NAMES ? ['…'] : [])];
  return { file: { [`${what}: ${shown.join(', ')} (--sheet NAME reads one)`]: names.length } };
}

/**
 * Another name for the file, which means nothing to DuckDB: `jobs[2].csv` it takes for a pattern, and reads `jobs2.csv`; by
 * `.gz` it knows what is packed, by `~` a home, and by `year=2026/` a column.
 */
async function plainName(reader: Reader, file: string): Promise<string> {
  const link = join(reader.folder, 'source');
  await symlink(resolve(file), link);
  return link;
}

/** A zip archive that is no document of some program. */
async function isArchive(path: string): Promise<boolean> {
  return !(await binaryFormat(path)) && (await foreignFormat(path))?.is === 'a zip archive';
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
