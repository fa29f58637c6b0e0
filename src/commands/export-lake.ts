import { dirname, join } from 'node:path';
import { nyxHome } from '../config.ts';
import { counted } from '../counted.ts';
import { ConfigError } from '../errors.ts';
import { exportLake, type LakeExportResult } from '../exports/lake/export-lake.ts';
import type { JsonOutput } from '../json/index.ts';
import { shellQuoted } from '../text/shell-quoted.ts';
import { printDone, withMigratedSession, withProgress } from './command.ts';
import type { ExportArguments } from './export-options.ts';
import { megabytes } from './megabytes.ts';

/** Runs `export --format lake`. */
export async function exportToLake(args: ExportArguments): Promise<undefined> {
  const { cell, out = join(nyxHome(), 'lake') } = args;
  refuseOtherOptions(args);
  if (cell === undefined)
    throw new ConfigError('--format lake needs --cell', {
      hint: 'name this database, e.g. --cell eu-1; it keeps that name',
    });
  const afterExport = args['after-export'];
  const result = await withMigratedSession(args, 'export', (session) =>
    withProgress(args, (progress) => exportLake(session, { out, cell, afterExport, progress })),
  );
  printDone(args, 'export-lake', toJson(result), () => describe(result));
}

/** What would be ignored is refused: who gives it expects something else. */
export function refuseLakeOptions(args: ExportArguments): void {
  const given = (['cell', 'after-export'] as const).find((name) => args[name] !== undefined);
  if (given === undefined) return;
  throw new ConfigError(`--${given} goes with --format lake`, { hint: 'add --format lake' });
}

function refuseOtherOptions(args: ExportArguments): void {
  const { action, compression, dir, keep, numbers, profile, tables, warehouse } = args;
  const other = [
    ...(action === 'publish' ? [] : [action]),
    ...(dir === undefined ? [] : [dir]),
    ...(warehouse === undefined ? [] : ['--warehouse']),
    ...(keep === undefined ? [] : ['--keep']),
    ...(numbers ? ['--numbers'] : []),
    ...(profile === 'analyst' ? [] : ['--profile']),
    ...(compression === 'zstd' ? [] : ['--compression']),
    ...(tables === undefined ? [] : ['--tables']),
  ][0];
  if (other === undefined) return;
  throw new ConfigError(`${other} does not go with --format lake`, { hint: `leave out ${other}` });
}

function toJson({ folder, manifest, isStanding }: LakeExportResult): JsonOutput['export-lake'] {
  const bytes = new Map(manifest.files.map((file) => [file.name, file.bytes]));
  const { cell, export: number, after_export, snapshot_at, numbers_as_of } = manifest;
  return {
    folder,
    ...{ cell, export: number, after_export, snapshot_at, numbers_as_of },
    numbers_current: manifest.numbers_current,
    already_done: isStanding,
    tables: manifest.tables.map(({ name, rows, files }) => ({
      name,
      rows,
      bytes: files.reduce((sum, { file }) => sum + (bytes.get(file) ?? 0), 0),
    })),
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    bytes: manifest.total_bytes,
  };
}

function describe({ folder, manifest, isStanding }: LakeExportResult): string {
  const { export: number, after_export, numbers_current, tables, total_bytes } = manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const what = after_export === null ? 'everything' : `what changed after export ${after_export}`;
  return [
    ...(numbers_current
      ? []
      : ["note: rows have changed since the facts were computed: run 'nyx-etl transform' first"]),
    isStanding
      ? `export ${number} was published before: nothing was done`
      : `exported ${counted(tables.length, 'table')}, ${counted(rows, 'row')}, ${megabytes(total_bytes)}: ${what}`,
    `to ${folder}`,
    `next: nyx-etl lake verify --lake ${shellQuoted(dirname(dirname(folder)))}`,
  ].join('\n');
}
