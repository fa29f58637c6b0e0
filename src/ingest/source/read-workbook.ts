import { createReadStream, createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadOptions } from 'hucre/xlsx';
import { SourceError } from '../../errors.ts';
import { shellQuoted } from '../../text/shell-quoted.ts';
import { corrupt, openArchive } from './archive.ts';
import { cellText } from './cells.ts';
import { readJsonLines } from './read-json.ts';
import { sheetRecords } from './sheet-records.ts';
import type { TableFormat } from './tabular-source.ts';

/** Unpacked, a sheet with more than this is read row by row, without the links behind its texts. */
const MAX_WHOLE_BYTES = 24_000_000;
/** Unpacked, more texts than this no computer of ours holds in its memory. */
const MAX_TEXT_BYTES = 400_000_000;

/** Seventy modules, which only who has a workbook waits for. */
const xlsx = () => import('hucre/xlsx');

type SheetFilter = Exclude<NonNullable<ReadOptions['sheets']>, unknown[]>;
type Rows = AsyncIterable<(string | null)[]>;

/** A sheet of an Excel workbook: the one told, else the first that is not hidden. */
export const workbook: TableFormat = {
  isBinary: true,
  mayLackNames: true,
  recognises: (start) =>
    start.startsWith('PK\x03\x04') &&
    /xl\/(?!workbook\.bin)/.test(start) &&
    !/xl\/workbook\.bin/.test(start),
  read: async (reader, path, name, { sheet, columns } = {}) => {
    const lines = join(reader.folder, 'sheet.ndjson');
    const { bytes, texts } = await sizesOf(path, name);
    if (texts > MAX_TEXT_BYTES) throw tooLarge(name);
    const isWhole = bytes <= MAX_WHOLE_BYTES;
    const rows = isWhole ? await wholeSheet(path, name, sheet) : await sheetRows(path, name, sheet);
    await pipeline(
      Readable.from(sheetRecords(rows, name, columns)),
      createWriteStream(lines, { flags: 'wx', mode: 0o600 }),
    ).catch(orCorrupt(name));
    const asLines = { path: lines, format: 'xlsx', isMarked: true, places: 'lines' } as const;
    return readJsonLines(reader, asLines, name);
  },
};

/** Unpacked, the largest sheet and the texts that all sheets share. */
async function sizesOf(path: string, name: string): Promise<{ bytes: number; texts: number }> {
  using archive = await openArchive(path, name);
  const largest = (pattern: RegExp) =>
    Math.max(
      0,
      ...archive.members.filter((file) => pattern.test(file.name)).map(({ bytes }) => bytes),
    );
  const texts = largest(/sharedStrings\.xml$/i);
  return { bytes: texts + largest(/worksheets\/[^/]+\.xml$/i), texts };
}

async function wholeSheet(path: string, name: string, told: string | undefined): Promise<Rows> {
  const bytes = await readFile(path);
  const { index } = await chooseSheet(bytes, name, told);
  const { readXlsx } = await xlsx();
  const { sheets } = await readXlsx(bytes, { sheets: [index] }).catch(orCorrupt(name));
  const { rows = [], cells } = sheets[0] ?? {};
  async function* texts() {
    for (const [row, values] of rows.entries())
      yield values.map((value, column) => cellText(value, cells?.get(`${row},${column}`)));
  }
  return texts();
}

async function sheetRows(path: string, name: string, told: string | undefined): Promise<Rows> {
  const { index } = await chooseSheet(await readFile(path), name, told);
  const { streamXlsxRows } = await xlsx();
  async function* texts() {
    const input = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
    let next = 0;
    for await (const { index: at, values } of streamXlsxRows(input, { sheet: index })) {
      for (; next < at; next++) yield [];
      next = at + 1;
      yield values.map((value) => cellText(value));
    }
  }
  return texts();
}

/** By the names of the sheets, without reading one of them. */
async function chooseSheet(
  bytes: Buffer,
  name: string,
  told: string | undefined,
): Promise<{ index: number }> {
  const sheets: { name: string; index: number; isHidden: boolean }[] = [];
  const note: SheetFilter = ({ name: sheet, hidden, veryHidden }, index) => {
    sheets.push({ name: sheet, index, isHidden: hidden === true || veryHidden === true });
    return false;
  };
  const { readXlsx } = await xlsx();
  await readXlsx(bytes, { sheets: note }).catch(orCorrupt(name));
  const [shown = sheets[0]] = sheets.filter(({ isHidden }) => !isHidden);
  const wanted = told?.trim().toLowerCase();
  const chosen =
    wanted === undefined
      ? shown
      : sheets.find((sheet) => sheet.name.trim().toLowerCase() === wanted);
  if (chosen) return chosen;
  throw new SourceError(`${name} has no sheet called ${told ?? ''}`, {
    exitCode: 2,
    hint: `name one with --sheet: ${sheets.map((sheet) => shellQuoted(sheet.name)).join(', ')}`,
  });
}

function orCorrupt(name: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof SourceError) throw error;
    return corrupt(name)(error);
  };
}

function tooLarge(name: string): SourceError {
  return new SourceError(`${name} unpacks to more text than fits into memory`, {
    exitCode: 2,
    hint: 'save the sheet as "CSV UTF-8" and load that file, or check it: it may be a zip bomb',
  });
}
