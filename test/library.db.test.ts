// The public API as its types and comments promise it: what is wrong with an argument is said as on the command line.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as nyx from '../src/index.ts';
import { cloneDatabase, type TestDatabase } from './support/database.ts';

const asOf = '2026-06-01T00:00:00Z';
const nothing = { summary: 'nothing' };
const slot = { now: asOf, exportFolder: '', progress: () => {} };
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'nyx-api-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database[Symbol.asyncDispose]();
});

const step = { name: 'only', describe: '', run: async () => nothing };
const job = (run: nyx.JobStep['run'], name = 'sample') =>
  nyx.defineJob({
    ...{ name, describe: '', cron: '30 2 * * *' },
    steps: [{ ...step, run }],
  });
/** As somebody writes it who has no compiler. */
const untyped = (value: unknown): never => value as never;

test('a job that leaves its transaction open has failed, and takes no later run with it', async () => {
  const { session } = database;
  const leaving = job(async (context) => {
    await context.session.pg.query('begin');
    await context.session.pg.query(
      "insert into nyx.companies (id, name) values (gen_random_uuid(), 'Left')",
    );
    return nothing;
  });
  await expect(nyx.runJob(session, leaving, slot)).rejects.toMatchObject({
    code: 'step.transaction',
    message: expect.stringContaining('left a transaction open'),
  });
  await nyx.runJob(
    session,
    job(async () => nothing, 'later'),
    slot,
  );
  await using other = await nyx.open({ databaseUrl: database.url });
  const { rows } = await other.pg.query(
    'select job, status, error_code from etl.run_states order by id',
  );
  expect(rows).toEqual([
    { job: 'sample', status: 'failed', error_code: 'step.transaction' },
    { job: 'later', status: 'succeeded', error_code: null },
  ]);
  const { rows: left } = await other.pg.query("select from nyx.companies where name = 'Left'");
  expect(left).toEqual([]);
});

test('a job that fails within its transaction is recorded with its own error', async () => {
  const { session } = database;
  const failing = job(async (context) => {
    await context.session.pg.query('begin');
    await context.session.pg.query('select 1 / 0');
    return nothing;
  }, 'dividing');
  await expect(nyx.runJob(session, failing, slot)).rejects.toMatchObject({ code: 'sql.22012' });
  const { rows } = await session.pg.query(
    "select status, error_message from etl.run_states where job = 'dividing'",
  );
  expect(rows).toEqual([{ status: 'failed', error_message: expect.stringContaining('by zero') }]);
});

test.each<[string, (session: nyx.Session) => Promise<unknown>]>([
  ['migrate', (session) => nyx.migrate(session)],
  ['ingest', (session) => nyx.ingest(session, { kind: 'job-posts', path: 'posts.csv' })],
  ['transform', (session) => nyx.transform(session, { asOf })],
  ['check', (session) => nyx.check(session, { asOf })],
  ['export', (session) => nyx.export(session, { out: folder, profile: 'analyst' })],
  [
    'runJob',
    (session) =>
      nyx.runJob(
        session,
        job(async () => nothing),
        slot,
      ),
  ],
  ['status', (session) => nyx.status(session, [])],
])('%s refuses a session within a transaction', async (_, call) => {
  const { pg } = database.session;
  await pg.query('begin');
  await expect(call(database.session)).rejects.toMatchObject({ code: 'config.transaction' });
  await pg.query('rollback');
  await expect(call(untyped(undefined))).rejects.toThrow(nyx.ConfigError);
});

test.each<[string, (session: nyx.Session) => unknown]>([
  ['asOf', (session) => nyx.transform(session, { asOf: 'yesterday' })],
  ['asOf', (session) => nyx.transform(session, { asOf: '' })],
  ['asOf', (session) => nyx.transform(session, { asOf: 'infinity' })],
  ['asOf', (session) => nyx.transform(session, untyped({}))],
  ['options', (session) => nyx.transform(session, untyped(undefined))],
  ['full', (session) => nyx.transform(session, untyped({ asOf, full: 'no' }))],
  ['names', (session) => nyx.transform(session, untyped({ asOf, names: 'company_properties' }))],
  ['days', (session) => nyx.transform(session, { asOf, days: { from: 'monday', to: 'friday' } })],
  ['waitSeconds', (session) => nyx.transform(session, { asOf, waitSeconds: -1 })],
  ['Full', (session) => nyx.transform(session, untyped({ asOf, Full: true }))],
  ['asOf', (session) => nyx.check(session, { asOf: 'garbage' })],
  ['asOf', (session) => nyx.check(session, { asOf: '2026-02-30T00:00:00Z' })],
  ['kind', (session) => nyx.ingest(session, untyped({ kind: 'posts', path: 'p.csv' }))],
  ['path', (session) => nyx.ingest(session, untyped({ kind: 'job-posts' }))],
  [
    'maxRejects',
    (session) =>
      nyx.ingest(session, untyped({ kind: 'job-posts', path: 'p.csv', maxRejects: '5' })),
  ],
  ['table', (session) => nyx.ingest(session, untyped({ kind: 'table', path: 'p.csv' }))],
  ['account', (session) => nyx.ingest(session, untyped({ kind: 'emails', path: 'p.csv' }))],
  [
    'batchRows',
    (session) => nyx.ingest(session, { kind: 'job-posts', path: 'p.csv', batchRows: 0 }),
  ],
  ['profile', (session) => nyx.export(session, untyped({ out: 'x', profile: 'x' }))],
  ['out', (session) => nyx.export(session, { out: '', profile: 'analyst' })],
  ['keep', (session) => nyx.export(session, { out: 'x', profile: 'analyst', keep: 0 })],
  [
    'now',
    (session) =>
      nyx.runJob(
        session,
        job(async () => nothing),
        { ...slot, now: 'today' },
      ),
  ],
  [
    'scheduledAt',
    (session) =>
      nyx.runJob(
        session,
        job(async () => nothing),
        { ...slot, scheduledAt: '3' },
      ),
  ],
  ['job', (session) => nyx.runJob(session, untyped({ name: 'x' }), slot)],
  ['cron', (session) => nyx.status(session, untyped([{ ...job(async () => nothing), cron: 'x' }]))],
  ['jobs', (session) => nyx.status(session, untyped(undefined))],
  ['folders', (session) => nyx.status(session, [], untyped({ folders: { exports: 1 } }))],
  ['databaseUrl', () => nyx.open(untyped({ databaseUrl: 5 }))],
  ['kind', () => nyx.report('x', untyped({ kind: 'week' }))],
  ['folder', () => nyx.query(untyped(undefined), 'select 1')],
  ['sql', () => nyx.query('x', untyped(undefined))],
  ['limit', () => nyx.query('x', 'select 1', { limit: 0 })],
  ['to', () => nyx.diffExports('x', untyped(5))],
  ['format', () => nyx.render(untyped({ document: () => ({}) }), untyped('pdf'))],
  ['width', () => nyx.render(untyped({ document: () => ({}) }), 'text', Number.NaN)],
])('an argument that is none is named: %s (%#)', async (name, call) => {
  const failure = await Promise.resolve(call(database.session)).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(nyx.ConfigError);
  expect(failure).toMatchObject({ exitCode: 2, hint: expect.any(String) });
  expect(String(failure)).toContain(name);
});

test.each([
  ['cron', { cron: 'nonsense' }],
  ['cron', { cron: '0 30 2 * * *' }],
  ['cron', { cron: '61 * * * *' }],
  ['name', { name: 'Bad Name!' }],
  ['name', { name: '' }],
  ['steps', { steps: [] }],
  ['steps', { steps: [{ name: 'only', describe: '' }] }],
  ['steps', { steps: [step, step] }],
  ['zone', { zone: '+02:00' }],
  ['zone', { zone: 'Europe/Nowhere' }],
  ['run', { run: async () => nothing }],
])('defineJob refuses a job that could never run or be named: %s %j', (field, wrong) => {
  const define = () => nyx.defineJob(untyped({ ...job(async () => nothing), ...wrong }));
  expect(define).toThrow(nyx.ConfigError);
  expect(define).toThrow(field);
});

test('a job that gives no result has failed, and its hint names no command that is none', async () => {
  const empty = job(async () => untyped(undefined), 'empty');
  await expect(nyx.runJob(database.session, empty, slot)).rejects.toMatchObject({
    code: 'step.result',
    hint: expect.any(String),
  });
  const { due } = await nyx.status(database.session, [empty]);
  const state = due.find((one) => one.job === 'empty');
  expect(state?.problem).toContain('gave no result');
  expect(state?.hint).toContain('runJob');
  expect(state?.hint).not.toContain('nyx-etl run ');
});

test('a result of which one part is wrong says which', async () => {
  const wrong = job(async () => untyped({ summary: 'done', counts: { posts: '1' } }), 'wrong');
  await expect(nyx.runJob(database.session, wrong, slot)).rejects.toMatchObject({
    code: 'step.result',
    message: expect.stringMatching(/^the step only gave no result: counts\.posts: .*number/),
  });
});

test('what a step throws that is no error is nothing that PostgreSQL has said', async () => {
  const throwing = job(async () => Promise.reject('out of luck'), 'throwing');
  await expect(nyx.runJob(database.session, throwing, slot)).rejects.toMatchObject({
    ...{ name: 'EtlError', code: 'failed', message: 'out of luck' },
  });
});

test.each([5, { count: 0 }, '1%'])(
  'a limit of rejects that is none, %j, is told how to write one',
  async (maxRejects) => {
    const source = untyped({ kind: 'job-posts', path: 'p.csv', maxRejects });
    await expect(nyx.ingest(database.session, source)).rejects.toThrow('{ rows: 5 }');
  },
);

test('the classes are those that are documented', async () => {
  const { session } = database;
  const path = join(folder, 'posts.csv');
  await writeFile(path, 'title,url\nEngineer,https://a.example/1\n,https://a.example/2\n');
  await expect(nyx.ingest(session, { kind: 'job-posts', path })).rejects.toThrow(nyx.CheckError);
  await writeFile(path, 'a,b\n1,2\n');
  await expect(nyx.ingest(session, { kind: 'job-posts', path })).rejects.toThrow(nyx.SourceError);
  const out = join(folder, 'exports');
  await nyx.export(session, { out, profile: 'analyst', asOf });
  for (const sql of ['drop table companies', 'copy companies to stdout', 'set threads = 1', ''])
    await expect(nyx.query(out, sql)).rejects.toThrow(nyx.ConfigError);
  await expect(nyx.query(out, 'selec 1')).rejects.toThrow(nyx.SqlError);
  expect(await nyx.query(out, 'from range(9)', { limit: 2 })).toMatchObject({
    profile: 'analyst',
    rows: [['0'], ['1']],
  });
  expect(await nyx.diffExports(out, out)).toMatchObject({ equal: true, tables_changed: [] });
});

test('a session that was closed is refused as such, and not as a server that is away', async () => {
  const session = await nyx.open({ databaseUrl: database.url });
  await session[Symbol.asyncDispose]();
  await expect(nyx.check(session, { asOf })).rejects.toMatchObject({
    ...{ name: 'ConfigError', code: 'session.closed', exitCode: 2 },
    message: 'the session is closed',
  });
});

test.each<[string, (session: nyx.Session) => Promise<unknown>]>([
  ['transform', (session) => nyx.transform(session, { asOf })],
  ['check', (session) => nyx.check(session, { asOf })],
  ['export', (session) => nyx.export(session, { out: folder, profile: 'analyst', asOf })],
  ['migrate', (session) => nyx.migrate(session)],
  ['adopt', (session) => nyx.adopt(session, { plan: true })],
])(
  '%s beside another call on the same session is refused at once, and the other goes on',
  async (_, call) => {
    const { session } = database;
    const first = nyx.transform(session, { asOf, names: ['company_properties'] });
    await expect(call(session)).rejects.toMatchObject({
      ...{ name: 'ConfigError', code: 'session.busy', exitCode: 2 },
      hint: expect.stringContaining('await'),
    });
    expect(await first).toMatchObject({ checksFailed: false });
    await expect(call(session)).resolves.toBeDefined();
  },
);

test('a step may call functions on the session of its job, one after the other', async () => {
  const { session } = database;
  const calling = job(async (context) => {
    await nyx.check(context.session, { asOf });
    const both = await Promise.allSettled([
      nyx.check(context.session, { asOf }),
      nyx.check(context.session, { asOf }),
    ]);
    return { summary: both.map(({ status }) => status).join(' and ') };
  }, 'calling');
  expect(await nyx.runJob(session, calling, slot)).toMatchObject({
    result: { steps: [{ summary: 'fulfilled and rejected' }] },
  });
  await nyx.check(session, { asOf });
});

test('a mail is judged, and what was said is taken back, by functions', async () => {
  const { session } = database;
  expect(await nyx.review(session)).toEqual({ waiting: 0, mails: [] });
  const emailId = '00000000-0000-4000-8000-0000000000ee';
  await expect(nyx.judgeMail(session, [{ emailId, label: 'offer' }])).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining('there is no such mail'),
  });
  await expect(nyx.judgeMail(session, [untyped({ emailId, label: 'yes' })])).rejects.toMatchObject({
    code: 'argument',
    message: expect.stringContaining('verdicts.0.label'),
  });
  await expect(nyx.forgetVerdict(session, emailId)).rejects.toMatchObject({ exitCode: 2 });
  await expect(nyx.review(session, { limit: 0 })).rejects.toMatchObject({ code: 'argument' });
});
