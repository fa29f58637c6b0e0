import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { type FixtureFolder, fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

/** Colours, clears and titles a terminal, turns text around, and makes lines of its own. */
const EVIL = 'x\u001b[31m\u001b]0;t\u0007\u009b2J\u202e\u2066\u200f\u2028\u2029\u007f\u0085\ry';
/** The same in a CSV file, where a carriage return ends the record. */
const CELL = EVIL.replaceAll('\r', '');
const ACTING = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]/u;
const COLORS = new RegExp(`${String.fromCharCode(27)}\\[\\d{1,2}m`, 'g');
const ON_TERMINAL = { isTTY: true };

let database: TestDatabase;
let files: FixtureFolder;

beforeAll(async () => {
  database = await cloneDatabase();
  files = await fixtureFolder();
  await files.write(
    `${EVIL}.csv`,
    `url,title,company,${CELL}\nhttps://a.example/1,A,"${CELL}",1\n"${CELL}",B,C,2\n,"${CELL}",C,2\n`,
  );
  await files.write(`${EVIL}-table.csv`, `id,name,tier,${CELL}\n"${CELL}",a,"${CELL}",1\n`);
  await files.write(
    `${EVIL}.eml`,
    `From: "${EVIL}" <hr@a.example>\nTo: ada@example.org\nSubject: ${EVIL}\n\nWe regret to inform you, ${EVIL}\n`,
  );
  await files.write(`${EVIL}-empty.eml`, '');
  const { db } = database.session;
  const { id: user_id } = await db
    .insertInto('nyx.users')
    .values({ name: EVIL, email: 'ada@example.org' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('nyx.application_sessions')
    .values([EVIL, EVIL].map((session_name) => ({ user_id, session_name, status: 'completed' })))
    .execute();
  await db.insertInto('nyx.companies').values({ name: EVIL, industry: EVIL }).execute();
  await db
    .insertInto('etl.runs')
    .values({
      job: EVIL,
      status: 'failed',
      error_message: EVIL,
      finished_at: '2026-05-01T00:00:00Z',
    })
    .execute();
  await exportWarehouse(database.session, { out: join(files.path, 'exports'), profile: 'analyst' });
}, 120_000);

afterAll(async () => {
  await files[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const here = (name: string) => `@${name}`;
const onDatabase = ['--database-url', '@url'];
const onWarehouse = ['--warehouse', here('exports')];

/** Words of a command; `@name` is a path of the folder, `@url` the database. */
const commands: string[][] = [
  ['ingest', 'job-posts', here(`${EVIL}.csv`), '--max-rejects', '100%', ...onDatabase],
  ['ingest', 'job-posts', here(`${EVIL}.csv`), ...onDatabase],
  ['ingest', 'job-posts', here(`${EVIL}-none.csv`), ...onDatabase],
  ['ingest', 'job-posts', here(`${EVIL}.csv`), '--map', `${EVIL}=${EVIL}`, ...onDatabase],
  ['ingest', 'job-posts', here(`${EVIL}.csv`), '--mapping', EVIL, ...onDatabase],
  ['ingest', 'job-posts', here(`${EVIL}.csv`), '--encoding', EVIL, ...onDatabase],
  ['ingest', 'job-posts', here(`${EVIL}*.none`), ...onDatabase],
  ['ingest', 'job-posts', 'x.csv', '--max-rejects', EVIL],
  ['ingest', 'job-posts', 'x.csv', '--on-conflict', EVIL],
  ['ingest', 'applications', here(`${EVIL}-table.csv`), '--max-rejects', '100%', ...onDatabase],
  [
    'ingest',
    'table',
    'companies',
    here(`${EVIL}-table.csv`),
    '--max-rejects',
    '100%',
    ...onDatabase,
  ],
  ['ingest', 'table', EVIL, here(`${EVIL}-table.csv`), ...onDatabase],
  ['ingest', 'emails', here(`${EVIL}.eml`), '--account', 'ada@example.org', ...onDatabase],
  ['ingest', 'emails', here(`${EVIL}-none.eml`), '--account', 'ada@example.org', ...onDatabase],
  ['ingest', 'emails', here(`${EVIL}.eml`), '--account', EVIL, ...onDatabase],
  [
    'ingest',
    'emails',
    here(`${EVIL}.eml`),
    '--account',
    'a@b.example',
    '--user',
    EVIL,
    ...onDatabase,
  ],
  ['loads', ...onDatabase],
  ['loads', 'show', '1', ...onDatabase],
  ['rejects', ...onDatabase],
  ['rejects', 'show', '1', ...onDatabase],
  ['rejects', 'replay', ...onDatabase],
  ['rejects', EVIL, ...onDatabase],
  ['classify', '--explain', here(`${EVIL}.eml`), here(`${EVIL}-empty.eml`)],
  ['classify', here(`${EVIL}-none.eml`)],
  ['transform', EVIL, ...onDatabase],
  ['transform', '--as-of', EVIL, ...onDatabase],
  ['transform', '--from', EVIL, '--to', EVIL, ...onDatabase],
  ['check', EVIL, ...onDatabase],
  ['correct', EVIL, EVIL, EVIL, EVIL, '--reason', EVIL, ...onDatabase],
  ['correct', 'users', EVIL, 'name', EVIL, '--reason', EVIL, ...onDatabase],
  ['lineage', EVIL],
  ['export', '--out', here(`${EVIL}-out`), ...onDatabase],
  ['export', '--out', here(`${EVIL}.csv`), ...onDatabase],
  ['export', 'verify', here(EVIL)],
  ['report', '--session', EVIL, ...onWarehouse],
  ['report', '--session', `${EVIL}-none`, ...onWarehouse],
  ['report', '--company', EVIL, ...onWarehouse],
  ['report', '--company', EVIL, ...onWarehouse, '--format', 'csv'],
  ['report', '--company', EVIL, ...onWarehouse, '--format', 'md'],
  ['report', '--company', `${EVIL}-none`, ...onWarehouse],
  ['report', '--overview', '--warehouse', here(EVIL)],
  ['report', '--overview', ...onWarehouse, '--out', here(`${EVIL}/none/x`)],
  ['report', '--all', ...onWarehouse, '--out', here(`${EVIL}-site`)],
  ['query', `select name, '${EVIL}' as "${EVIL}" from companies`, ...onWarehouse],
  ['query', `select name, '${EVIL}' as "${EVIL}" from companies`, ...onWarehouse, '--format', 'md'],
  ['query', `select "${EVIL}" from companies`, ...onWarehouse],
  ['query', `select error('${EVIL}')`, ...onWarehouse],
  ['query', `${EVIL}`, ...onWarehouse],
  ['run', EVIL, ...onDatabase],
  ['run', 'nightly', '--scheduled-at', EVIL, ...onDatabase],
  ['runs', ...onDatabase],
  ['runs', 'show', '1', ...onDatabase],
  ['status', ...onDatabase],
  ['doctor', ...onDatabase],
  ['doctor', '--database-url', `postgres://127.0.0.1:1/${EVIL}`],
  ['status', '--database-url', EVIL],
  ['migrate', 'status', '--database-url', `postgres://${encodeURIComponent(EVIL)}@127.0.0.1:1/x`],
  ['migrate', EVIL, ...onDatabase],
  ['db', 'status'],
  ['db', EVIL],
  ['demo', '--dir', here(`${EVIL}.csv/x`)],
  [EVIL],
  [`--${EVIL}`, 'status'],
  ['status', `--${EVIL}`, EVIL],
  ['help', EVIL],
];

async function run(words: string[], stream = { isTTY: false }) {
  const actual = words.map((word) =>
    word === '@url' ? database.url : word.startsWith('@') ? join(files.path, word.slice(1)) : word,
  );
  // Where the program looks for its own things, the name is as bad.
  return runCli(actual, { NYX_HOME: join(files.path, EVIL) }, stream);
}

const named = commands.map((words) => [JSON.stringify(words.join(' ')), words] as const);

test.each(named)('nothing acts on a terminal: %s', async (_, words) => {
  const { stdout, stderr } = await run(words, ON_TERMINAL);
  expect(stdout + stderr).not.toBe('');
  expect(stdout.replaceAll(COLORS, '')).not.toMatch(ACTING);
  expect(stderr).not.toMatch(ACTING);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test.each(named)('nothing acts in its JSON either: %s', async (_, words) => {
  const { stdout, stderr } = await run([...words, '--json']);
  expect(stdout + stderr).not.toMatch(ACTING);
});

test('CSV and raw records are exact in a pipe, and harmless on a terminal', async () => {
  const csv = ['query', 'select name from companies', ...onWarehouse, '--format', 'csv'];
  expect((await run(csv)).stdout).toBe(`name\n"${EVIL}"\n`);
  expect((await run(csv, ON_TERMINAL)).stdout).not.toMatch(ACTING);
  const jobs = ['ingest', 'job-posts', here(`${EVIL}.csv`), '--max-rejects', '100%'];
  expect((await run([...jobs, ...onDatabase])).stdout).toContain('rejected 2');
  const raw = ['rejects', 'export', ...onDatabase];
  expect((await run(raw)).stdout).toContain('\u009b2J\u202e');
  expect((await run(raw, ON_TERMINAL)).stdout).not.toMatch(ACTING);
});

test('JSON is equal to what it prints', async () => {
  const { stdout } = await run(['query', 'select name from companies', ...onWarehouse, '--json']);
  expect(JSON.parse(stdout).rows).toEqual([{ name: EVIL }]);
  expect(stdout).toContain('\\u009b2J\\u202e');
});

test('a log line is JSON in which nothing acts either', async () => {
  const script = `import('${join(import.meta.dirname, '../../src/commands/log.ts')}').then(({ createLogger }) =>
    createLogger().info({ job: process.argv[1] }, process.argv[1]))`;
  const { stderr } = spawnSync(process.execPath, ['-e', script, EVIL], { encoding: 'utf8' });
  expect(JSON.parse(stderr)).toMatchObject({ job: EVIL, msg: EVIL });
  expect(stderr).not.toMatch(ACTING);
});
