import { expect, test } from 'vitest';
import { startCli } from '../support/run-cli.ts';
import { agentDatabase, NYX, paper } from './agent-database.ts';
import { testKilledAdoptions } from './killed-adoptions.ts';

testKilledAdoptions(1);

test('a signal while it waits for the agent ends it at once, and changes nothing', async () => {
  await using nyx = await agentDatabase(paper(NYX));
  await nyx.agent.query(`begin; insert into job_tags (name) values ('x')`);
  const adopting = startCli(['adopt'], { DATABASE_URL: nyx.url });
  const waiting = () =>
    nyx.agent.query(`
      select from pg_locks as l join pg_database as d on d.oid = l.database
      where d.datname = current_database() and not l.granted`);
  await expect.poll(async () => (await waiting()).rowCount, { timeout: 60_000 }).toBeGreaterThan(0);
  adopting.kill('SIGTERM');
  const { code, stderr } = await adopting.result;
  expect({ code, stderr }).toMatchObject({ code: 143, stderr: expect.stringContaining('SIGTERM') });
  await nyx.agent.query('commit');
  const { rows: schemas } = await nyx.agent.query(`select to_regnamespace('nyx') as nyx`);
  expect(schemas).toEqual([{ nyx: null }]);
});
