// A server of its own: the tests' one prepares no transactions, as is PostgreSQL's default.
import pg from 'pg';
import { expect, test } from 'vitest';
import { startEmbeddedServer, stopEmbeddedServer } from '../../src/database/embedded-server.ts';
import { startScratchServer } from '../../src/database/scratch-server.ts';
import { runCli } from '../support/run-cli.ts';
import { ALL, paper } from './agent-database.ts';

test('a transaction that was prepared and forgotten is named, and nothing is changed', async () => {
  await using server = await startScratchServer();
  {
    const admin = new pg.Client(server.url);
    await admin.connect();
    await admin.query('alter system set max_prepared_transactions = 4');
    await admin.end();
  }
  await stopEmbeddedServer(server.home);
  const url = await startEmbeddedServer(server.home);
  const agent = new pg.Client(url);
  await agent.connect();
  await agent.query(paper(ALL));
  await agent.query(`begin; insert into job_tags (name) values ('x'); prepare transaction 'it''s'`);
  const timed = new URL(url);
  timed.searchParams.set('options', '-c lock_timeout=1s');
  const { code, stderr } = await runCli(['adopt'], { DATABASE_URL: timed.href });
  expect(code).toBe(75);
  expect(stderr).toContain(
    `the tables are in use without a pause: public.job_tags by prepared transaction 'it''s'`,
  );
  await agent.query(`commit prepared 'it''s'`);
  expect(await runCli(['adopt'], { DATABASE_URL: url })).toMatchObject({ code: 0 });
  await agent.end();
});
