// A server of its own: the tests' one prepares no transactions, as is PostgreSQL's default.
import { expect, test } from 'vitest';
import { startEmbeddedServer, stopEmbeddedServer } from '../../src/database/embedded-server.ts';
import { startScratchServer } from '../../src/database/scratch-server.ts';
import { connect } from '../../src/database/session.ts';
import { runCli } from '../support/run-cli.ts';
import { ALL, paper } from './agent-database.ts';

test('a transaction that was prepared and forgotten is named, and nothing is changed', async () => {
  await using server = await startScratchServer();
  {
    await using admin = await connect(server.url, 'test');
    await admin.pg.query('alter system set max_prepared_transactions = 4');
  }
  await stopEmbeddedServer(server.home);
  const url = await startEmbeddedServer(server.home);
  await using agent = await connect(url, 'agent');
  await agent.pg.query(`
    set search_path = public; ${paper(ALL)};
    do $$ begin execute format('alter database %I set lock_timeout = ''1s''', current_database()); end $$`);
  await agent.pg.query(`begin; insert into job_tags (name) values ('x')`);
  await agent.pg.query(`prepare transaction 'it''s'`);
  const { code, stderr } = await runCli(['adopt'], { DATABASE_URL: url });
  expect({ code, stderr }).toEqual({
    code: 75,
    stderr: expect.stringContaining(
      `the tables are in use without a pause: public.job_tags by prepared transaction 'it''s'\n`,
    ),
  });
  await agent.pg.query(`commit prepared 'it''s'`);
  expect(await runCli(['adopt'], { DATABASE_URL: url })).toMatchObject({ code: 0 });
});
