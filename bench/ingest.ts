// The published package side by side with COPY, as whole processes, alternating:
// node bench/ingest.ts [--rows N] [--runs N] [--database-url URL: a superuser of another server than the embedded one]
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installPacked } from '../scripts/install-packed.ts';
import { openDuckDb } from '../src/database/duckdb.ts';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect } from '../src/database/session.ts';
import { migrate } from '../src/schema.ts';
import { generateJobPosts } from './generate-job-posts.ts';
import { type Measure, median, node } from './measure.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '3' },
    'database-url': { type: 'string' },
  },
});
const rows = Number(values.rows);
const runs = Number(values.runs);
const templateName = 'bench_template';

const serverUrl = values['database-url'];
await using server = serverUrl ? existingServer(serverUrl) : await startScratchServer();
const folder = await mkdtemp(join(tmpdir(), 'nyx-etl-bench-'));
const program = join(installPacked(join(folder, 'package')), 'bin/nyx-etl.js');
try {
  await bench();
} finally {
  await rm(folder, { recursive: true });
}

async function bench(): Promise<void> {
  const clean = join(folder, 'jobs.csv');
  const bad = join(folder, 'jobs-bad.csv');
  await generateJobPosts(clean, rows);
  await generateJobPosts(bad, rows, 0.01);
  const json = join(folder, 'jobs.ndjson');
  await writeAsJson(clean, json);
  print(
    `${rows.toLocaleString('en-US')} job posts, ${(statSync(clean).size / 1e9).toFixed(2)} GB, ${runs} runs each, medians\n`,
  );
  await createTemplate();
  const contenders = {
    'COPY into the indexed table': () => inFresh((url) => node('bench/copy-direct.ts', url, clean)),
    'staging + ON CONFLICT': () => inFresh((url) => node('bench/staging-upsert.ts', url, clean)),
    'nyx-etl ingest': () => inFresh((url) => ingest(url, clean)),
    'nyx-etl ingest, the same again': () =>
      inFresh(async (url) => {
        await ingest(url, clean);
        return ingest(url, clean);
      }),
    'nyx-etl ingest, 1 % bad': () => inFresh((url) => ingest(url, bad)),
    'nyx-etl ingest, as NDJSON': () => inFresh((url) => ingest(url, json)),
  };
  const taken = new Map<string, Measure[]>();
  for (let run = 0; run < runs; run++) {
    for (const [name, measure] of Object.entries(contenders)) {
      taken.set(name, [...(taken.get(name) ?? []), await measure()]);
    }
  }
  const medianOf = (name: string) => median((taken.get(name) ?? []).map(({ seconds }) => seconds));
  const copy = medianOf('COPY into the indexed table');
  for (const [name, measures] of taken) {
    const seconds = medianOf(name);
    const peak = Math.max(...measures.map(({ peakMegabytes }) => peakMegabytes));
    print(
      `${name.padEnd(34)} ${seconds.toFixed(1).padStart(7)} s  ${(seconds / copy).toFixed(2)} x COPY  peak ${peak.toFixed(0)} MB`,
    );
  }
  print(
    `\n1 % bad against clean: ${(medianOf('nyx-etl ingest, 1 % bad') / medianOf('nyx-etl ingest')).toFixed(2)} x`,
  );
}

/** The same records, one object per line. */
async function writeAsJson(csv: string, target: string): Promise<void> {
  await using duck = await openDuckDb(':memory:');
  await duck.run(`copy (from read_csv('${csv}', all_varchar = true)) to '${target}' (format json)`);
}

async function createTemplate(): Promise<void> {
  await using admin = await connect(server.url, 'bench');
  await admin.pg.query(`create database ${templateName}`);
  await using session = await connect(databaseUrl(templateName), 'bench');
  await migrate(session);
}

/** Every run begins with an empty, migrated database and a finished checkpoint. */
async function inFresh(work: (url: string) => Promise<Measure>): Promise<Measure> {
  await using admin = await connect(server.url, 'bench');
  await admin.pg.query('drop database if exists bench_run with (force)');
  await admin.pg.query(`create database bench_run template ${templateName}`);
  await admin.pg.query('checkpoint');
  return await work(databaseUrl('bench_run'));
}

/** A server that runs already; what the benchmark creates there goes with it. */
function existingServer(url: string): { url: string } & AsyncDisposable {
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      await using admin = await connect(url, 'bench');
      await admin.pg.query('drop database if exists bench_run with (force)');
      await admin.pg.query(`drop database if exists ${templateName}`);
    },
  };
}

function ingest(url: string, path: string): Promise<Measure> {
  return node(
    program,
    'ingest',
    'job-posts',
    path,
    '--quiet',
    '--exclusive',
    '--max-rejects',
    '5%',
    '--database-url',
    url,
  );
}

function databaseUrl(name: string): string {
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
