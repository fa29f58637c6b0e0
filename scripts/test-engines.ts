// The definitions on a third engine: ClickHouse as the npm package chdb, which is installed into a
// temporary folder and is no dependency. Its rows are compared with DuckDB's over the same export, and so are those of the
// views that `lake ddl` prints for it: node scripts/test-engines.ts [applications]
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDuckDb } from '../src/database/duckdb.ts';
import {
  baseTables,
  computedTables,
  definitions,
  type NumbersAsOf,
  selectOf,
} from '../src/exports/compute-numbers.ts';
import { packageRoot } from '../src/package-root.ts';
import { compareDdl } from './compare-ddl.ts';
import { asOf, countDifferences, openExport, say, writeBaseTables } from './compared-export.ts';

interface ClickHouse {
  query(sql: string, format?: string): string;
  close(): void;
}

const applications = Number(process.argv[2] ?? 20_000);
/** What its defaults read in another way than the subset means it. */
const SETTINGS = `set join_use_nulls = 1, aggregate_functions_null_for_empty = 1, cast_keep_nullable = 1,
  data_type_default_nullable = 1, union_default_mode = 'ALL', session_timezone = 'UTC',
  prefer_column_name_to_alias = 1, joined_subquery_requires_alias = 0`;

const folder = await mkdtemp(join(tmpdir(), 'nyx-engines-'));
try {
  const chdb = await installChdb(folder);
  if (chdb) {
    const views = await compareDdl((sql) => chdb.query(sql), folder, applications);
    process.exitCode = views + (await compare(chdb)) > 0 ? 1 : 0;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Undefined, and a sentence why, where the package cannot be had. */
async function installChdb(into: string): Promise<ClickHouse | undefined> {
  try {
    const words = ['install', '--prefix', into, '--no-audit', '--no-fund', '--no-save', 'chdb@3'];
    await promisify(execFile)('npm', words, { cwd: into, timeout: 300_000 });
    const { Session } = createRequire(join(into, 'package.json'))('chdb');
    return new Session();
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    say(`ClickHouse was not asked: the npm package chdb cannot be used here (${reason})`);
    return undefined;
  }
}

/** How many tables differ. */
async function compare(chdb: ClickHouse): Promise<number> {
  await using duckDb = await openDuckDb(':memory:', { memoryLimit: '4GB' });
  const reporting = await openExport(duckDb, folder, applications);
  chdb.query(SETTINGS);
  const functions = await readFile(join(packageRoot, 'scripts/clickhouse-functions.sql'), 'utf8');
  for (const statement of functions.split(/;\s*$/m)) if (statement.trim()) chdb.query(statement);
  await writeBaseTables(duckDb, folder);
  loadBaseTables(chdb, reporting);
  say(`ClickHouse ${chdb.query('select version()', 'TSV').trim()}, ${applications} applications`);
  let differing = 0;
  for (const name of definitions) {
    createTable(chdb, name, toClickHouse(selectOf(name)));
    if (!computedTables.includes(name)) continue;
    const file = join(folder, `computed_${name}.parquet`);
    chdb.query(`insert into function file('${file}', Parquet) select * from ${name}`);
    const rows = await countDifferences(duckDb, name, file);
    say(`${name}: ${rows === 0 ? 'the same rows' : `${rows} rows differ`}`);
    if (rows > 0) differing += 1;
  }
  chdb.close();
  return differing;
}

function loadBaseTables(chdb: ClickHouse, { timezone, ghost_after_days }: NumbersAsOf): void {
  for (const name of baseTables) {
    const file = join(folder, `${name}.parquet`);
    chdb.query(`create table ${name} engine = Memory as select * from file('${file}', Parquet)`);
  }
  chdb.query(`create table reporting engine = Memory as select
    '${timezone}' as timezone, toDateTime64('${asOf.slice(0, 19).replace('T', ' ')}', 6, 'UTC') as as_of,
    toInt64(${ghost_after_days} * 86400000000) as ghost_after_us`);
}

/** Names and types that ClickHouse spells in another way; nothing else is translated. */
function toClickHouse(sql: string): string {
  return sql
    .replaceAll('etl.', 'etl_')
    .replaceAll(/extract\(isodow from ([\w.]+)\)/g, 'toDayOfWeek($1)')
    .replaceAll('as timestamp with time zone)', `as DateTime64(6, 'UTC'))`)
    .replaceAll('as uuid)', 'as String)');
}

/** ClickHouse calls a column `f.id` where two relations have an id: in a table it is called as everywhere. */
function createTable(chdb: ClickHouse, name: string, select: string): void {
  const described = chdb.query(`describe (${select})`, 'JSONEachRow').trim().split('\n');
  const columns = described.map((line) => (JSON.parse(line) as { name: string }).name);
  const list = columns.map((column) => `\`${column}\` as ${column.split('.').at(-1)}`).join(', ');
  chdb.query(`create table ${name} engine = Memory as select ${list} from (${select})`);
}
