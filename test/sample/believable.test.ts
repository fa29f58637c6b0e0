import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readCsv, type Sample, theSample } from './read-sample.ts';

type Rows = Record<string, string>[];

let sample: Sample;
let applications: Rows;

beforeAll(async () => {
  sample = await theSample();
  applications = (await csv('applications')).slice(0, -1);
});

function csv(table: string): Promise<Rows> {
  return readCsv(join(sample.folder, `${table}.csv`));
}

function share(rows: Rows, test: (row: Record<string, string>) => boolean): number {
  return rows.filter(test).length / rows.length;
}

const isGood = (row: Record<string, string>) =>
  row.application_status === 'submitted' && row.success_flag !== 'false';
const isBad = (row: Record<string, string>) =>
  row.application_status === 'failed' || (row.application_status === 'submitted' && !isGood(row));

test('Four in five applications succeed, and failures have the usual reasons', () => {
  const ended = applications.filter((row) => isGood(row) || isBad(row));
  expect(share(ended, isGood)).toBeGreaterThan(0.75);
  expect(share(ended, isGood)).toBeLessThan(0.87);
  const reasons = new Set(applications.map((row) => row.failure_reason_code));
  for (const reason of ['captcha_failed', 'form_error', 'timeout', 'blocked_domain'])
    expect(reasons).toContain(reason);
});

test('Effort is low, medium and high as 60 to 30 to 10', () => {
  const efforts = ['low', 'medium', 'high'].map((effort) =>
    share(applications, (row) => row.effort_level === effort),
  );
  for (const [index, expected] of [0.6, 0.3, 0.1].entries())
    expect(Math.abs((efforts[index] ?? 0) - expected)).toBeLessThan(0.04);
});

test('A few hosts take most of the applications, and many take one or two', () => {
  const hosts = Map.groupBy(applications, (row) => row.domain_name);
  const sizes = [...hosts.values()].map((rows) => rows.length).sort((a, b) => b - a);
  expect(sizes.slice(0, 5).reduce((sum, size) => sum + size, 0)).toBeGreaterThan(
    applications.length * 0.5,
  );
  expect(sizes.filter((size) => size <= 2).length).toBeGreaterThan(15);
});

test('Many companies stay silent, interviews are rare, and offers are very rare', async () => {
  const interviews = await csv('interviews');
  const outcomes = await csv('interview_outcomes');
  const invited = new Set(interviews.map((row) => row.application_id)).size / applications.length;
  expect(invited).toBeGreaterThan(0.02);
  expect(invited).toBeLessThan(0.08);
  const offers = outcomes.filter((row) => row.offer_extended === 'true').length;
  expect(offers).toBeGreaterThan(3);
  expect(offers).toBeLessThan(20);
});

test('Tokens and costs of applications are those of their calls', async () => {
  const calls = Map.groupBy(await csv('model_usage'), (row) => row.application_id);
  for (const row of applications) {
    const mine = (calls.get(row.id ?? '') ?? []).filter(({ status }) => status !== 'exploded');
    const sum = (column: string) => mine.reduce((total, call) => total + Number(call[column]), 0);
    expect(Number(row.tokens_input_total)).toBe(sum('tokens_input'));
    expect(Number(row.cost_estimated_total)).toBeCloseTo(sum('cost_estimated'), 6);
  }
});

test('One session, and only one, has totals that its calls do not bear out', async () => {
  const calls = Map.groupBy(await csv('model_usage'), (row) => row.session_id);
  const wrong = (await csv('application_sessions')).filter((session) => {
    const mine = (calls.get(session.id ?? '') ?? []).filter(({ status }) => status !== 'exploded');
    return (
      mine.reduce((sum, call) => sum + Number(call.tokens_input), 0) !==
      Number(session.total_tokens_input)
    );
  });
  expect(wrong).toHaveLength(1);
});

test('Sessions lie on different working days over ten weeks; one failed, one was cancelled, the last completed', async () => {
  const sessions = await csv('application_sessions');
  const days = sessions.map((row) => row.start_datetime?.slice(0, 10) ?? '');
  expect(new Set(days).size).toBe(12);
  expect(days.filter((day) => [0, 6].includes(new Date(day).getUTCDay()))).toEqual([]);
  expect(days.at(-1)).toBe('2026-10-30');
  const statuses = sessions.map((row) => row.status);
  expect(statuses.filter((status) => status !== 'completed').sort()).toEqual([
    'cancelled',
    'failed',
  ]);
  expect(statuses.at(-1)).toBe('completed');
});

test('Nothing happens after the instant the sample is derived for', async () => {
  const { asOf, files } = sample.manifest;
  for (const { file } of files.filter(({ table }) =>
    /events|usage|outcomes|applications$/.test(table),
  )) {
    const text = await readFile(join(sample.folder, file), 'utf8');
    const later = (text.match(/20\d\d-\d\d-\d\dT[\d:.]+Z/g) ?? []).filter(
      (instant) => instant > asOf,
    );
    expect([file, later]).toEqual([file, []]);
  }
});
