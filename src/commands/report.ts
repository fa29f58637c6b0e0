import { join } from 'node:path';
import { counted } from '../counted.ts';
import type { DuckDb } from '../database/duckdb.ts';
import type { Warehouse } from '../database/warehouse.ts';
import { ConfigError } from '../errors.ts';
import { isOwnStdout } from '../files/write-output.ts';
import { describeTerminal, printData } from '../output.ts';
import { type Report, readReport } from '../reports/read-report.ts';
import { render } from '../reports/render/render.ts';
import { shellQuoted } from '../text/shell-quoted.ts';
import { defineCommand, printDone, printReport, toJson, withProgress } from './command.ts';
import { printPaged } from './pager.ts';
import { saveBytes, saveReport, saveTables } from './report-file.ts';
import {
  type ReportArguments,
  type Reported,
  type ReportFormat,
  readSubject,
  reportOptions,
} from './report-options.ts';
import { withWarehouse } from './report-warehouse.ts';

export default defineCommand({
  command: 'report',
  describe:
    'a session, a company, everything, or the list of applications, from the newest warehouse',
  options: reportOptions,
  examples: [
    ['report --session last', 'what the last session brought'],
    ['report --company "Initech" --json', 'all about one company, for programs'],
    ['report --overview --format html --out overview.html', 'one page to keep or to send'],
    [
      'report --applications --from 2026-10-01 --to 2026-10-31 --format xlsx --out .',
      'the list an agency asks for',
    ],
    ['report --all --format html --out ./report', 'a linked site: open report/index.html'],
    ['report --overview --live', 'from the database as it is now'],
  ],
  run: async (args) => {
    const subject = readSubject(args);
    await withWarehouse(args, subject, (duckDb, warehouse) =>
      subject.kind === 'all'
        ? printSite(args, duckDb, warehouse, subject)
        : printOne(args, duckDb, warehouse, subject),
    );
  },
});

async function printSite(
  args: ReportArguments,
  duckDb: DuckDb,
  warehouse: Warehouse,
  { out, user }: Extract<Reported, { kind: 'all' }>,
): Promise<void> {
  const { writeSite } = await import('../reports/site/write-site.ts');
  const { findUser } = await import('../reports/scope.ts');
  const scope = user === undefined ? {} : { userId: await findUser(duckDb, user) };
  const site = await withProgress(args, (progress) =>
    writeSite(duckDb, warehouse, out, progress, scope),
  );
  const text = () =>
    `wrote ${counted(site.pages, 'page')}, ${(site.totalBytes / 1e6).toFixed(1)} MB\n` +
    `next: open ${shellQuoted(join(site.folder, 'index.html'))}`;
  const { folder, pages, totalBytes: bytes } = site;
  printDone(args, 'report-site', { folder, pages, bytes }, text);
}

async function printOne(
  args: ReportArguments,
  duckDb: DuckDb,
  warehouse: Warehouse,
  subject: Exclude<Reported, { kind: 'all' }>,
): Promise<void> {
  const report = await readReport(duckDb, warehouse, subject);
  if (args.json && (args.out === undefined || isOwnStdout(args.out)))
    return printReport(report.content);
  const format = args.format ?? (args.json ? 'json' : 'text');
  if (format === 'csv') return printTables(args, report);
  if (format === 'xlsx') {
    const { renderXlsx } = await import('../reports/render/xlsx.ts');
    return saveBytes(args, `${report.name}.xlsx`, await renderXlsx(report.tables()));
  }
  const { width, color } = describeTerminal();
  const text = await asText(report, format, width, color && args.out === undefined);
  if (args.out !== undefined) await saveReport(args, args.out, report.name, format, text);
  else if (format === 'text' || format === 'json') await printPaged(text, color);
  else await printData(text);
}

async function asText(
  report: Report,
  format: ReportFormat,
  width: number,
  color: boolean,
): Promise<string> {
  if (format === 'json') return `${toJson(report.content)}\n`;
  if (format === 'csv' || format === 'xlsx') throw new Error(`${format} is no text for people`);
  return render(report.document(), format, { width, color });
}

/** One table on stdout, or all of them as files of a folder. */
async function printTables(args: ReportArguments, report: Report): Promise<void> {
  const { tableCsv } = await import('../reports/render/tables.ts');
  const all = report.tables();
  const wanted = all.filter(({ name }) => args.table === undefined || name === args.table);
  const [first, another] = wanted;
  const names = all.map(({ name }) => name).join(', ');
  if (!first)
    throw new ConfigError(`this report has no table ${args.table}`, { hint: `--table ${names}` });
  if (args.out !== undefined) return saveTables(args, args.out, report.name, wanted);
  if (another)
    throw new ConfigError('a report has several tables, each of which is a CSV file of its own', {
      hint: `--out FOLDER writes all of them, --table prints one: ${names}`,
    });
  await printData(tableCsv(first));
}
