import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { counted } from '../counted.ts';
import type { DuckDb } from '../database/duckdb.ts';
import { publishedAround } from '../database/published-around.ts';
import type { Warehouse } from '../database/warehouse.ts';
import { ConfigError } from '../errors.ts';
import { describeTerminal, printData, printText } from '../output.ts';
import { readReport, type Subject } from '../reports/read-report.ts';
import { render } from '../reports/render/render.ts';
import { writeSite } from '../reports/site/write-site.ts';
import { isOwnStdout, writeOutput } from '../write-output.ts';
import { defineCommand, printDone, printReport, remark, toJson, withProgress } from './command.ts';
import {
  type ReportArguments,
  type ReportFormat,
  readSubject,
  reportOptions,
} from './report-options.ts';
import { withWarehouse } from './report-warehouse.ts';

export default defineCommand({
  command: 'report',
  describe: 'a session, a company, or everything, from the newest warehouse',
  options: reportOptions,
  examples: [
    ['report --session last', 'what the last session brought'],
    ['report --company "Initech" --json', 'all about one company, for programs'],
    ['report --overview --format html --out overview.html', 'one page to keep or to send'],
    ['report --all --format html --out ./report', 'a linked site: open report/index.html'],
    ['report --overview --live', 'from the database as it is now'],
  ],
  run: async (args) => {
    const subject = readSubject(args);
    await withWarehouse(args, (duckDb, warehouse) =>
      subject.kind === 'all'
        ? printSite(args, duckDb, warehouse, subject.out)
        : printOne(args, duckDb, warehouse, subject),
    );
    return undefined;
  },
});

async function printSite(
  args: ReportArguments,
  duckDb: DuckDb,
  warehouse: Warehouse,
  out: string,
): Promise<void> {
  const site = await withProgress(args, (progress) => writeSite(duckDb, warehouse, out, progress));
  const text = () =>
    `wrote ${counted(site.pages, 'page')}, ${(site.totalBytes / 1e6).toFixed(1)} MB\nnext: open ${join(site.folder, 'index.html')}`;
  const { folder, pages, totalBytes: bytes } = site;
  printDone(args, 'report-site', { folder, pages, bytes }, text);
}

async function printOne(
  args: ReportArguments,
  duckDb: DuckDb,
  warehouse: Warehouse,
  subject: Subject,
): Promise<void> {
  const report = await readReport(duckDb, warehouse, subject);
  const terminal = describeTerminal();
  const isForPrograms = args.json && (args.out === undefined || isOwnStdout(args.out));
  if (isForPrograms) return printReport(report.content);
  const format = args.format ?? (args.json ? 'json' : 'text');
  const color = args.out === undefined && terminal.color;
  const text =
    format === 'json'
      ? `${toJson(report.content)}\n`
      : render(report.document(), format, { width: terminal.width, color });
  if (args.out !== undefined) {
    const { file, isReplaced: replaced } = await save(
      args.out,
      `${report.name}.${extensionOf(format)}`,
      text,
    );
    const written = { file, format, bytes: Buffer.byteLength(text), replaced };
    if (args.json) printDone(args, 'report-file', written, () => file);
    else remark(args, `wrote ${file}${replaced ? ', in place of an older one' : ''}`);
  } else if (format === 'text' || format === 'json') printText(text, { color });
  else await printData(text);
}

function extensionOf(format: ReportFormat): string {
  return format === 'text' ? 'txt' : format;
}

/** Only its owner can read the file. Tells whether an older one was there. */
async function save(
  out: string,
  name: string,
  text: string,
): Promise<{ file: string; isReplaced: boolean }> {
  const isFolder = await stat(out).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  const file = isFolder ? join(out, name) : out;
  const around = await publishedAround(file);
  if (around !== undefined)
    throw new ConfigError(`${around} is a published warehouse, which is never added to`, {
      hint: 'choose another --out',
    });
  const isReplaced = await writeOutput(file, text, { existing: 'replace' });
  return { file, isReplaced };
}
