import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findWarehouse, openWarehouse } from '../../../src/database/warehouse.ts';
import { exportWarehouse } from '../../../src/exports/export-warehouse.ts';
import { type SessionReport, sessionReportSchema } from '../../../src/reports/documents/session.ts';
import { type Format, render } from '../../../src/reports/render/render.ts';
import { runTransforms } from '../../../src/transforms/run-transforms.ts';
import { cloneDatabase } from '../../support/database.ts';
import { runCli } from '../../support/run-cli.ts';
import { buildSessionReport, describeSession } from '../reports.ts';
import { asOf, insertSearch } from './search-fixture.ts';

let out: string;
let ids: [string, string, string];
let report: SessionReport;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'nyx-report-'));
  await using database = await cloneDatabase();
  ids = await insertSearch(database.session);
  await runTransforms(database.session, { names: ['application_facts'], asOf });
  await exportWarehouse(database.session, { out, profile: 'analyst', asOf });
  report = await read('last');
});

afterAll(() => rm(out, { recursive: true, force: true }));

async function read(session: string): Promise<SessionReport> {
  const warehouse = await findWarehouse(out);
  await using duckDb = await openWarehouse(warehouse);
  return await buildSessionReport(duckDb, warehouse, session);
}

test('the last session, by that word, by its name and by its id, is one report of the documented shape', async () => {
  expect(sessionReportSchema.strict().parse(report)).toEqual(report);
  expect(report.session.id).toBe(ids[2]);
  expect(await read('run 3')).toEqual(report);
  expect(await read(ids[2].toUpperCase())).toEqual(report);
});

test('the numbers of the digest come with rates, and 64-bit integers and decimals keep their digits', () => {
  expect(report.digest).toMatchObject({
    total: 12,
    successful: 8,
    failed: 2,
    success_rate: { value: 0.8, low: 0.4902, high: 0.9433 },
    tokens_input: '9007199254740993',
    cost_usd: '4.2310',
    cost_usd_per_success: '0.5289',
    avg_match_score: '0.712',
    qa_issues: 1,
    model_calls_failed: 1,
  });
  expect(report.tiers).toEqual([
    {
      tier: 'top',
      total: 12,
      successful: 8,
      failed: 2,
      success_rate: 0.8,
      avg_match_score: '0.712',
      cost_usd: '4.2310',
    },
  ]);
  expect(report.domains[0]).toMatchObject({ domain: 'jobs.example.com', captchas: 3 });
});

test('what came back is counted as docs/metrics.md says: receipts are no answers, silence is judged as of the numbers', () => {
  expect(report.responses).toEqual({
    sent: 10,
    replied: 2,
    reply_rate: { value: 0.2, low: 0.0567, high: 0.5098 },
    interviewed: 1,
    interview_rate: { value: 0.1, low: 0.0179, high: 0.4042 },
    offered: 1,
    offer_rate: { value: 0.1, low: 0.0179, high: 0.4042 },
    rejected: 1,
    rejection_rate: { value: 0.1, low: 0.0179, high: 0.4042 },
    ghosted: 7,
    ghost_rate: { value: 0.7, low: 0.3968, high: 0.8922 },
    waiting: 1,
    waiting_rate: { value: 0.1, low: 0.0179, high: 0.4042 },
    fastest_days: '4.50',
    median_days: '7.25',
    p80_days: '8.90',
    slowest_days: '10.00',
  });
  expect(report.good_news).toMatchObject([
    {
      reached: 'offer',
      job_title: 'Engineer 0',
      reached_at: '2026-04-15T09:00:00Z',
      response_days: '4.50',
    },
  ]);
});

test('a model call that names the session and its application counts once', () => {
  expect(report.model_usage).toEqual([
    {
      purpose: 'form_fill',
      calls: 10,
      tokens_input: '1000',
      tokens_output: '100',
      cost_usd: '0.001230',
      cost_share: 1,
    },
  ]);
});

test('a session is compared with those before it, not with later ones', async () => {
  expect(report.history.map(({ id }) => id)).toEqual(ids);
  // Before it were 10 and 11 applications.
  const baseline = { measure: 'applications', value: '12.0000', sessions: 2, median: '10.5000' };
  expect(report.baselines).toContainEqual({ ...baseline, change: 0.1429 });
  const text = await render(describeSession(report), 'text', { width: 100, color: false });
  expect(text).toMatch(/applications +12 +10\.5 +▲ 14\.3 %/);
  expect((await read('run 2')).history.map(({ id }) => id)).toEqual(ids.slice(0, 2));
});

test('on a terminal every line fits, whatever the script, and nothing in the data acts', async () => {
  for (const width of [60, 80, 100, 120]) {
    const text = await render(describeSession(report), 'text', { width, color: false });
    for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
    expect(text).toContain('Sun 29 Mar 2026, 19:00 – 20:30 (Europe/Berlin), 1 h 30 min');
    expectHarmless(text);
  }
});

function expectHarmless(text: string): void {
  for (const control of ['\u001b', '\u202e']) expect(text).not.toContain(control);
}

test.each<[Format, RegExp]>([
  ['html', /<script>(?!\nfor )|<a [^>]*javascript:/],
  ['md', /(^|[^\\])\[x\]|(^|[^\\])<script>/],
])('as %s, a hostile company name is only text', async (format, attack) => {
  const text = await render(describeSession(report), format, { width: 100, color: false });
  expect(text).toContain('公司');
  expect(text).not.toMatch(attack);
  expectHarmless(text);
});

test('the command prints it, and wrong usage has a hint', async () => {
  const warehouse = ['--warehouse', out];
  const text = await runCli(['report', '--session', 'last', ...warehouse]);
  expect(text).toMatchObject({ code: 0, stderr: '' });
  expect(text.stdout).toContain('run 3');
  const json = await runCli(['report', '--session', 'run 3', '--json', ...warehouse]);
  expect(JSON.parse(json.stdout)).toEqual(report);
  const unknown = await runCli(['report', '--session', 'nope', ...warehouse]);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain(
    `error: the warehouse holds no session nope\nhint: --session last, or one of`,
  );
  expect(unknown.stderr).toContain(ids[2]);
  const nowhere = await runCli([
    'report',
    '--session',
    'last',
    '--warehouse',
    join(out, 'nowhere'),
  ]);
  expect(nowhere.code).toBe(2);
  expect(nowhere.stderr).toContain("hint: run 'nyx-etl export' first");
});
