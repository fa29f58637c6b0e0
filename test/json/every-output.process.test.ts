// What each command prints with --json, by its published schema.
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { commands as allCommands, type CommandGroup } from '../../src/commands/index.ts';
import { schemas } from '../../src/json/index.ts';
import { type FixtureFolder, fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { type CliResult, runCli, startCli } from '../support/run-cli.ts';
import { addApplication, addWorld, uuid } from '../transforms/facts.ts';

let database: TestDatabase;
let files: FixtureFolder;

beforeAll(async () => {
  database = await cloneDatabase();
  files = await fixtureFolder();
  // The embedded server runs as its own user when the tests run as root.
  await chmod(files.path, 0o755);
  await mkdir(join(files.path, 'home'), { mode: 0o755 });
  await mkdir(join(files.path, 'folder'));
  await mkdir(join(files.path, 'inbox'));
  await addWorld(database.session, 2);
  await addApplication(database.session, 1, '2026-03-01T12:00:00Z');
  const contents = {
    'jobs.csv': 'url,title,company\nhttps://a.test/1,Engineer,A\nhttps://a.test/2,,A\n',
    'applications.csv':
      'user_email,job_post_url,effort_level\nu@example.org,https://nowhere.test/1,medium\n',
    'companies.csv': 'name,tier\nA corporation,nonsense\n',
    'inbox/new.csv': 'url,title\nhttps://a.test/9,Engineer\n',
    'inbox/odd.csv': 'nothing\nto see\n',
    'folder/companies.csv': 'name\nB corporation\n',
    'one.eml':
      'From: a@b.test\nTo: u@example.org\nSubject: Your application\nMessage-ID: <1@t>\n\n' +
      'Unfortunately we will not move forward with your application.\n',
    'none.eml': '',
  };
  for (const [name, text] of Object.entries(contents)) await files.write(name, text);
});

afterAll(async () => {
  await runCli(['db', 'stop'], { NYX_HOME: join(files.path, 'home') });
  await files[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const onDatabase = ['--database-url', '@url'];
const onWarehouse = ['--warehouse', '@exports'];
const allRejects = ['--max-rejects', '100%'];
const correction = ['correct', 'companies', uuid('c', 1), 'tier', 'top', '--reason', 'they called'];
const verified = ['export', 'verify', '@exports', ...onDatabase];

/** The name of an output, the words that print it, the exit code; `@name` is a path, `@url` the database. */
const commands: [name: string, words: string[], code?: number][] = [
  ['migrate', ['migrate', ...onDatabase]],
  ['migrate-status', ['migrate', 'status', ...onDatabase]],
  ['migrate-verify', ['migrate', 'verify', ...onDatabase]],
  ['adopt', ['adopt', ...onDatabase]],
  ['roles', ['roles']],
  ['erase', ['erase', '--user', 'u@example.org', '--plan', ...onDatabase]],
  ['ingest-job-posts', ['ingest', 'job-posts', '@jobs.csv', ...allRejects, ...onDatabase]],
  [
    'ingest-job-posts',
    ['ingest', 'job-posts', '@jobs.csv', ...allRejects, '--dry-run', ...onDatabase],
  ],
  [
    'ingest-applications',
    ['ingest', 'applications', '@applications.csv', ...allRejects, ...onDatabase],
  ],
  [
    'ingest-table',
    ['ingest', 'table', 'companies', '@companies.csv', ...allRejects, ...onDatabase],
  ],
  ['ingest-folder', ['ingest', 'folder', '@folder', ...allRejects, ...onDatabase]],
  [
    'ingest-inbox',
    ['ingest', 'inbox', '@inbox', '--kind', 'job-posts', '--settle', '0', ...onDatabase],
    3,
  ],
  ['ingest-emails', ['ingest', 'emails', '@one.eml', '--account', 'u@example.org', ...onDatabase]],
  ['tables', ['tables', ...onDatabase]],
  ['tables-show', ['tables', 'interviews', ...onDatabase]],
  ['loads', ['loads', ...onDatabase]],
  ['loads-show', ['loads', 'show', '1', ...onDatabase]],
  ['loads-undo', ['loads', 'undo', '4', ...onDatabase]],
  ['rejects', ['rejects', ...onDatabase]],
  ['rejects-show', ['rejects', 'show', '1', ...onDatabase]],
  ['rejects-export', ['rejects', 'export', ...onDatabase]],
  ['rejects-export', ['rejects', 'export', '--load', '1', '--out', '@bad.csv', ...onDatabase]],
  ['rejects-load', ['rejects', 'load', '@bad.csv', ...onDatabase], 3],
  ['rejects-replay', ['rejects', 'replay', ...onDatabase], 3],
  ['rejects-dismiss', ['rejects', 'dismiss', '--load', '1', ...onDatabase]],
  ['transform-plan', ['transform', '--plan', ...onDatabase]],
  ['transform', ['transform', ...onDatabase]],
  ['transform-verify', ['transform', '--verify', ...onDatabase]],
  ['check', ['check', ...onDatabase]],
  ['correct', [...correction, ...onDatabase]],
  ['lineage', ['lineage', 'session_digests']],
  ['classify', ['classify', '@one.eml', '@none.eml'], 3],
  ['review', ['review', ...onDatabase]],
  ['review-file', ['review', '--format', 'csv', '--out', '@mails.csv', ...onDatabase]],
  ['review-told', ['review', '--from', '@mails.csv', ...onDatabase]],
  ['export', ['export', '--out', '@exports', ...onDatabase]],
  ['export-verify', verified],
  ['export-lake', ['export', '--format', 'lake', '--cell', 'a', '--out', '@lake', ...onDatabase]],
  ['export-diff', ['export', 'diff', '@exports', '@exports']],
  [
    'transform-lake',
    ['transform', '--engine', 'duckdb', '--lake', '@lake', '--out', '@lake-numbers'],
  ],
  ['lake-verify', ['lake', 'verify', '--lake', '@lake', '--against', '@url']],
  ['lake-ddl', ['lake', 'ddl', '--lake', '@lake', '--engine', 'trino']],
  ['transform-warehouse', ['transform', '--engine', 'duckdb', '--out', '@numbers', ...onWarehouse]],
  ['report-session', ['report', '--session', 'last', ...onWarehouse]],
  ['report-company', ['report', '--company', uuid('c', 1), ...onWarehouse]],
  ['report-overview', ['report', '--overview', ...onWarehouse]],
  ['report-applications', ['report', '--applications', ...onWarehouse]],
  ['report-file', ['report', '--overview', '--out', '@overview.json', ...onWarehouse]],
  ['report-site', ['report', '--all', '--out', '@site', ...onWarehouse]],
  ['query', ['query', 'select 1::bigint as one, null as two, [1.5] as three', ...onWarehouse]],
  ['query', ['query', '--tables', ...onWarehouse]],
  ['query-file', ['query', 'from companies', '--out', '@companies.parquet', ...onWarehouse]],
  ['run', ['run', 'nightly', '--out', '@exports', ...onDatabase]],
  ['completion', ['completion', 'bash']],
  ['config', ['config', 'show']],
  ['config-set', ['config', 'set', 'ghost_after_days', '30', ...onDatabase]],
  ['init', ['init', '--print']],
  ['schedule-print', ['schedule', '--print', 'systemd']],
  ['schedule-simulate', ['schedule', 'simulate', '--from', '2026-03-28', '--to', '2026-03-30']],
  ['runs', ['runs', ...onDatabase]],
  ['runs-show', ['runs', 'show', '1', ...onDatabase]],
  ['status', ['status', ...onDatabase]],
  ['status', ['status'], 3],
  ['doctor', ['doctor', ...onDatabase]],
  ['db-start', ['db', 'start']],
  ['status', ['status'], 3],
  ['db-status', ['db', 'status']],
  ['db-url', ['db', 'url']],
  ['error', ['backup', '--out', '@backups'], 3],
  ['migrate', ['migrate']],
  ['backup', ['backup', '--out', '@backups']],
  ['restore', ['restore', '@backups', '--replace']],
  ['db-stop', ['db', 'stop']],
  ['error', ['report'], 2],
];

const settings = () => ({ NYX_HOME: join(files.path, 'home') });

function actual(words: readonly string[]): string[] {
  const shown = words.map((word) => (word === '@url' ? database.url : word));
  return [...shown.map((word) => word.replace(/^@/, `${files.path}/`)), '--json'];
}

function expectOutput(name: string, { stdout }: CliResult): void {
  const object = JSON.parse(stdout);
  expect(object.schema).toBe(
    `nyx-etl/${name.replace(/^report-(session|company|overview|applications)$/, 'report')}@1`,
  );
  // Fields that a schema does not know are refused, or taken away by parsing.
  expect(schemas[name]?.parse(object)).toEqual(object);
}

test.each(commands)('%s: %j prints one object of its schema', async (name, words, code = 0) => {
  const result = await runCli(actual(words), settings());
  expect({ code: result.code, stderr: result.stderr }).toMatchObject({ code });
  expectOutput(name, result);
});

test('schedule prints its object when it is stopped', async () => {
  const daemon = startCli(actual(['schedule', '--out', '@exports', ...onDatabase]), settings());
  // However long its start takes here: it has begun with a slot that is due.
  const slots = "select from etl.runs where job = 'digests' and scheduled_at is not null";
  const hasBegun = async () => (await database.session.pg.query(slots)).rowCount;
  await vi.waitUntil(hasBegun, { timeout: 50_000, interval: 100 });
  daemon.kill('SIGTERM');
  const result = await daemon.result;
  expect(result.code).toBe(143);
  expectOutput('schedule', result);
});

/** `ingest table`, `status`: the words that name a command. */
function commandNames(group: CommandGroup, before: string[] = []): string[] {
  return Object.entries(group).flatMap(([name, entry]) =>
    'group' in entry ? commandNames(entry.group, [...before, name]) : [[...before, name].join(' ')],
  );
}

test('every command is tried here, apart from the demo and mcp, which have tests of their own', () => {
  const tried = commands.map(([, words]) => words.join(' '));
  const untried = commandNames(allCommands).filter(
    (name) => !tried.some((words) => words.startsWith(name)),
  );
  expect(untried).toEqual(['demo', 'mcp']);
});

test('every output has its command here', () => {
  const tried = new Set([...commands.map(([name]) => name), 'schedule']);
  expect(Object.keys(schemas).filter((name) => !tried.has(name))).toEqual([]);
});
