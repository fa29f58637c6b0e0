// `transform --engine duckdb`: an export's derived tables on one machine, without a server.
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findWarehouse, openWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { canonical } from '../definitions/agreement.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { world } from '../transforms/random-operations.ts';

type Row = Record<string, unknown>;

let database: TestDatabase;
let folder: string;
let out: string;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'nyx-compute-'));
  out = join(folder, 'numbers');
  const { session } = database;
  await session.pg.query(world);
  await runTransforms(session, { asOf: '2026-04-20T00:00:00Z' });
  await exportWarehouse(session, { out: from(), profile: 'analyst', temporary: true });
  const done = await compute('--warehouse', from(), '--out', out, '--json');
  expect(done).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(done.stdout)).toMatchObject({
    schema: 'nyx-etl/transform-warehouse@1',
    folder: out,
    as_of: '2026-04-20T00:00:00Z',
  });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database[Symbol.asyncDispose]();
});

const from = () => join(folder, 'exports');

/** Runs the command where no database can be found. */
const compute = (...words: string[]) =>
  runCli(['transform', '--engine', 'duckdb', ...words], { NYX_HOME: join(folder, 'nowhere') });

/** Rows of PostgreSQL, every value as text. */
async function inPostgres(select: string): Promise<Row[]> {
  const { rows } = await database.session.pg.query<{ row: Row }>(`
    select (select jsonb_object_agg(f.key, f.value) from jsonb_each_text(to_jsonb(t)) as f) as row
    from (${select}) as t`);
  return rows.map(({ row }) => row);
}

/** Rows of the published Parquet files. */
async function inParquet(select: string): Promise<Row[]> {
  await using duckDb = await openWarehouse(await findWarehouse(out));
  return await duckDb.rows<Row>(select);
}

const DIGEST = `session_id, applications_total, applications_successful, applications_failed,
  num_low_effort, num_medium_effort, num_high_effort, tokens_input_total, tokens_output_total,
  cost_estimated_total, avg_match_score, avg_duration_seconds`;

const shown = [
  ...['application_costs', 'answer_survival', 'waiting_applications', 'follow_up', 'cohorts'],
  ...['session_figures', 'session_baselines', 'session_purposes', 'domain_advice'],
];

/** A computed table, and the same of PostgreSQL and of the published files. */
const compared: readonly (readonly [name: string, postgres: string, computed: string])[] = [
  ...shown.map((name) => [name, `select * from etl.${name}`, `from ${name}`] as const),
  [
    'application_facts',
    'select f.*, null as incidents from (select * from etl.application_facts) as f',
    'select *, null as incidents from application_facts',
  ],
  [
    'application_incidents',
    `select f.id as application_id, k.key as kind, n.key as name, n.value::bigint as times
     from etl.application_facts as f, jsonb_each(f.incidents) as k, jsonb_each_text(k.value) as n`,
    'from application_incidents',
  ],
  [
    'session_totals',
    `select ${DIGEST} from etl.latest_session_digests`,
    `select ${DIGEST} from session_totals`,
  ],
  [
    'session_tiers',
    `select d.session_id, t.key as tier, t.value ->> 'total' as total, t.value ->> 'successful' as successful,
       t.value ->> 'failed' as failed, t.value ->> 'success_rate' as success_rate,
       t.value ->> 'avg_match_score' as avg_match_score, t.value ->> 'cost' as cost
     from etl.latest_session_digests as d, jsonb_each(d.per_company_tier_stats) as t`,
    'from session_tiers where session_id in (select session_id from session_totals)',
  ],
  [
    'company_metrics_daily',
    `select company_id, date, applications_sent, applications_successful, interviews_received,
       offers_received, avg_response_time_days, last_response_datetime
     from nyx.company_metrics_daily`,
    'from company_metrics_daily',
  ],
  [
    'outcomes',
    `select company_id, key, (value #>> '{}')::numeric(38, 4)::text as value
     from nyx.company_properties where jsonb_typeof(value) = 'number'`,
    `select group_id as company_id, key, value::varchar as value from (
       unpivot (select group_id, sent::decimal(38, 4) as applications_sent,
         columns(c -> c in ('reply_rate', 'interview_rate', 'offer_rate', 'rejection_rate', 'ghost_rate',
           'success_rate', 'avg_reply_time_days', 'median_reply_time_days',
           'p80_reply_time_days'))::decimal(38, 4) from outcomes)
       on columns(* exclude (group_id)) into name key value value)`,
  ],
];

test.each(compared)('%s is what PostgreSQL has, row for row', async (name, postgres, computed) => {
  const rows = await inPostgres(postgres);
  expect(rows.length, name).toBeGreaterThan(0);
  const found = await inParquet(computed);
  expect(canonical(found)).toEqual(canonical(rows));
});

test('what is published verifies, is read by query, and has no type that another engine reads as a float', async () => {
  const verified = await runCli(['export', 'verify', out], { NYX_HOME: join(folder, 'nowhere') });
  expect(verified).toMatchObject({ code: 0 });
  const asked = await runCli(['query', 'select count(*) as n from cohorts', '--warehouse', out]);
  expect(asked).toMatchObject({ code: 0 });
  for (const subject of [['--overview'], ['--all', '--out', join(folder, 'site')]]) {
    const report = await runCli(['report', ...subject, '--warehouse', out]);
    expect(report).toMatchObject({ code: 2, stdout: '' });
    expect(report.stderr).toContain('lacks application_sessions, which reports read');
  }
  const { manifest } = await findWarehouse(out);
  const types = manifest.tables.flatMap(({ columns }) => columns.map(({ type }) => type));
  expect(types.filter((type) => /HUGEINT|DOUBLE|FLOAT/.test(type))).toEqual([]);
  expect((await stat(out)).mode & 0o777).toBe(0o700);
});

test('another as-of decides anew who was ghosted', async () => {
  const later = join(folder, 'later');
  const done = await compute(
    '--warehouse',
    from(),
    '--out',
    later,
    '--as-of',
    '2031-01-01T00:00:00Z',
  );
  expect(done.code).toBe(0);
  await using duckDb = await openWarehouse(await findWarehouse(later));
  expect(await duckDb.rows('select sum(waiting)::integer as waiting from cohorts')).toEqual([
    { waiting: 0 },
  ]);
});

test('nothing is replaced, what cannot be computed is refused, and nothing is left', async () => {
  const busy = join(folder, 'busy');
  await mkdir(busy);
  await writeFile(join(busy, 'letter.txt'), 'mine');
  const before = (await readdir(folder)).sort();
  const other = join(folder, 'other');
  for (const [words, message] of [
    [['--warehouse', from(), '--out', busy], 'holds something else'],
    [['--warehouse', from(), '--out', out], 'is a published warehouse'],
    [['--warehouse', from(), '--out', join(from(), 'analyst', 'latest', 'x')], 'published'],
    [['--warehouse', out, '--out', other], 'lacks applications'],
    [['--warehouse', folder, '--out', other], 'there is no warehouse'],
    [['--warehouse', from()], 'needs --out'],
    [['--warehouse', from(), '--out', other, '--full'], 'every table anew'],
    [['cohorts', '--warehouse', from(), '--out', other], 'every table anew'],
  ] as const) {
    const refused = await compute(...words);
    expect(refused, words.join(' ')).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain(message);
  }
  const refused = await runCli(['transform', '--out', other, '--database-url', database.url]);
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.stderr).toContain('--out goes with --engine duckdb');
  expect((await readdir(folder)).sort()).toEqual(before);
});
