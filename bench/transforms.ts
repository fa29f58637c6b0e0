// Side by side with plain `create table as`, on facts made in the database: node bench/transforms.ts [applications]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../src/database/migrations.ts';
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect, type Session } from '../src/database/session.ts';
import { packageRoot } from '../src/package-root.ts';
import { runTransforms } from '../src/transforms/run-transforms.ts';
import { changeAtRandom, correctAtRandom, loadApplications, plainSelects } from './transform-measures.ts';

const NAMES = ['session_digests', 'company_metrics_daily', 'company_properties'];
const asOf = '2026-01-15T00:00:00Z';
const applications = Number(process.argv[2] ?? 1_000_000);

await using server = await startScratchServer();
await using session = await connect(server.url, 'bench');
await makeFacts(session);

const first = await rebuild();
const plain = await median(3, () => seconds(() => plainSelects(session, NAMES, asOf, 'corrected')));
report('three plain create table as', plain);
const full = await median(3, () => rebuild());
report('full rebuild of what stands', full, `${(full / plain).toFixed(2)} x plain, at most 1.5`);
report('first build', first, `${(first / plain).toFixed(2)} x plain`);

await changeAtRandom(session, applications, 1_000);
const incremental = await seconds(() => runTransforms(session, { names: NAMES, asOf }));
report(
  'run after 1,000 random changes',
  incremental,
  `${((100 * incremental) / full).toFixed(1)} % of full, at most 3`,
);

const [bare, marked] = await alternating(
  () => loadApplications(session, applications, 'disable'),
  () => loadApplications(session, applications, 'enable'),
);
report('bulk load of applications, no dirty keys', bare);
report('the same with triggers', marked, `+${(100 * (marked / bare - 1)).toFixed(1)} %, at most 15`);

await correctAtRandom(session, applications, 0.001);
const [base, corrected] = await alternating(
  () => seconds(() => plainSelects(session, NAMES, asOf, 'base')),
  () => seconds(() => plainSelects(session, NAMES, asOf, 'corrected')),
);
report('plain selects on the base tables', base);
report(
  'on corrected views, 0.1 % corrected',
  corrected,
  `+${(100 * (corrected / base - 1)).toFixed(1)} %, at most 10`,
);

async function makeFacts(to: Session): Promise<void> {
  await migrate(to);
  await to.pg.query(readFileSync(join(packageRoot, 'bench/transform-facts.sql'), 'utf8'));
  // Foreign keys hold by construction; checking each row would take longer than making it.
  await to.pg.query('set session_replication_role = replica');
  const took = await seconds(() => to.pg.query('call bench.make_facts($1)', [applications]));
  await to.pg.query('set session_replication_role = origin');
  await to.pg.query('vacuum analyze');
  report(`facts around ${applications.toLocaleString('en-US')} applications`, took);
}

async function rebuild(): Promise<number> {
  return seconds(() => runTransforms(session, { names: NAMES, asOf, full: true }));
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function median(times: number, measure: () => Promise<number>): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < times; time++) taken.push(await measure());
  return middle(taken);
}

/** Medians of two measures taken in turn, so that what else the machine does hits both. */
async function alternating(
  first: () => Promise<number>,
  second: () => Promise<number>,
): Promise<[number, number]> {
  const taken: [number[], number[]] = [[], []];
  for (let time = 0; time < 5; time++) {
    taken[0].push(await first());
    taken[1].push(await second());
  }
  return [middle(taken[0]), middle(taken[1])];
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function report(what: string, took: number, ratio = ''): void {
  process.stdout.write(`${what.padEnd(45)} ${took.toFixed(2).padStart(8)} s  ${ratio}\n`);
}
