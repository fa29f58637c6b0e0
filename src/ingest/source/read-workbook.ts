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
import { columnNames, sheetRecords } from './sheet-records.ts';
import type { ChosenSheet, TableFormat } from './tabular-source.ts';
import type { TableChoice } from './unpack-archive.ts';

/** Unpacked, a sheet with more than this is read row by row, without the links behind its texts. */
const MAX_WHOLE_BYTES = 24_000_000;
/** Unpacked, more texts than this no computer of ours holds in its memory. */
const MAX_TEXT_BYTES = 400_000_000;

/** Seventy modules, which only who has a workbook waits for. */
const xlsx = () => import('hucre/xlsx');

type SheetFilter = Exclude<NonNullable<ReadOptions['sheets']>, unknown[]>;
type Rows = AsyncGenerator<(string | null)[]>;

/** A sheet of an Excel workbook: the one told, else the first shown one whose columns are known, else the first shown one. */
export const workbook: TableFormat = {
  isBinary: true,
  mayLackNames: true,
  recognises: (start) =>
    start.startsWith('PK\x03\x04') &&
    /xl\/(?!workbook\.bin)/.test(start) &&
    !/xl\/workbook\.bin/.test(start),
  read: async (reader, path, name, choice = {}) => {
    const lines = join(reader.folder, 'sheet.ndjson');
    const { bytes, texts } = await sizesOf(path, name);
    if (texts > MAX_TEXT_BYTES) throw tooLarge(name);
    const sheet = await chooseSheet(await readFile(path), name, choice);
    const rows =
      bytes <= MAX_WHOLE_BYTES
        ? await wholeSheet(path, name, sheet.index)
        : sheetRows(createReadStream(path), sheet.index);
    await pipeline(
      Readable.from(sheetRecords(rows, name, choice.columns)),
      createWriteStream(lines, { flags: 'wx', mode: 0o600 }),
    ).catch(orCorrupt(name));
    const asLines = { path: lines, format: 'xlsx', isMarked: true, places: 'lines' } as const;
    return { ...(await readJsonLines(reader, asLines, name)), sheet };
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

async function wholeSheet(path: string, name: string, index: number): Promise<Rows> {
  const { readXlsx } = await xlsx();
  const { sheets } = await readXlsx(await readFile(path), { sheets: [index] }).catch(
    orCorrupt(name),
  );
  const { rows = [], cells } = sheets[0] ?? {};
  async function* texts() {
    for (const [row, values] of rows.entries())
      yield values.map((value, column) => cellText(value, cells?.get(`${row},${column}`)));
  }
  return texts();
}

async function* sheetRows(input: Buffer | Readable, index: number): Rows {
  const { streamXlsxRows } = await xlsx();
  const bytes = Buffer.isBuffer(input)
    ? input
    : (Readable.toWeb(input) as ReadableStream<Uint8Array>);
  let next = 0;
  for await (const { index: at, values } of streamXlsxRows(bytes, { sheet: index })) {
    for (; next < at; next++) yield [];
    next = at + 1;
    yield values.map((value) => cellText(value));
  }
}

/** By the names of the sheets, and of their columns where there are several to choose from. */
async function chooseSheet(
  bytes: Buffer,
  name: string,
  { sheet: told, columns, knows }: TableChoice,
): Promise<ChosenSheet & { index: number }> {
  const sheets = await listSheets(bytes, name);
  if (told !== undefined) {
    const wanted = told.trim().toLowerCase();
    const chosen = sheets.find((sheet) => sheet.name.trim().toLowerCase() === wanted);
    if (chosen) return { ...chosen, others: [] };
    throw new SourceError(`${name} has no sheet called ${told}`, {
      exitCode: 2,
      hint: `name one with --sheet: ${sheets.map((sheet) => shellQuoted(sheet.name)).join(', ')}`,
    });
  }
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const shown = visible.length > 0 ? visible : sheets.slice(0, 1);
  let filled: ListedSheet | undefined;
  let known: ListedSheet | undefined;
  for (const sheet of shown.length > 1 && knows && !columns ? shown : []) {
    const names = await columnNames(sheetRows(bytes, sheet.index)).catch(orCorrupt(name));
    if (names.length > 0) filled ??= sheet;
    if (!knows?.(names)) continue;
    known = sheet;
    break;
  }
  const chosen = known ?? filled ?? shown[0];
  if (!chosen) throw new SourceError(`${name} holds no sheet`, { exitCode: 2 });
  const others = shown.filter((sheet) => sheet !== chosen).map((sheet) => sheet.name);
  return { ...chosen, others };
}

interface ListedSheet {
  name: string;
  index: number;
  isHidden: boolean;
}

/** Without reading one of them. */
async function listSheets(bytes: Buffer, name: string): Promise<ListedSheet[]> {
  const sheets: ListedSheet[] = [];
  const note: SheetFilter = ({ name: sheet, hidden, veryHidden }, index) => {
    sheets.push({ name: sheet, index, isHidden: hidden === true || veryHidden === true });
    return false;
  };
  const { readXlsx } = await xlsx();
  await readXlsx(bytes, { sheets: note }).catch(orCorrupt(name));
  return sheets;
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
