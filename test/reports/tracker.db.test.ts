// A history that is known from somebody's own list alone: no sessions, no mails, answers without a day.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';

const LIST = `Company,Position,Date Applied,Status
Initech,Data Engineer,2026-09-01,Rejected
Globex,Analytics Engineer,2026-09-03,Interview
Umbrella,Data Scientist,2026-09-10,Applied
Vehement,Platform Engineer,2026-10-01,Offer
Soylent,Junior Developer,2026-11-20,Applied
`;

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
let database: TestDatabase;
let folder: string;
let exported: CliResult;
beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'nyx-tracker-'));
  const list = join(folder, 'list.csv');
  await writeFile(list, LIST);
  for (const words of [
    ['ingest', 'applications', list, '--user', 'ada@example.org'],
    ['transform', '--as-of', '2026-11-30T12:00:00Z'],
  ])
    expect(await cli(...words)).toMatchObject({ code: 0 });
  exported = await cli('export');
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database[Symbol.asyncDispose]();
});

const cli = (...words: string[]): Promise<CliResult> =>
  runCli(words, { DATABASE_URL: database.url, NYX_HOME: join(folder, 'home') });

async function printed(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await cli('report', ...words, '--format', 'md');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

test('an export without sessions says what can be reported of it, and it can', async () => {
  const next = /^next: nyx-etl (.+)$/m.exec(exported.stdout)?.[1]?.split(' ') ?? [];
  expect(next).toEqual(['report', '--overview']);
  expect(await cli(...next)).toMatchObject({ code: 0 });
  expect(await cli('report', '--session', 'last')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("'nyx-etl report --overview'"),
  });
});

test.each([
  ['share', []],
  ['analyst', ['--tables', 'companies']],
] as const)(
  'an export that no report can be made of says how to look at it: %s %j',
  async (profile, options) => {
    const { stdout } = await cli('export', '--profile', profile, ...options);
    const next = /^next: nyx-etl (.+)$/m.exec(stdout)?.[1]?.split(' ') ?? [];
    expect(await cli(...next)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/shared_outcomes|companies/),
    });
  },
);

test('answers that nobody dated are answers all the same', async () => {
  expect(await printed('--overview')).toMatch(/answered.*3.*60\.0 %.*nobody knows when/);
  expect(await printed('--company', 'Globex')).toMatch(
    /Analytics Engineer \| 3 Sep 2026 \| interview/,
  );
  expect(await printed('--company', 'Initech')).toMatch(/Data Engineer \| 1 Sep 2026 \| rejected/);
  expect(await printed('--company', 'Vehement')).toMatch(
    /Platform Engineer \| 1 Oct 2026 \| offer/,
  );
});

test('what a list tells is known from it, and not from a form', async () => {
  expect(await printed('--company', 'Soylent')).toMatch(
    /sent \| Junior Developer \| your own list/,
  );
});

test('an offer without an interview is counted, and in no rate of interviews', async () => {
  const overview = await printed('--overview');
  expect(overview).toContain('1 offer with no interview noted before: counted, and in no rate');
  const { stdout } = await cli('report', '--overview', '--json');
  expect(JSON.parse(stdout).funnel).toMatchObject([
    { step: 'sent', without_previous: 0 },
    { step: 'replied', without_previous: 0 },
    { step: 'interview', applications: 1, without_previous: 0 },
    { step: 'offer', applications: 1, without_previous: 1, of_previous: { value: 0 } },
  ]);
});

test('the funnel that is queried is the one that is reported', async () => {
  const { stdout: report } = await cli('report', '--overview', '--json');
  const { stdout: query } = await cli('query', 'from funnel', '--json');
  const { funnel } = JSON.parse(report);
  expect(JSON.parse(query).rows).toEqual(
    funnel.map((one: { step: string; applications: number; of_sent: { value: number } }) => ({
      stage: one.step,
      applications: String(one.applications),
      share_of_sent: one.of_sent.value,
    })),
  );
  expect(funnel[1]).toMatchObject({ step: 'replied', applications: 3 });
});

test('what lacks is told in one grammar for one and for many', async () => {
  const overview = await printed('--overview');
  expect(overview).toContain('Of 5 applications: 5 without a domain; 5 without an effort noted');
});

test('nothing is said of costs where no model was called', async () => {
  const overview = await printed('--overview');
  expect(overview).toContain('no call of a model is known');
  expect(overview).not.toContain('cost of an answer');
});

test('where no answer has a day, nobody is told to stop waiting for a young application', async () => {
  const { stdout } = await cli('report', '--overview', '--json');
  const { stop_waiting, follow_up } = JSON.parse(stdout);
  // Umbrella's has been silent for more than 30 days, Soylent's for ten.
  expect(stop_waiting).toMatchObject([{ company: 'Umbrella', chance: null }]);
  expect(follow_up).toEqual([]);
});
