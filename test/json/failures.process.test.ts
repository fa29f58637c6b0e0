// With --json stdout holds exactly one object, also of what fails: at once, late, or half-way.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schemas } from '../../src/json/index.ts';
import { type FixtureFolder, fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { type CliResult, runCli, startCli } from '../support/run-cli.ts';

let database: TestDatabase;
let files: FixtureFolder;

beforeAll(async () => {
  database = await cloneDatabase();
  files = await fixtureFolder();
  await files.write('a.csv', 'url,title\nhttps://a.test/1,A\n');
  await files.write('b.csv', 'url,title\nhttps://a.test/2,B\n');
  await files.write('bad.csv', 'url,title\n,B\n');
  await files.write('none.eml', '');
});

afterAll(async () => {
  await files[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

function run(...words: string[]): Promise<CliResult> {
  const actual = words.map((word) =>
    word === '@url' ? database.url : word.replace(/^@/, `${files.path}/`),
  );
  return runCli(actual, { NYX_HOME: join(files.path, 'home') });
}

/** The one object on stdout, when it is an error as the schema has it. */
function errorIn({ stdout }: Pick<CliResult, 'stdout'>) {
  return schemas.error?.parse(JSON.parse(stdout)) as {
    error: { code: string; message: string; hint: string | null; exit_code: number };
    loads: object[];
  };
}

const on = ['--database-url', '@url'];
const nowhere = ['--database-url', 'postgres://me@127.0.0.1:1/x'];

const failures: [words: string[], exitCode: number, error: string][] = [
  [['--json'], 2, 'usage'],
  [['migrat', '--json'], 2, 'usage'],
  [['--json', 'migrat'], 2, 'usage'],
  [['migrate', '--json=true', '--databse-url', 'x'], 2, 'usage'],
  [['db', '--json'], 2, 'usage'],
  [['db', 'strt', '--json'], 2, 'usage'],
  [['query', '--json'], 2, 'usage'],
  [['ingest', 'emails', 'x.mbox', '--json'], 2, 'usage'],
  [['correct', 'companies', '--json'], 2, 'usage'],
  [['report', '--session', '--json'], 2, 'usage'],
  [['migrate', 'sideways', '--json'], 2, 'usage'],
  [['rejects', '--limit', '2.5', '--json'], 2, 'config'],
  [['ingest', 'job-posts', 'x.csv', '--max-rejects', '101%', '--json'], 2, 'config'],
  [['ingest', 'job-posts', '@nowhere.csv', '--json', ...on], 2, 'source'],
  [['ingest', 'job-posts', '@*.none', '--json', ...on], 2, 'config'],
  [['ingest', 'job-posts', '@bad.csv', '--json', ...on], 3, 'rejects'],
  [['ingest', 'table', 'companys', '@a.csv', '--json', ...on], 2, 'config'],
  [['migrate', '--json', ...nowhere], 75, 'sql.unreachable'],
  [['transform', '--json', ...nowhere], 75, 'sql.unreachable'],
  [['status', '--json', '--database-url', 'hos=x'], 2, 'config'],
  [['migrate', 'status', '--json'], 3, 'migration.no_database'],
  [['loads', 'show', '99', '--json', ...on], 2, 'config'],
  [['runs', 'show', '99', '--json', ...on], 2, 'config'],
  [['rejects', 'show', '--json', ...on], 2, 'config'],
  [['transform', 'nonsense', '--json', ...on], 2, 'config'],
  [['check', 'nonsense', '--json', ...on], 2, 'config'],
  [['run', 'nonsense', '--json', ...on], 2, 'config'],
  [['lineage', 'nonsense', '--json'], 2, 'config'],
  [['classify', '@none.eml', '--json'], 2, 'source'],
  [['export', '--out', '@a.csv', '--json', ...on], 2, 'export.folder'],
  [['export', 'verify', '@nowhere', '--json', ...on], 2, 'config.no_warehouse'],
  [['report', '--overview', '--warehouse', '@nowhere', '--json'], 2, 'config.no_warehouse'],
  [['query', 'select 1', '--warehouse', '@nowhere', '--json'], 2, 'config.no_warehouse'],
  [['db', 'url', '--json'], 2, 'config'],
  [['demo', '--dir', '@a.csv/x', '--json'], 2, 'config'],
];

test.each(failures)('%j prints one error object', async (words, exitCode, code) => {
  const result = await run(...words);
  const { error, loads } = errorIn(result);
  expect({ code: error.code, exit: error.exit_code, loads }).toEqual({
    code,
    exit: exitCode,
    loads: [],
  });
  expect(result.code).toBe(exitCode);
  expect(result.stderr).toContain(`error: ${error.message.split('\n')[0]}`);
});

test.each([
  [['migrat']],
  [['migrat', '--json=false']],
  [['migrat', '--json', '--no-json']],
  [['correct', 'companies', '--', '--json']],
])('%j did not ask for JSON', async (words) => {
  const { code, stdout } = await run(...words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

test('of three files of which the second fails, the object holds what became of the first', async () => {
  const words = ['ingest', 'job-posts', '@a.csv', '@bad.csv', '@b.csv', '--json', ...on];
  const result = await run(...words);
  const { error, loads } = errorIn(result);
  expect({ exit: result.code, code: error.code }).toEqual({ exit: 3, code: 'rejects' });
  expect(loads).toMatchObject([{ load_id: expect.stringMatching(/^\d+$/), inserted: 1 }]);
  expect(error.hint).toContain('the files before it are loaded');
});

test('when a signal comes in the second file, the object holds what became of the first', async () => {
  await using blocker = await cloneDatabase();
  const { session, url } = blocker;
  const a = join(files.path, 'a.csv');
  const fifo = await files.write('c.csv', 'url,title\nhttps://a.test/3,C\n');
  // The second load waits for its table, which somebody locks as soon as the first is recorded.
  await session.pg.query(`
    create function public.wait_for_test() returns trigger language plpgsql as $$
    begin
      if new.source_path like '%c.csv' then perform pg_sleep(60); end if;
      return new;
    end $$;
    create trigger wait_for_test before insert on etl.loads
      for each row execute function public.wait_for_test()`);
  const cli = startCli(['ingest', 'job-posts', a, fifo, '--json', '--database-url', url]);
  const waits = `select from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`;
  await expect
    .poll(async () => (await session.pg.query(waits)).rowCount, { timeout: 30_000 })
    .toBe(1);
  cli.kill('SIGTERM');
  const result = await cli.result;
  const { error, loads } = errorIn(result);
  expect({ exit: result.code, ...error }).toMatchObject({
    exit: 143,
    code: 'interrupted',
    exit_code: 143,
  });
  expect(loads).toMatchObject([{ source: a, inserted: 1 }]);
});

test('of two replays of which the second fails, the object holds what became of the first', async () => {
  await using own = await cloneDatabase();
  const to = ['--database-url', own.url];
  for (const name of ['first.csv', 'second.csv']) {
    const file = await files.write(name, `url,title,company\n,${name},C\n`);
    await runCli(['ingest', 'job-posts', file, '--max-rejects', '1', ...to]);
  }
  await own.session.pg.query(`
    create function public.refuse_fourth() returns trigger language plpgsql as $$
    begin
      if (select count(*) from etl.loads) = 3 then raise 'no more loads'; end if;
      return new;
    end $$;
    create trigger refuse_fourth before insert on etl.loads
      for each row execute function public.refuse_fourth()`);
  const result = await runCli(['rejects', 'replay', '--synthesize-url', '--json', ...to]);
  expect(errorIn(result)).toMatchObject({ loads: [{ load_id: '3', inserted: 1 }] });
  expect(result.code).toBe(1);
});
