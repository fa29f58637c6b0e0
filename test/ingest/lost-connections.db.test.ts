// faults.md S2, S3, S4: the connection or the server goes while a load is under way. Each load waits before it tries again:
// several do so at once, each on a database of its own.
import { expect, test } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { toSqlError } from '../../src/database/sql-error.ts';
import { loadTable } from '../../src/ingest/load-table.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { type FaultProxy, openFaultProxy } from '../support/fault-proxy.ts';
import { runCli } from '../support/run-cli.ts';
import { fixtureFolder, strict } from './fixture-files.ts';

const PEOPLE = `name,email\n${Array.from({ length: 50 }, (_, i) => `P ${i},p${i}@example.org`).join('\n')}\n`;

interface Line extends AsyncDisposable {
  database: TestDatabase;
  proxy: FaultProxy;
  /** Loads 50 people by way of the proxy. */
  load(): ReturnType<typeof runCli>;
}

async function line(): Promise<Line> {
  const database = await cloneDatabase();
  const proxy = await openFaultProxy(database.url);
  const files = await fixtureFolder();
  const path = await files.write('people.csv', PEOPLE);
  return {
    database,
    proxy,
    load: () => runCli(['ingest', 'table', 'users', path, '--database-url', proxy.url]),
    [Symbol.asyncDispose]: async () => {
      await files[Symbol.asyncDispose]();
      await proxy[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

async function stored({ session }: TestDatabase) {
  const { rows } = await session.pg.query(`
    select (select count(*)::int from nyx.users) as users, (select count(*)::int from etl.loads) as loads,
        (select sum(rows_inserted)::int from etl.loads) as inserted`);
  return rows[0];
}

test.concurrent('S2: the answer to COMMIT is lost: the load says that the file is loaded, and nothing is there twice', async () => {
  await using way = await line();
  way.proxy.once('commit\0', 'lose the answer');
  const { code, stdout, stderr } = await way.load();
  expect({ code, stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('trying again: '),
  });
  expect(stdout).toContain(
    'read 50 = inserted 0 + updated 0 + unchanged 50 + duplicate 0 + rejected 0',
  );
  expect(stdout).toContain('the same file was loaded before, as load 1');
  expect(way.proxy.pending()).toBe(0);
  expect(await stored(way.database)).toEqual({ users: 50, loads: 2, inserted: 50 });
});

test.concurrent('S2: the answer to the COMMIT of a batch is lost: the load goes on with the next batch', async () => {
  await using way = await line();
  await using files = await fixtureFolder();
  const posts = Array.from(
    { length: 90 },
    (_, i) => `https://a.example/${i},Title ${i},Company ${i % 3}`,
  );
  const path = await files.write('posts.csv', `url,title,company\n${posts.join('\n')}\n`);
  // The first commit ends the staging, the third one the second batch.
  way.proxy.once('commit\0', 'lose the answer', 3);
  const words = [
    'ingest',
    'job-posts',
    path,
    '--batch-rows',
    '30',
    '--database-url',
    way.proxy.url,
  ];
  const { code, stdout } = await runCli(words);
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('read 90 = inserted 90'),
  });
  expect(stdout).toContain('went on after record 60');
  expect(way.proxy.pending()).toBe(0);
  const { rows } = await way.database.session.pg.query(
    'select rows_read, rows_inserted, complete, (select count(*) from nyx.job_posts) as stored from etl.loads',
  );
  expect(rows).toEqual([{ rows_read: 90n, rows_inserted: 90n, complete: true, stored: 90n }]);
});

const moments = [
  'copy pg_temp.stage ',
  'insert into "nyx"."users"',
  'insert into etl.loads',
  'commit\0',
];

test.concurrent.each(moments)(
  'S3: the session is terminated at %j: tried again, every row once',
  async (statement) => {
    await using way = await line();
    way.proxy.once(statement, async () => {
      const { rows } = await way.database.session.pg.query(
        `select pg_terminate_backend(pid, 5000) as ended from pg_stat_activity
       where datname = current_database() and application_name = 'nyx-etl ingest table'`,
      );
      expect(rows).toEqual([{ ended: true }]);
    });
    const { code, stdout } = await way.load();
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('inserted 50'),
    });
    expect(way.proxy.pending()).toBe(0);
    expect(await stored(way.database)).toEqual({ users: 50, loads: 1, inserted: 50 });
  },
);

test.concurrent.each([
  ...moments.map((statement) => ['reset', statement] as const),
  ...moments.map((statement) => ['half-close', statement] as const),
])(
  'S4: the connection suffers a %s at %j: tried again, every row once',
  async (fault, statement) => {
    await using way = await line();
    way.proxy.once(statement, fault);
    const { code, stdout } = await way.load();
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('inserted 50'),
    });
    expect(way.proxy.pending()).toBe(0);
    expect(await stored(way.database)).toEqual({ users: 50, loads: 1, inserted: 50 });
  },
);

test.concurrent.each(moments)(
  'S4: nothing passes any more from %j on: the load ends with exit code 75',
  async (statement) => {
    await using way = await line();
    await using files = await fixtureFolder();
    const path = await files.write('people.csv', PEOPLE);
    const session = await connect(way.proxy.url, 'test', { silenceMs: 200, answerMs: 200 });
    way.proxy.once(statement, 'silence');
    const failure = await loadTable(session, 'users', path, strict).catch(toSqlError);
    await session[Symbol.asyncDispose]();
    expect(failure).toMatchObject({
      exitCode: 75,
      retryable: true,
      message: expect.stringContaining('was lost'),
    });
    expect(await stored(way.database)).toEqual({ users: 0, loads: 0, inserted: null });
  },
);

test('a statement that is quiet for long is waited for while the server answers', async () => {
  await using way = await line();
  await using session = await connect(way.proxy.url, 'test', { silenceMs: 100, answerMs: 1_000 });
  expect((await session.pg.query('select 1 as n from pg_sleep(1)')).rows).toEqual([{ n: 1 }]);
});
