// The definitions on Spark 4, which Python's package installer brings into a temporary environment: the scalar functions give
// what stands in vectors.tsv, every derived table has DuckDB's rows over the same export, and three cells of a lake add up to
// one database: on this machine, as tables of Iceberg, and on a cluster of which a worker is killed. Java 17 is needed, and
// for Iceberg Maven: node scripts/test-spark.ts [applications] [vectors|tables|lake|cluster|workers|iceberg|kills …]
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDuckDb } from '../src/database/duckdb.ts';
import { computedTables } from '../src/exports/compute-numbers.ts';
import { SPARK_SETTINGS, sparkScript } from '../src/exports/spark-script.ts';
import { packageRoot } from '../src/package-root.ts';
import { compareLake } from './compare-lake.ts';
import { asOf, countDifferences, openExport, say, writeBaseTables } from './compared-export.ts';

const PYSPARK = 'pyspark==4.0.1';
const applications = Number(process.argv[2] ?? 20_000);
const ofLake = ['lake', 'cluster', 'workers', 'iceberg', 'kills'];
const all = ['vectors', 'tables', ...ofLake];
const named = process.argv.slice(3);
const parts = named.length > 0 ? named : all;
const run = promisify(execFile);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const folder = await mkdtemp(join(tmpdir(), 'nyx-spark-'));
try {
  const sparkSql = await installSpark(folder);
  if (sparkSql) {
    process.env.SPARK_HOME ??= join(sparkSql, '../..');
    process.env.SPARK_LOCAL_IP = '127.0.0.1';
    let wrong = 0;
    if (parts.includes('vectors')) wrong += await compareVectors(sparkSql);
    if (parts.includes('tables')) wrong += await compareTables(sparkSql);
    if (parts.some((part) => ofLake.includes(part)))
      wrong += await compareLake(folder, applications, parts);
    process.exitCode = wrong > 0 ? 1 : 0;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The path of spark-sql: that of SPARK_HOME, else of an environment made for this; undefined where it cannot be had. */
async function installSpark(into: string): Promise<string | undefined> {
  try {
    await run('java', ['-version']);
    if (process.env.SPARK_HOME) return join(process.env.SPARK_HOME, 'bin/spark-sql');
    const python = join(into, 'venv/bin/python');
    await run('python3', ['-m', 'venv', join(into, 'venv')], { timeout: 120_000 });
    await run(python, ['-m', 'pip', 'install', '--quiet', PYSPARK], { timeout: 900_000 });
    const { stdout } = await run(python, ['-c', 'import pyspark; print(pyspark.__path__[0])']);
    return join(stdout.trim(), 'bin/spark-sql');
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    say(`Spark was not asked: it needs Java 17 and Python's ${PYSPARK} (${reason})`);
    return undefined;
  }
}

/** What a script prints. */
async function inSpark(sparkSql: string, script: string): Promise<string> {
  const file = join(folder, 'script.sql');
  await writeFile(file, script);
  const settings = Object.entries(SPARK_SETTINGS).flatMap(([k, v]) => ['--conf', `${k}=${v}`]);
  const words = [
    '--master',
    'local[2]',
    '--conf',
    'spark.ui.enabled=false',
    ...settings,
    '-f',
    file,
  ];
  const env = { ...process.env, SPARK_LOCAL_IP: '127.0.0.1' };
  const options = { cwd: folder, env, maxBuffer: 64 * 1024 ** 2, timeout: 3_600_000 };
  return (await run(sparkSql, words, options)).stdout;
}

/** How many vectors give something else; infinite instants, which Spark has none of, are left out. */
async function compareVectors(sparkSql: string): Promise<number> {
  const lines = await readFile(join(packageRoot, 'src/definitions/functions/vectors.tsv'), 'utf8');
  const vectors = lines
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.replaceAll('timestamptz', 'timestamp').split('\t'))
    .filter(([call]) => !call?.includes('infinity'));
  const functions = await readFile(
    join(packageRoot, 'src/definitions/functions/spark.sql'),
    'utf8',
  );
  const calls = vectors.map(
    ([call], n) => `select ${n} as n, coalesce(cast(${call} as string), 'null') as value`,
  );
  const rows = (await inSpark(sparkSql, `${functions}\n${calls.join('\nunion all ')};\n`))
    .split('\n')
    .flatMap((line) => (line.includes('\t') ? [line.split('\t')] : []));
  const given = new Map(rows.map(([n, value]) => [Number(n), value]));
  const wrong = vectors.filter(([, value], n) => given.get(n) !== value);
  for (const [call, value] of wrong) say(`${call} is not ${value}`);
  say(`${vectors.length} vectors, ${wrong.length} of them wrong`);
  return wrong.length;
}

/** How many tables differ. */
async function compareTables(sparkSql: string): Promise<number> {
  await using duckDb = await openDuckDb(':memory:', { memoryLimit: '4GB' });
  const reporting = await openExport(duckDb, folder, applications);
  const tables = join(folder, 'base');
  await mkdir(tables);
  await writeBaseTables(duckDb, tables);
  const out = join(folder, 'numbers');
  const started = performance.now();
  await inSpark(sparkSql, sparkScript({ ...reporting, as_of: asOf, tables, out }));
  say(
    `${applications} applications on Spark: ${Math.round((performance.now() - started) / 1000)} s`,
  );
  let differing = 0;
  for (const name of computedTables) {
    const rows = await countDifferences(duckDb, name, join(out, name, '*.parquet'));
    say(`${name}: ${rows === 0 ? 'the same rows' : `${rows} rows differ`}`);
    if (rows > 0) differing += 1;
  }
  return differing;
}
