// What a report is narrowed to, and searches that have hardly begun: every report of them is a sensible one.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { publishSearch, type SearchWarehouse } from './search-warehouse.ts';

let search: SearchWarehouse;
let other: string;
beforeAll(async () => {
  search = await publishSearch(async ({ pg }) => {
    const { rows } = await pg.query<{ id: string }>(`
      insert into nyx.users (name, email) values ('Bob Example', 'bob@example.org') returning id`);
    other = rows[0]?.id ?? '';
    // One application, known from a list of his own only: in no session, with an answer that nobody dated.
    await pg.query(
      `with application as (
         insert into nyx.applications (user_id, job_post_id, effort_level, application_status, application_submitted_at)
         select $1, min(id::text)::uuid, 'medium', 'submitted', '2026-04-10Z' from nyx.job_posts returning id)
       insert into nyx.application_events (application_id, event_type, created_at)
       select id, 'rejection', null from application`,
      [other],
    );
  });
});
afterAll(() => search[Symbol.asyncDispose]());

async function json(...words: string[]) {
  const { code, stdout, stderr } = await runCli([
    'report',
    ...words,
    '--json',
    '--warehouse',
    search.out,
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

test('several persons are counted together and named so, or one of them alone', async () => {
  const all = await json('--overview');
  expect(all).toMatchObject({ totals: { people: 2 }, outcomes: { sent: 11 } });
  expect((await runCli(['report', '--overview', '--warehouse', search.out])).stdout).toContain(
    '2 persons together',
  );
  const his = await json('--overview', '--user', other);
  expect(his).toMatchObject({
    scope: { user_id: other },
    totals: { people: 1, sessions: 0, cost_usd: '0.000000' },
    outcomes: { sent: 1, replied: 1, rejected: 1 },
    survival: [],
    patience: null,
    sessions: [],
    mail: { messages: 0 },
  });
  expect((await json('--applications', '--user', other)).list).toMatchObject([
    { sent_on: '2026-04-10', way: 'by hand', domain: null, state: 'rejected', state_on: null },
  ]);
  const nobody = await runCli([
    'report',
    '--session',
    'last',
    '--user',
    other,
    '--warehouse',
    search.out,
  ]);
  expect(nobody).toMatchObject({ code: 2, stderr: expect.stringContaining('holds no session') });
});

test('an address names a person only where addresses are; the hint lists the ids', async () => {
  const words = ['report', '--overview', '--user', 'bob@example.org', '--warehouse', search.out];
  const { code, stderr } = await runCli(words);
  expect(code).toBe(2);
  expect(stderr).toContain('holds no addresses, so name the id');
  expect(stderr).toContain(other);
});

test('since a day, earlier applications count nowhere', async () => {
  const late = await json('--overview', '--since', '2026-04-01');
  expect(late).toMatchObject({ scope: { since: '2026-04-01' }, outcomes: { sent: 2 } });
  expect(late.activity).toEqual([
    { day: '2026-04-10', sent: 1 },
    { day: '2026-04-20', sent: 1 },
  ]);
  expect(late.funnel[0].applications).toBe(2);
});

test('a session stands beside another one', async () => {
  const { comparison } = await json('--session', 'run 3', '--compare', 'run 1');
  expect(comparison).toContainEqual({
    measure: 'applications',
    value: '12.0000',
    other: '10.0000',
  });
  const words = ['report', '--session', 'run 3', '--compare', 'run 1', '--warehouse', search.out];
  expect((await runCli(words)).stdout).toMatch(/applications +12 +10\n/);
});

test('the list of applications has what was sent between two days, in every format alike', async () => {
  const words = ['--applications', '--from', '2026-04-01', '--to', '2026-04-15'];
  const { list } = await json(...words);
  expect(list).toHaveLength(1);
  const { stdout } = await runCli([
    'report',
    ...words,
    '--format',
    'csv',
    '--warehouse',
    search.out,
  ]);
  const [header, row] = stdout.trimEnd().split('\r\n');
  expect(header?.split(',')).toEqual(Object.keys(list[0]));
  expect(row).toContain('2026-04-10');
});

test('every table is a CSV file of typed values, the same as in JSON', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nyx-tables-'));
  try {
    const report = await json('--overview');
    const words = ['report', '--overview', '--format', 'csv', '--out', folder, '--quiet'];
    expect((await runCli([...words, '--warehouse', search.out])).code).toBe(0);
    const names = await readdir(folder);
    expect(names).toContain('overview.funnel.csv');
    const [header, ...rows] = (await readFile(join(folder, 'overview.funnel.csv'), 'utf8'))
      .trimEnd()
      .split('\r\n');
    expect(header).toBe(
      'step,applications,of_sent,of_sent_low,of_sent_high,of_previous,of_previous_low,of_previous_high,without_previous',
    );
    const flat = (rate: { value: number; low: number; high: number } | null) =>
      rate ? [rate.value, rate.low, rate.high] : ['', '', ''];
    expect(rows).toEqual(
      report.funnel.map((one: (typeof report.funnel)[number]) =>
        [
          ...[one.step, one.applications, ...flat(one.of_sent), ...flat(one.of_previous)],
          one.without_previous,
        ].join(','),
      ),
    );
    for (const name of names)
      expect(await readFile(join(folder, name), 'utf8'), name).not.toMatch(/ %|\$\d|–/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([
  [['--session', 'last', '--format', 'csv'], 'a report has several tables'],
  [['--session', 'last', '--format', 'csv', '--table', 'x'], 'this report has no table x'],
  [['--applications', '--format', 'xlsx'], 'a workbook is not printed'],
  [['--overview', '--from', '2026-01-01'], '--from belongs to --applications'],
  [['--company', 'x', '--since', '2026-01-01'], '--since belongs to --overview'],
  [['--overview', '--since', 'May'], '--since May is no day'],
  [['--applications', '--from', '2026-02-01', '--to', '2026-01-01'], '--from 2026-02-01 is later'],
])('report %j is wrong usage', async (words, sentence) => {
  const { code, stderr } = await runCli(['report', ...words, '--warehouse', search.out]);
  expect(code).toBe(2);
  expect(stderr).toMatch(new RegExp(`^error: ${sentence}.*\nhint: `));
});

test('nothing, a session without an application, and a single application have sensible reports', async () => {
  const out = await mkdtemp(join(tmpdir(), 'nyx-young-'));
  await using database = await cloneDatabase();
  const { pg } = database.session;
  const asOf = '2026-05-01T00:00:00Z';
  const publish = async () => {
    await runTransforms(database.session, { asOf });
    await exportWarehouse(database.session, { out, profile: 'analyst', asOf });
  };
  const text = async (...words: string[]) => {
    const { code, stdout, stderr } = await runCli(['report', ...words, '--warehouse', out]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toMatch(/NaN|undefined|Infinity|\[object/);
    return stdout;
  };
  try {
    await publish();
    expect(await text('--overview')).toContain('Nothing was sent yet');
    expect(await text('--applications')).toContain('0 applications were sent');
    await pg.query(`
      insert into nyx.users (name, email) values ('Ada', 'ada@example.org');
      insert into nyx.application_sessions (user_id, session_name, status, start_datetime, end_datetime)
      select id, 'first', 'completed', '2026-04-01Z', '2026-04-01 01:00Z' from nyx.users`);
    await publish();
    expect(await text('--session', 'last')).toContain('Nothing was sent');
    await pg.query(`
      insert into nyx.companies (name) values ('Initech');
      insert into nyx.job_posts (company_id, job_title, source_url) select id, 'Engineer', 'https://x.example' from nyx.companies;
      insert into nyx.applications (user_id, session_id, job_post_id, effort_level, application_status, application_submitted_at)
      select s.user_id, s.id, p.id, 'low', 'submitted', '2026-04-01Z'
      from nyx.application_sessions as s, nyx.job_posts as p`);
    await publish();
    expect(await text('--session', 'last')).toContain('such a small sample says little');
    expect(await text('--company', 'Initech')).toContain('1 application was sent');
    expect(await text('--overview')).toMatch(/sent +1 /);
    const site = await text('--all', '--out', join(out, 'site'));
    expect(site).toMatch(/wrote 8 pages/);
  } finally {
    await rm(out, { recursive: true });
  }
});
