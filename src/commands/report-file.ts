import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { requireUnpublished } from '../database/published-around.ts';
import { ConfigError } from '../errors.ts';
import { writeOutput } from '../files/write-output.ts';
import { type CsvTable, tableCsv } from '../reports/render/tables.ts';
import { unless } from '../system-errors.ts';
import { printDone, remark } from './command.ts';
import type { ReportArguments, ReportFormat } from './report-options.ts';

/** Writes a report into the file, or under its own name into the folder, that `out` names. */
export async function saveReport(
  args: ReportArguments,
  out: string,
  name: string,
  format: ReportFormat,
  text: string,
): Promise<void> {
  const extension = format === 'text' ? 'txt' : format;
  const file = (await isFolder(out)) ? join(out, `${name}.${extension}`) : out;
  await requireUnpublished(file);
  const replaced = await writeOutput(file, text, { existing: 'replace' });
  tell(args, { file, format, bytes: Buffer.byteLength(text), replaced });
}

/** As saveReport, of a workbook, which is no text and is never printed. */
export async function saveBytes(
  args: ReportArguments,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  if (args.out === undefined)
    throw new ConfigError('a workbook is not printed', { hint: `name a file: --out ${name}` });
  const file = (await isFolder(args.out)) ? join(args.out, name) : args.out;
  await requireUnpublished(file);
  const replaced = await writeOutput(file, bytes, { existing: 'replace' });
  tell(args, { file, format: 'xlsx', bytes: bytes.length, replaced });
}

/** Writes tables as files of a folder, e.g. `overview.funnel.csv`; a single one also into the file that `out` names. */
export async function saveTables(
  args: ReportArguments,
  out: string,
  name: string,
  tables: readonly CsvTable[],
): Promise<void> {
  const [only, another] = tables;
  const folderThere = await isFolder(out);
  if (only && !another && !folderThere) return saveReport(args, out, name, 'csv', tableCsv(only));
  await requireUnpublished(join(out, name));
  if (!folderThere) await makeFolder(out);
  let [bytes, replaced] = [0, false];
  for (const table of tables) {
    const text = tableCsv(table);
    const file = join(out, `${name}.${table.name}.csv`);
    replaced = (await writeOutput(file, text, { existing: 'replace' })) || replaced;
    bytes += Buffer.byteLength(text);
  }
  tell(args, { file: out, format: 'csv', bytes, replaced });
}

interface Written {
  file: string;
  format: ReportFormat;
  bytes: number;
  replaced: boolean;
}

function tell(args: ReportArguments, written: Written): void {
  const { file, replaced } = written;
  if (args.json) printDone(args, 'report-file', written, () => file);
  else remark(args, `wrote ${file}${replaced ? ', in place of an older one' : ''}`);
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (cause) {
    throw new ConfigError(`${path} cannot be made a folder`, {
      hint: 'tables are files of a folder: choose another --out',
      cause,
    });
  }
}

async function isFolder(path: string): Promise<boolean> {
  const entry = await stat(path).catch(
    unless('ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP', 'ENAMETOOLONG'),
  );
  return entry?.isDirectory() ?? false;
}
