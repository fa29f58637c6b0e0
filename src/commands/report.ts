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
import { writeOutput } from '../write-output.ts';
import { defineCommand, printResult, remark, toJson, withProgress } from './command.ts';
import { type ReportArguments, type ReportFormat, readSubject, reportOptions } from './report-options.ts';
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
        : printReport(args, duckDb, warehouse, subject),
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
  printResult(args, 'report-site', site, text);
}

async function printReport(
  args: ReportArguments,
  duckDb: DuckDb,
  warehouse: Warehouse,
  subject: Subject,
): Promise<void> {
  const report = await readReport(duckDb, warehouse, subject);
  const terminal = describeTerminal();
  const format = args.json ? 'json' : (args.format ?? 'text');
  const color = args.out === undefined && terminal.color;
  const text =
    format === 'json'
      ? `${toJson(report.content)}\n`
      : render(report.document(), format, { width: terminal.width, color });
  if (args.out !== undefined) {
    remark(args, `wrote ${await save(args.out, `${report.name}.${extensionOf(format)}`, text)}`);
  } else if (format === 'text' || format === 'json') printText(text, { color });
  else await printData(text);
}

function extensionOf(format: ReportFormat): string {
  return format === 'text' ? 'txt' : format;
}

/** Reports tell about a person's search: nobody else reads the file. Returns its path, and whether one was there. */
async function save(out: string, name: string, text: string): Promise<string> {
  const isFolder = await stat(out).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  const path = isFolder ? join(out, name) : out;
  const around = await publishedAround(path);
  if (around !== undefined)
    throw new ConfigError(`${around} is a published warehouse, which is never added to`, {
      hint: 'choose another --out',
    });
  const isReplaced = await writeOutput(path, text, { existing: 'replace' });
  return isReplaced ? `${path}, in place of an older one` : path;
}
