// What was adopted goes through everything: numbers, checks, exports, reports, and loads beside the
// agent.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FixtureFolder, fixtureFolder } from '../ingest/fixture-files.ts';
import { runCli } from '../support/run-cli.ts';
import {
  type AgentDatabase,
  ALL,
  agentDatabase,
  paper,
  reconnect,
  rows,
} from './agent-database.ts';

let database: AgentDatabase;
let files: FixtureFolder;
beforeAll(async () => {
  files = await fixtureFolder();
  database = await agentDatabase(paper(ALL), rows('nyx-rows'), rows('saturnus-rows'));
});
afterAll(async () => {
  await files[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const run = (...words: string[]) =>
  runCli([...words, '--json'], { DATABASE_URL: database.url, NYX_HOME: files.path });

test('adopt, transform, check, export and report one after the other', async () => {
  expect(await run('adopt')).toMatchObject({ code: 0 });
  expect(await run('transform')).toMatchObject({ code: 0 });
  expect((await run('check')).code).toBe(0);
  const exports = `${files.path}/exports`;
  expect(await run('export', '--out', exports)).toMatchObject({ code: 0 });
  const report = JSON.parse((await run('report', '--overview', '--warehouse', exports)).stdout);
  expect(report).toMatchObject({
    totals: { sessions: 2, job_posts: 40, tokens_input: '40000' },
    outcomes: { sent: 40, replied: 5, interviewed: 1, rejected: 5 },
  });
});

test('what the agent writes afterwards makes due what it changes', async () => {
  const agent = await reconnect(database);
  await agent.query(`update applications set application_status = 'failed', success_flag = false
    where id = '00000000-0000-4000-8000-a00000000040'`);
  await agent.end();
  const plan = JSON.parse((await run('transform', '--plan')).stdout);
  expect(plan.plan).toContainEqual(
    expect.objectContaining({ transform: 'application_facts', keys: 1 }),
  );
});

test('a load goes into the tables that were adopted', async () => {
  const posts = await files.write(
    'posts.csv',
    'url,title,company\nhttps://jobs.test/1,Engineer 1,Company 1\nhttps://jobs.test/99,New,Company 2\n',
  );
  const load = JSON.parse((await run('ingest', 'job-posts', posts)).stdout);
  expect(load.loads[0]).toMatchObject({ read: 2, inserted: 1 });
});
