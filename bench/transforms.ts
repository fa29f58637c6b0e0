// Side by side with plain `create table as`, on facts made in the database: node bench/transforms.ts [applications]
import { startScratchServer } from '../src/database/scratch-server.ts';
import { connect } from '../src/database/session.ts';
import { runTransforms } from '../src/transforms/run-transforms.ts';
import { inDuckDb } from './duckdb-numbers.ts';
import { makeFacts } from './make-facts.ts';
import {
  changeAtRandom,
  correctAtRandom,
  loadApplications,
  plainSelects,
} from './transform-measures.ts';

const NAMES = [
  'application_facts',
  'session_digests',
  'company_metrics_daily',
  'company_properties',
];
const asOf = '2026-01-15T00:00:00Z';
const applications = Number(process.argv[2] ?? 1_000_000);

await using server = await startScratchServer();
await using session = await connect(server.url, 'bench');
const made = await seconds(() => makeFacts(session, applications));
report(`facts around ${applications.toLocaleString('en-US')} applications`, made);

const first = await rebuild();
const [plain, full, incremental] = await inTurn(3, [
  () => seconds(() => plainSelects(session, NAMES, asOf, 'corrected')),
  () => rebuild(),
  (round) => runAfterChanges(round),
]);
report('create table as of the same definitions', plain);
report('full rebuild of what stands', full, `${(full / plain).toFixed(2)} x plain, at most 1.2`);
report('first build, into empty tables', first, `${(first / plain).toFixed(2)} x plain`);
report(
  'run after 1,000 random changes',
  incremental,
  `${((100 * incremental) / full).toFixed(1)} % of full, at most 3`,
);

const duckDb = await inDuckDb(session, asOf);
report(
  'DuckDB, from an export of the same',
  duckDb.seconds,
  `${(duckDb.seconds / plain).toFixed(2)} x plain`,
);
report('verify --numbers: all rows compared', duckDb.verified, `${duckDb.problems} tables differ`);

const [bare, marked] = await inTurn(5, [
  () => loadApplications(session, applications, 'disable'),
  () => loadApplications(session, applications, 'enable'),
]);
report('bulk load of applications, no dirty keys', bare);
report('the same with triggers', marked, `${change(marked, bare)}, at most +15 %`);

await correctAtRandom(session, applications, 0.001);
const [base, corrected] = await inTurn(5, [
  () => seconds(() => plainSelects(session, NAMES, asOf, 'base')),
  () => seconds(() => plainSelects(session, NAMES, asOf, 'corrected')),
]);
report('plain selects on the base tables', base);
report(
  'on corrected views, 0.1 % corrected',
  corrected,
  `${change(corrected, base)}, at most +10 %`,
);

async function rebuild(): Promise<number> {
  return seconds(() => runTransforms(session, { names: NAMES, asOf, full: true }));
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** Other rows every round, and a checkpoint before, which makes their pages cost most. */
async function runAfterChanges(round: number): Promise<number> {
  await changeAtRandom(session, applications, 1_000, 0.42 + round / 100);
  await session.pg.query('checkpoint');
  return seconds(() => runTransforms(session, { names: NAMES, asOf }));
}

/** Medians of measures taken in turn, so that what else the machine does hits all of them. */
async function inTurn<Measures extends readonly ((round: number) => Promise<number>)[]>(
  rounds: number,
  measures: readonly [...Measures],
): Promise<{ [Index in keyof Measures]: number }> {
  const taken = measures.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, measure] of measures.entries()) taken[index]?.push(await measure(round));
  }
  return taken.map(middle) as { [Index in keyof Measures]: number };
}

/** `+2.4 %` */
function change(took: number, before: number): string {
  const percent = 100 * (took / before - 1);
  return `${percent < 0 ? '' : '+'}${percent.toFixed(1)} %`;
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function report(what: string, took: number, ratio = ''): void {
  process.stdout.write(`${what.padEnd(45)} ${took.toFixed(2).padStart(8)} s  ${ratio}\n`);
}
