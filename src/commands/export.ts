import { dirname, join } from 'node:path';
import { nyxHome } from '../config.ts';
import { counted } from '../counted.ts';
import { ConfigError } from '../errors.ts';
import { type ExportResult, exportWarehouse } from '../exports/export-warehouse.ts';
import type { JsonOutput } from '../json/index.ts';
import { shellQuoted } from '../text/shell-quoted.ts';
import { defineCommand, printDone, withMigratedSession, withProgress } from './command.ts';
import { diff } from './export-diff.ts';
import { exportToLake, refuseLakeOptions } from './export-lake.ts';
import { exportOptions } from './export-options.ts';
import { verify } from './export-verify.ts';
import { megabytes } from './megabytes.ts';
import { positive } from './option-values.ts';

const NUMBERS_ARE_OLD =
  "rows have changed since the derived tables were computed, which are exported as they stand: run 'nyx-etl transform' first";

export default defineCommand({
  command: 'export [action] [dir] [other]',
  describe: 'publish Parquet and nyx.duckdb from one snapshot of the database',
  positionals: ['action', 'dir', 'other'],
  options: exportOptions,
  examples: [
    ['export', 'publish in exports/analyst, and point "latest" there at it'],
    ['export --profile personal --out ~/nyx --keep 3', 'with mail and letters, for your own eyes'],
    ['export --tables companies,job_posts --out part', 'these tables alone'],
    ['export verify', 'prove that the newest is what was published; exit 3 if not'],
    ['export verify --numbers', 'and that its numbers are what its base tables give'],
    ['export diff OLD NEW', 'what changed between two; exit 3 if anything did'],
    ['export --format lake --cell eu-1', 'the facts of this database into a lake of several'],
  ],
  run: async (args) => {
    if (args.format === 'lake') return exportToLake(args);
    refuseLakeOptions(args);
    const out = args.out ?? join(nyxHome(), 'exports');
    if (args.action !== 'diff' && args.other !== undefined)
      throw new ConfigError('two exports belong to diff', { hint: 'nyx-etl export diff OLD NEW' });
    if (args.action !== 'publish' && args.tables !== undefined)
      throw new ConfigError(`${args.action} takes all tables that are there`, {
        hint: 'leave --tables out',
      });
    if (args.warehouse !== undefined && (args.action !== 'verify' || args.dir !== undefined))
      throw new ConfigError('--warehouse names the one folder that verify proves', {
        hint: `nyx-etl export verify ${shellQuoted(args.warehouse)}`,
      });
    if (args.action === 'verify') return verify(args, args.dir ?? args.warehouse ?? out);
    if (args.numbers) {
      throw new ConfigError('--numbers belongs to verify', {
        hint: 'nyx-etl export verify --numbers',
      });
    }
    if (args.action === 'diff') return diff(args);
    if (args.dir !== undefined) {
      throw new ConfigError(`export takes no ${args.dir}`, {
        hint: `write --out ${shellQuoted(args.dir)}`,
      });
    }
    const { profile, compression } = args;
    const tables = args.tables === undefined ? undefined : namesIn(args.tables);
    const keep = args.keep === undefined ? undefined : positive('--keep', args.keep);
    const result = await withMigratedSession(args, 'export', (session) =>
      withProgress(args, (progress) =>
        exportWarehouse(session, { out, profile, compression, tables, keep, progress }),
      ),
    );
    printDone(args, 'export', toJson(result), () => describeExport(result, args));
  },
});

/** Throws ConfigError where none is named. */
function namesIn(list: string): string[] {
  const names = list.split(/[\s,]+/).filter(Boolean);
  if (names.length > 0) return names;
  throw new ConfigError('--tables names no table', { hint: 'e.g. --tables companies,job_posts' });
}

function toJson({
  asOf,
  snapshotAt,
  numbersCurrent,
  totalRows,
  totalBytes,
  ...result
}: ExportResult): JsonOutput['export'] {
  return {
    ...result,
    as_of: asOf,
    snapshot_at: snapshotAt,
    numbers_current: numbersCurrent,
    rows: totalRows,
    bytes: totalBytes,
  };
}

function describeExport(
  made: ExportResult,
  { out, tables: wanted }: { out: string | undefined; tables: string | undefined },
): string {
  const { folder, profile, tables, notes, ...result } = made;
  const lost = tables.flatMap((table) =>
    Object.entries(table.unrepresentable).map(
      ([column, values]) =>
        `note: ${table.name}.${column}: ${counted(values, 'value')} became null: no finite decimal`,
    ),
  );
  return [
    ...lost,
    ...(result.numbersCurrent ? [] : [`note: ${NUMBERS_ARE_OLD}`]),
    ...notes.map((note) => `note: ${note}`),
    ...result.removed.map((old) => `removed ${old}`),
    `exported ${counted(tables.length, 'table')}, ${counted(result.totalRows, 'row')}, ${megabytes(result.totalBytes)} (${profile})`,
    `to ${folder}`,
    `next: nyx-etl ${nextOf(made, out, wanted !== undefined)}`,
  ].join('\n');
}

/**
 * What shows what was exported: a report where there is enough for one, and of a session where
 * there is any.
 */
function nextOf(
  { folder, profile, tables }: ExportResult,
  out: string | undefined,
  isPart: boolean,
): string {
  if (isPart || profile === 'share') return `query --tables --warehouse ${shellQuoted(folder)}`;
  // A report reads the analyst's of NYX_HOME, unless told.
  const where =
    profile === 'analyst' && out === undefined
      ? ''
      : ` --warehouse ${shellQuoted(dirname(folder))}`;
  const sessions = tables.find(({ name }) => name === 'application_sessions')?.rows ?? 0;
  return `report ${sessions > 0 ? '--session last' : '--overview'}${where}`;
}
