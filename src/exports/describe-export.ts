// What an export says of itself: schema meta and the views of nyx.duckdb, and the documents beside it.

import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DuckDb } from '../database/duckdb.ts';
import type { Manifest } from '../database/manifest.ts';
import { quoteLiteral } from '../database/quoting.ts';
import { writeSettled } from '../database/settled-files.ts';
import { packageVersion } from '../package-root.ts';
import { printable } from '../text/printable.ts';
import { createTable } from './copy-table.ts';
import type { ExportedTable } from './exported-tables.ts';
import { evidence, notebook, observable, readme, type Subject } from './readme.ts';
import type { SnapshotHead } from './snapshot-head.ts';
import { examplesOver, viewsOver } from './views.ts';

/** What an export is of, as its manifest says it. */
export type About = SnapshotHead & Pick<Manifest, 'profile' | 'pseudonym_key' | 'only_tables'>;

/** The documents of an export, by their paths in its folder. */
export const documents = [
  ...['README.md', 'dictionary.md', 'dictionary.csv', 'schema.sql', 'examples/queries.sql'],
  ...['examples/notebook.ipynb', 'examples/evidence.md', 'examples/observable.md'],
] as const;

/** Adds the views of schema marts, and schema meta, to the filled catalog `warehouse`. */
export async function describeInside(
  duckDb: DuckDb,
  tables: readonly ExportedTable[],
  head: About,
): Promise<void> {
  const about = Object.entries(aboutOf(head)).map(
    ([name, value]) => `(${quoteLiteral(name)}, ${quoteLiteral(value)})`,
  );
  await duckDb.run(`
    use warehouse;
    ${[...viewsOver(namesOf(tables)).values()].join('\n')}
    create table meta.about as from (values ${about.join(', ')}) as about (name, value);
    comment on table meta.about is 'What this export is: when its rows were read, and how they are counted.';
    create table meta.dictionary as
    select schema_name, table_name, column_name, data_type, comment
    from duckdb_columns()
    where database_name = 'warehouse'
        and (schema_name in ('raw', 'marts') or schema_name = 'meta' and table_name <> 'about');
    comment on table meta.dictionary is 'One column of one table or view, and what it means.';
    use memory`);
}

/** Writes the documents into the folder of an export whose tables these are. */
export async function writeDocuments(
  duckDb: DuckDb,
  folder: string,
  tables: readonly ExportedTable[],
  head: About,
): Promise<void> {
  const names = namesOf(tables);
  const relations = new Set([...names, ...viewsOver(names).keys()]);
  const subject = subjectOf(relations);
  const texts: Record<(typeof documents)[number], string> = {
    'README.md': readme(aboutOf(head), subject),
    'dictionary.md': dictionary(tables),
    'dictionary.csv': '',
    'schema.sql': tables.map((table) => `${schemaOf(table)}\n`).join('\n'),
    'examples/queries.sql': examplesOver(relations),
    'examples/notebook.ipynb': notebook(subject),
    'examples/evidence.md': evidence(subject),
    'examples/observable.md': observable(subject),
  };
  for (const [name, text] of Object.entries(texts)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    if (name === 'dictionary.csv')
      await duckDb.run(
        `copy warehouse.meta.dictionary to ${quoteLiteral(path)} (format csv, header)`,
      );
    else await writeSettled(folder, name, text);
  }
}

/** What everybody asks first, where it is there. */
function subjectOf(relations: ReadonlySet<string>): Subject {
  const [first = 'meta.about'] = relations;
  const tables = ['raw.companies', ...relations].filter((name) => relations.has(name));
  return {
    relation: relations.has('marts.funnel') ? 'marts.funnel' : first,
    table: tables[0]?.split('.')[1] ?? '*',
  };
}

/** As SQL names them, e.g. `raw.companies`. */
function namesOf(tables: readonly ExportedTable[]): string[] {
  return tables.map(({ group, name }) => `${group}.${name}`);
}

function aboutOf(head: About): Record<string, string> {
  return {
    program: `nyx-etl ${packageVersion}`,
    profile: head.profile,
    ...(head.pseudonym_key === null ? {} : { pseudonym_key: head.pseudonym_key }),
    snapshot_at: head.snapshot_at,
    schema_version: head.schema_version,
    timezone: head.reporting.timezone,
    ghost_after_days: String(head.reporting.ghost_after_days),
    numbers_as_of: head.numbers_as_of ?? 'never computed',
    numbers_current: String(head.numbers_current),
    ...(head.only_tables === null ? {} : { only_tables: head.only_tables.join(', ') }),
  };
}

function schemaOf(table: ExportedTable): string {
  const lines = createTable(table)
    .split('\n')
    .map((line) => line.trim());
  return lines.filter(Boolean).join('\n').replaceAll('warehouse.', '');
}

function dictionary(tables: readonly ExportedTable[]): string {
  return `# What the tables hold\n\n${tables.map(describeTable).join('\n')}`;
}

function describeTable({ group, name, comment, columns, leftOut }: ExportedTable): string {
  const rows = columns.map(
    (column) => `| ${column.name} | ${column.duckDbType} | ${inCell(column.comment ?? '')} |`,
  );
  return [
    `## ${group}.${name}`,
    '',
    inCell(comment ?? ''),
    '',
    '| column | type | meaning |',
    '|---|---|---|',
    ...rows,
    ...(leftOut.length === 0 ? [] : ['', `Left out by this profile: ${leftOut.join(', ')}`]),
    '',
  ].join('\n');
}

function inCell(text: string): string {
  return printable(text.replaceAll(/\s+/g, ' ')).replaceAll('|', '\\|');
}
