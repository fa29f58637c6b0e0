// Where the time of a full export goes: each of its parts on its own, one after the other, beside a COPY csv and the whole.
// node bench/export-parts.ts [applications]
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyRows } from '../src/database/copy-rows.ts';
import { type DuckDb, openDuckDb } from '../src/database/duckdb.ts';
import { quoteLiteral } from '../src/database/quoting.ts';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect } from '../src/database/session.ts';
import { describeFile, settleFile } from '../src/database/settled-files.ts';
import { definedViews } from '../src/definitions/views.ts';
import { BinaryRows } from '../src/exports/binary/binary-rows.ts';
import { computeViews } from '../src/exports/compute-views.ts';
import { contentOf } from '../src/exports/content-hash.ts';
import { createTable, inWarehouse, selectRows } from '../src/exports/copy-table.ts';
import { exportWarehouse } from '../src/exports/export-warehouse.ts';
import { type ExportedTable, exportedTables } from '../src/exports/exported-tables.ts';
import { copyAsParquet } from '../src/exports/parquet.ts';
import { passingKey } from '../src/exports/pseudonym-key.ts';
import { Pseudonyms } from '../src/exports/pseudonyms.ts';
import { readHead } from '../src/exports/snapshot-head.ts';
import { runTransforms } from '../src/transforms/run-transforms.ts';
import { makeFacts } from './make-facts.ts';
import { serverProcessor } from './measure.ts';

const names = [
  'application_facts',
  'session_digests',
  'company_metrics_daily',
  'company_properties',
];
const asOf = '2026-01-15T00:00:00Z';
await using server = await startScratchServer();
await using session = await connect(server.url, 'bench');
await makeFacts(session, Number(process.argv[2] ?? 100_000));
await runTransforms(session, { names, asOf, full: true });
await session.pg.query('vacuum analyze');
const { rows: pids } = await session.pg.query<{ pid: number }>('select pg_backend_pid() as pid');
const backend = pids[0]?.pid ?? 0;
const folder = await mkdtemp(join(tmpdir(), 'nyx-parts-'));
try {
  const all = await exportedTables(session, 'analyst');
  const views = all.filter(({ name }) => definedViews.includes(name));
  const tables = all.filter((table) => !views.includes(table));
  // The first pass fills the server's memory.
  await copyAll(tables, 'csv');
  await part('COPY csv, thrown away', () => copyAll(tables, 'csv'));
  await part('COPY binary, thrown away', () => copyAll(tables, 'binary'));
  await part('binary, hashed, as plain Parquet', () => takeApart(tables));
  await withDuckDb(tables, views);
  await part('the whole, by two connections', () =>
    exportWarehouse(session, { out: join(folder, 'out'), profile: 'analyst' }),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function copyAll(tables: readonly ExportedTable[], format: 'csv' | 'binary'): Promise<void> {
  const nothing = { take: () => undefined, rest: () => undefined };
  for (const table of tables) {
    const statement = `copy (${selectRows(table)}) to stdout (format ${format})`;
    for await (const _ of copyRows<never>(session, statement, nothing));
  }
}

async function takeApart(tables: readonly ExportedTable[]): Promise<void> {
  const pseudonyms = new Pseudonyms(passingKey());
  for (const table of tables) {
    let at = 0;
    const statement = `copy (${selectRows(table)}) to stdout (format binary)`;
    for await (const batch of copyRows(
      session,
      statement,
      new BinaryRows(table.columns, pseudonyms),
    ))
      await batch.write(join(folder, `${table.name}-${at++}.plain`));
  }
}

async function withDuckDb(tables: ExportedTable[], views: ExportedTable[]): Promise<void> {
  await using duckDb = await openDuckDb(':memory:', { threads: 1, memoryLimit: '320MiB' });
  await duckDb.run(`
    attach ${quoteLiteral(join(folder, 'nyx.duckdb'))} as warehouse
        (storage_version 'v1.0.0', recovery_mode 'no_wal_writes');
    set disabled_compression_methods = 'fsst';
    create schema warehouse.raw; create schema warehouse.marts; create schema warehouse.meta`);
  const plain = (await readdir(folder)).filter((name) => name.endsWith('.plain'));
  const rowsOf = (table: ExportedTable) => {
    const paths = plain
      .filter((name) => name.slice(0, name.lastIndexOf('-')) === table.name)
      .map((name) => quoteLiteral(join(folder, name)));
    return paths.length === 0 ? [] : [`read_parquet([${paths.join()}])`];
  };
  await part('DuckDB keeps it in memory as it is', async () => {
    for (const rows of tables.flatMap(rowsOf))
      await duckDb.run(
        `create table memory.main.kept as from ${rows}; drop table memory.main.kept`,
      );
  });
  await part('DuckDB reads it into nyx.duckdb', async () => {
    for (const table of tables) {
      await duckDb.run(createTable(table));
      for (const rows of rowsOf(table))
        await duckDb.run(`insert into ${inWarehouse(table)} from ${rows}`);
    }
    await duckDb.run('checkpoint warehouse');
  });
  const head = await readHead(session);
  await part('it computes the views', () => computeViews(duckDb, views, head));
  const both = [...tables, ...views];
  await part('it hashes what it holds', async () => {
    for (const table of both) await contentOf(duckDb, inWarehouse(table), typesOf(table));
  });
  await part('it writes Parquet, uncompressed', () => writeAll(duckDb, both, 'uncompressed'));
  const zstd = 'zstd, compression_level 1, dictionary_size_limit 4096';
  await part('it writes Parquet (zstd)', () => writeAll(duckDb, both, zstd));
  await duckDb.run('checkpoint warehouse; detach warehouse');
  await copyWarehouse(duckDb, 'one nyx.duckdb into another');
  await duckDb.run("set force_compression = 'uncompressed'");
  await copyWarehouse(duckDb, 'the same, uncompressed');
  await part('sums of all files, on the disk', async () => {
    const files = ['nyx.duckdb', ...both.map(({ name }) => `${name}.parquet`)];
    for (const file of files) {
      await settleFile(folder, file);
      await describeFile(folder, file);
    }
  });
}

/** What an export again does with the tables that have not changed. */
async function copyWarehouse(duckDb: DuckDb, what: string): Promise<void> {
  const other = join(folder, 'other.duckdb');
  await duckDb.run(`
    attach ${quoteLiteral(join(folder, 'nyx.duckdb'))} as earlier (read_only);
    attach ${quoteLiteral(other)} as other
        (storage_version 'v1.0.0', recovery_mode 'no_wal_writes')`);
  await part(what, () =>
    duckDb.run('copy from database earlier to other; checkpoint other; detach other'),
  );
  await duckDb.run('detach earlier');
  await rm(other);
}

async function writeAll(
  duckDb: DuckDb,
  tables: readonly ExportedTable[],
  compression: string,
): Promise<void> {
  for (const table of tables)
    await copyAsParquet(
      duckDb,
      join(folder, `${table.name}.parquet`),
      { from: inWarehouse(table), columns: typesOf(table) },
      { settings: `, compression ${compression}` },
    );
}

function typesOf({ columns }: ExportedTable) {
  return columns.map(({ name, duckDbType }) => ({ name, type: duckDbType }));
}

/** Prints what a part took: seconds, and processor time of this process and of the server. */
async function part(what: string, work: () => Promise<unknown>): Promise<void> {
  const [started, ours, theirs] = [
    performance.now(),
    process.cpuUsage(),
    await serverProcessor(backend),
  ];
  await work();
  const { user, system } = process.cpuUsage(ours);
  const figures = [
    (performance.now() - started) / 1000,
    (user + system) / 1e6,
    (await serverProcessor(backend)) - theirs,
  ].map((seconds) => seconds.toFixed(1).padStart(8));
  process.stdout.write(`${what.padEnd(36)}${figures.join('')}\n`);
}
