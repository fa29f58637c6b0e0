// An export beside COPY csv of all tables by one connection: node bench/exports.ts [applications]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyFromDatabase } from '../src/database/copy.ts';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect, type Session } from '../src/database/session.ts';
import { runTransforms } from '../src/transforms/run-transforms.ts';
import { makeFacts } from './make-facts.ts';
import { type Measure, node } from './measure.ts';

const NAMES = [
  'application_facts',
  'session_digests',
  'company_metrics_daily',
  'company_properties',
];
const applications = Number(process.argv[2] ?? 100_000);

await using server = await startScratchServer();
await using session = await connect(server.url, 'bench');
await makeFacts(session, applications);
await runTransforms(session, { names: NAMES, asOf: '2026-01-15T00:00:00Z', full: true });
await session.pg.query('vacuum analyze');
const out = await mkdtemp(join(tmpdir(), 'nyx-exports-'));
try {
  await copyAll(session);
  const before = await seconds(() => copyAll(session));
  const exported = await node('bench/export-once.ts', 'export', server.url, out);
  const verified = await node('bench/export-once.ts', 'verify', server.url, out);
  // A thousandth of the mails, the newest of all.
  await session.pg.query(
    `update saturnus.emails set direction = 'outbound' where id in
     (select id from saturnus.emails order by received_at desc limit $1)`,
    [Math.round(applications / 500)],
  );
  const again = await node('bench/export-once.ts', 'export', server.url, out);
  const copied = (before + (await seconds(() => copyAll(session)))) / 2;
  print('COPY csv of all tables, one connection', copied, '');
  compare('export: Parquet and nyx.duckdb', exported, copied, 1.5);
  compare('export again, 0.1 % of the mails changed', again, copied, 0.3);
  compare('export verify', verified, copied, 1);
} finally {
  await rm(out, { recursive: true, force: true });
}

async function copyAll({ pg }: Session): Promise<void> {
  const { rows } = await pg.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('nyx', 'saturnus')`,
  );
  for (const { name } of rows)
    for await (const _ of copyFromDatabase(session, `copy ${name} to stdout (format csv)`));
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function compare(what: string, measure: Measure, copied: number, bar: number): void {
  const ratio = (measure.seconds / copied).toFixed(2);
  const megabytes = measure.peakMegabytes.toFixed(0);
  print(
    what,
    measure.seconds,
    `${ratio} x COPY, at most ${bar}; peak ${megabytes} MB, at most 700`,
  );
}

function print(what: string, took: number, remark: string): void {
  process.stdout.write(`${what.padEnd(45)} ${took.toFixed(2).padStart(8)} s  ${remark}\n`);
}
