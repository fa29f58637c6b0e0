import { counted } from '../counted.ts';
import { ConfigError, type ExitCode } from '../errors.ts';
import {
  type DiffSide,
  diffExports,
  type ExportDiff,
  type TableDiff,
} from '../exports/diff-exports.ts';
import { printResult, withProgress } from './command.ts';
import type { ExportArguments } from './export-options.ts';

/** Runs `export diff`: exit 0 where both hold the same, 3 where they differ. */
export async function diff(args: ExportArguments): Promise<ExitCode | undefined> {
  const { dir, other, profile } = args;
  if (dir === undefined || other === undefined)
    throw new ConfigError('diff compares two exports', {
      hint: 'nyx-etl export diff exports/analyst/20261121T023000Z exports/analyst/latest',
      code: 'usage',
    });
  const found = await withProgress(args, (progress) =>
    diffExports(dir, other, { profile, progress }),
  );
  printResult(args, 'export-diff', found, () => describe(found));
  return found.equal ? undefined : 3;
}

function describe({ from, to, ...found }: ExportDiff): string {
  const same = counted(found.tables_equal, 'table');
  return [
    `from ${shown(from)}`,
    `to   ${shown(to)}`,
    ...found.tables_added.map((name) => `+ ${name}: a new table`),
    ...found.tables_removed.map((name) => `- ${name}: removed`),
    ...found.tables_changed.map(describeTable),
    found.equal ? `nothing changed: ${same} with the same rows` : `${same} with the same rows`,
  ].join('\n');
}

function shown({ folder, profile, snapshot_at, schema_version }: DiffSide): string {
  return `${folder} (${profile}, ${snapshot_at}, schema ${schema_version})`;
}

function describeTable({ schema, name, columns, rows }: TableDiff): string {
  const parts = [
    ...columns.added.map((column) => `column ${column} added`),
    ...columns.removed.map((column) => `column ${column} removed`),
    ...columns.retyped.map(({ name, from, to }) => `column ${name} was ${from}, is ${to}`),
    ...(rows.added > 0 ? [`${counted(rows.added, 'row')} added`] : []),
    ...(rows.removed > 0 ? [`${counted(rows.removed, 'row')} removed`] : []),
    ...(rows.changed > 0
      ? [
          `${counted(rows.changed, 'row')} changed (${Object.keys(rows.changed_columns).join(', ')})`,
        ]
      : []),
  ];
  const how = rows.key.length === 0 ? ' (no key: whole rows compared)' : '';
  return `~ ${schema}.${name}: ${parts.join('; ')}${how}`;
}
