// Every table of the data model takes a file, and names the records that it cannot take.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTable } from '../../src/ingest/load-table.ts';
import {
  readTableShape,
  type TableConstraint,
  type TableShape,
} from '../../src/ingest/table/table-shape.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { type FixtureFolder, fixtureFolder, lenient } from './fixture-files.ts';

const NOBODY = '018f0000-0000-7000-8000-ffffffffffff';

let database: TestDatabase;
let files: FixtureFolder;
beforeAll(async () => {
  database = await cloneDatabase();
  files = await fixtureFolder();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});

type Values = Map<string, string>;

/** The value of a column in the nth record of a table: of its type, and one that a CHECK allows. */
function validValue(shape: TableShape, column: { name: string; type: string }, n: number): string {
  const own = shape.constraints.filter(({ columns }) => columns.join() === column.name);
  const [, allowed] =
    /'([^']+)'::/.exec(own.find(({ kind }) => kind === 'c')?.expression ?? '') ?? [];
  const parent = own.find(({ kind }) => kind === 'f')?.other_table;
  if (parent) return parent === shape.table ? '' : idOf(parent, 1);
  if (column.name === 'timezone') return 'UTC';
  if (column.name.endsWith('_url')) return `https://example.org/${n}`;
  if (column.type === 'uuid') return idOf(shape.table, n);
  if (column.type === 'text') return allowed ?? `${column.name} ${n}`;
  if (/^(date|timestamp)/.test(column.type)) return `2026-01-0${n}`;
  return { boolean: 'true', jsonb: '{}' }[column.type] ?? (column.type.endsWith('[]') ? '{}' : '1');
}

/** An id that says by itself which table it is of, and which record. */
function idOf(table: string, n: number): string {
  const name = Buffer.from(table).toString('hex').padEnd(200, '0');
  const hash = [...name].reduce((sum, digit) => (sum * 31 + digit.charCodeAt(0)) % 0xffffffff, 7);
  return `018f0000-0000-7000-8000-${hash.toString(16).padStart(8, '0')}000${n}`;
}

/** Records that the table must refuse, with the column and the reason; each has one fault only. */
function faultsOf(shape: TableShape) {
  const of = (kind: TableConstraint['kind']) =>
    shape.constraints.find((one) => one.kind === kind && one.columns.length === 1)?.columns[0];
  const firstOf = (type: RegExp) => shape.columns.find((column) => type.test(column.type));
  const typed =
    firstOf(/^(integer|bigint|numeric|boolean)/) ??
    firstOf(/^(date|timestamp)/) ??
    firstOf(/^uuid/);
  const checked = of('c');
  const isText = shape.columns.find(({ name }) => name === checked)?.type === 'text';
  return [
    {
      column: typed?.name,
      value: 'nonsense',
      reason: /^(date|timestamp)/.test(typed?.type ?? '') ? 'bad_date' : 'bad_value',
    },
    { column: checked, value: isText ? 'nonsense' : '-1', reason: 'not_allowed' },
    { column: of('f'), value: NOBODY, reason: 'no_such_row' },
  ].filter(({ column }) => column !== undefined);
}

function csv(shape: TableShape, records: readonly Values[]): string {
  const names = shape.columns.map(({ name }) => name);
  const lines = records.map((record) =>
    names.map((name) => `"${record.get(name)?.replaceAll('"', '""')}"`),
  );
  // An empty quoted text is a text; nothing at all is null.
  return `${[names, ...lines].map((cells) => cells.join(',').replaceAll('""', '')).join('\n')}\n`;
}

/** Tables after those that they refer to. */
async function tablesInOrder(): Promise<TableShape[]> {
  const { rows } = await database.session.pg.query<{ name: string }>(`
    select schemaname || '.' || tablename as name from pg_tables where schemaname in ('nyx', 'saturnus') order by 1`);
  const left = new Map<string, TableShape>();
  for (const { name } of rows) left.set(name, await readTableShape(database.session, name));
  const ordered: TableShape[] = [];
  while (left.size > 0) {
    const free = [...left.values()].filter((shape) =>
      shape.constraints.every(
        ({ other_table: other }) => !other || other === shape.table || !left.has(other),
      ),
    );
    if (free.length === 0) throw new Error('tables refer to one another in a circle');
    for (const shape of free) left.delete(shape.table);
    ordered.push(...free);
  }
  return ordered;
}

test('each of the 39 tables loads a good record and sets each bad one aside by its number, column and reason', async () => {
  const shapes = await tablesInOrder();
  expect(shapes).toHaveLength(39);
  const seen = new Set<string>();
  for (const shape of shapes) {
    const good = (n: number): Values =>
      new Map(shape.columns.map((column) => [column.name, validValue(shape, column, n)]));
    const faults = faultsOf(shape);
    const bad = faults.map(({ column = '', value }, n) => good(n + 2).set(column, value));
    const path = await files.write(`${shape.table}.csv`, csv(shape, [good(1), ...bad]));
    const { read, inserted, rejects } = await loadTable(
      database.session,
      shape.table,
      path,
      lenient,
    );
    const named = rejects.map(({ recordNumber, columnName, reasonCode }) => ({
      recordNumber,
      columnName,
      reasonCode,
    }));
    const expected = faults.map(({ column, reason }, n) => ({
      recordNumber: BigInt(n + 2),
      columnName: column,
      reasonCode: reason,
    }));
    expect({ table: shape.table, read, inserted, named }).toEqual({
      table: shape.table,
      read: 1 + faults.length,
      inserted: 1,
      named: expected,
    });
    for (const { reason } of faults) seen.add(reason);
  }
  expect([...seen].sort()).toEqual(['bad_date', 'bad_value', 'no_such_row', 'not_allowed']);
});
