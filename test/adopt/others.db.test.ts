// Adoption beside others: writers, roles with less, and settings that lead elsewhere.
import pg from 'pg';
import { expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { schemaDifferences } from '../support/schema-differences.ts';
import {
  type AgentDatabase,
  ALL,
  agentDatabase,
  paper,
  reconnect,
  rows,
} from './agent-database.ts';

/** Writes applications in transactions of several statements, without a pause, until told to stop. */
function startWriter(client: pg.Client) {
  let isStopped = false;
  let written = 0;
  const work = (async () => {
    for (; !isStopped; written++) {
      await client.query('begin');
      await client.query(
        `insert into applications (user_id, job_post_id, effort_level, application_status)
         select u.id, p.id, 'high', 'queued' from users as u, job_posts as p where p.source_url like '%/1'`,
      );
      await client.query(`update companies set tier = 'top' where name = 'Company 1'`);
      await client.query(
        `insert into application_events (application_id, event_type)
         select id, 'written' from applications where effort_level = 'high' order by created_at desc limit 1`,
      );
      await client.query('commit');
    }
  })();
  return {
    written: () => written,
    /** Gives the number of all that it has written. */
    stop: async () => {
      isStopped = true;
      await work;
      return written;
    },
  };
}

/** Resolves when each of them has written so many more. */
async function writeOn(writers: ReturnType<typeof startWriter>[], more: number): Promise<void> {
  const enough = writers.map(({ written }) => written() + more);
  const isEnough = () => writers.every(({ written }, n) => written() >= (enough[n] ?? 0));
  await expect.poll(isEnough, { timeout: 60_000 }).toBe(true);
}

test('writers that go on meanwhile lose nothing, and go on on the connections they have', async () => {
  await using database = await agentDatabase(paper(ALL), rows('nyx-rows'));
  const clients = await Promise.all([reconnect(database), reconnect(database)]);
  const writers = clients.map(startWriter);
  await writeOn(writers, 5);
  const { code, stderr, stdout } = await runCli(['adopt'], { DATABASE_URL: database.url });
  await writeOn(writers, 5);
  const written = await Promise.all(writers.map(({ stop }) => stop()));
  for (const client of clients) await client.end();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('views in schema public keep the SQL of');
  const { rows: counted } = await database.session.pg.query(`
    select
        (select count(*)::integer from nyx.applications where effort_level = 'high') as applications,
        (select count(*)::integer from nyx.application_events where event_type = 'written') as events`);
  const total = written.reduce((sum, n) => sum + n, 0);
  expect(counted).toEqual([{ applications: total, events: total }]);
  expect(await schemaDifferences(database.session)).toEqual([]);
  const later = await reconnect(database);
  const { rows: found } = await later.query(`select to_regclass('applications')::text as name`);
  expect(found).toEqual([{ name: 'applications' }]);
  await later.end();
  await database.agent.end();
  const again = await runCli(['adopt'], { DATABASE_URL: database.url });
  expect(again.stdout).toContain('views in schema public that nobody needs any more were dropped');
  const { rows: left } = await database.session.pg.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace`,
  );
  expect(left).toEqual([]);
  // The command itself waits for a minute.
}, 120_000);

test('a transaction that does not end is told, and nothing is changed', async () => {
  await using database = await agentDatabase(paper(ALL));
  await database.session.pg.query(`alter database ${database.name} set lock_timeout = '1s'`);
  await database.agent.query(
    `set application_name = 'the agent'; begin; insert into job_tags (name) values ('x')`,
  );
  const { code, stderr } = await runCli(['adopt'], { DATABASE_URL: database.url });
  expect(code).toBe(75);
  expect(stderr).toContain('the tables are in use without a pause: public.job_tags by the agent');
  await database.agent.query('commit');
  expect(await runCli(['adopt'], { DATABASE_URL: database.url })).toMatchObject({ code: 0 });
});

/** A role of the test's, gone with it. */
async function withRole<T>(
  database: AgentDatabase,
  work: (name: string, url: string) => Promise<T>,
): Promise<T> {
  const name = `role_${database.name}`;
  await database.session.pg.query(`create role ${name} login password 'w'`);
  const url = new URL(database.url);
  url.username = name;
  url.password = 'w';
  try {
    return await work(name, url.href);
  } finally {
    await database.session.pg.query(`drop owned by ${name} cascade; drop role ${name}`);
  }
}

test('a role with rights on the tables goes on with them, and with its unqualified SQL', async () => {
  await using database = await agentDatabase(paper(ALL), rows('nyx-rows'));
  await withRole(database, async (name, url) => {
    await database.agent.query(`
      grant select, insert on all tables in schema public to ${name};
      alter role ${name} set search_path = "App", public`);
    expect(await runCli(['adopt'], { DATABASE_URL: database.url })).toMatchObject({ code: 0 });
    const client = new pg.Client(url);
    await client.connect();
    const path = await client.query('show search_path');
    expect(path.rows).toEqual([{ search_path: '"App", nyx, saturnus, public' }]);
    await client.query(`insert into job_tags (name) values ('SQL')`);
    await client.query('insert into public.job_tags (name) values ($1)', ['Rust']);
    await expect(client.query('delete from job_tags')).rejects.toMatchObject({ code: '42501' });
    await client.end();
    expect((await database.agent.query('select from nyx.job_tags')).rowCount).toBe(3);
    expect(await schemaDifferences(database.session)).toEqual([]);
  });
});

test('tables of another role become the owner’s, and that role goes on writing', async () => {
  await using database = await agentDatabase();
  await withRole(database, async (name, url) => {
    await database.session.pg.query(`grant create on schema public to ${name}`);
    const client = new pg.Client(url);
    await client.connect();
    await client.query(`${paper(ALL)}; ${rows('nyx-rows')}`);
    const adopted = await runCli(['adopt'], { DATABASE_URL: database.url });
    expect(adopted).toMatchObject({ code: 0 });
    expect(adopted.stdout).toContain(
      `table nyx.users: belonged to ${name}, which may read and write as before`,
    );
    expect(await schemaDifferences(database.session)).toEqual([]);
    await client.query(`insert into companies (name) values ('Over the old connection')`);
    await client.end();
    const later = new pg.Client(url);
    await later.connect();
    await later.query(`insert into companies (name) values ('Over a new one')`);
    await later.end();
    expect((await database.session.pg.query('select from nyx.companies')).rowCount).toBe(10);
    expect(await runCli(['transform'], { DATABASE_URL: database.url })).toMatchObject({ code: 0 });
  });
});

test('a copy of an adopted database, which comes without its settings, is led to the schemas', async () => {
  await using database = await agentDatabase(paper(ALL));
  const env = { DATABASE_URL: database.url };
  expect(await runCli(['adopt'], env)).toMatchObject({ code: 0 });
  await database.session.pg.query(`alter database ${database.name} reset search_path`);
  const again = await runCli(['adopt'], env);
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing to do') });
  const client = await reconnect(database);
  const { rows: path } = await client.query('show search_path');
  await client.end();
  expect(path).toEqual([{ search_path: 'nyx, saturnus, public' }]);
});

test('who does not own the tables is told whose they are', async () => {
  await using database = await agentDatabase(paper(ALL));
  await withRole(database, async (name, url) => {
    await database.session.pg.query(`grant create on database ${database.name} to ${name}`);
    const { code, stderr } = await runCli(['adopt'], { DATABASE_URL: url });
    expect(code).toBe(2);
    expect(stderr).toMatch(/public\.\w+ belongs to \w+ \(and 38 more\)/);
  });
});
