import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Session } from '../../src/database/session.ts';
import { packageRoot } from '../../src/package-root.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { verifyTransforms } from '../../src/transforms/verify.ts';
import { cloneDatabase } from '../support/database.ts';
import { addApplication, addWorld, uuid } from './facts.ts';

const asOf = '2026-05-01T00:00:00Z';
const names = ['session_digests', 'company_metrics_daily', 'company_properties'];
const kills = Number(process.env.NYX_TEST_KILLS ?? 10);

// faults.md S1: a runner killed at any moment leaves the old rows or the new ones, and the next run finishes the work.
test(`a run killed at ${kills} random moments loses nothing`, { timeout: 600_000 }, async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session, 10);
  for (let n = 1; n <= 40; n++)
    await addApplication(session, n, '2026-03-01T12:00:00Z', 1 + (n % 10));
  await runTransforms(session, { asOf, names });
  const counted = async () =>
    (await session.pg.query('select count(*) as n from nyx.company_metrics_daily')).rows[0].n;
  const before = await counted();
  for (let round = 0; round < kills; round++) {
    await session.pg.query(
      `update nyx.applications set success_flag = ${round % 2 === 0}, match_score = 0.${100 + round}
      where id = any (array['${uuid('a', 1 + (round % 40))}', '${uuid('a', 1 + ((round * 7) % 40))}']::uuid[])`,
    );
    await killRunner(database.url, 150 + Math.random() * 350);
    expect(await counted()).toBe(before);
  }
  // The server notices a while later that nobody listens any more; until then the killed run is being worked on.
  await expect.poll(async () => victims(session), { timeout: 60_000 }).toBe(0);
  await runTransforms(session, { asOf, names });
  expect((await verifyTransforms(session, { asOf, names })).filter(({ equal }) => !equal)).toEqual(
    [],
  );
  const { rows } = await session.pg.query(
    `select count(*) filter (where status = 'running') as alive from etl.runs`,
  );
  expect(rows[0].alive).toBe(0n);
});

async function victims({ pg }: Session): Promise<number> {
  const { rows } = await pg.query(
    `select count(*)::integer as n from pg_stat_activity
    where datname = current_database() and application_name like '%victim%'`,
  );
  return rows[0].n;
}

async function killRunner(url: string, afterMs: number): Promise<void> {
  const script = `
    const { connect } = await import(${JSON.stringify(join(packageRoot, 'src/database/session.ts'))});
    const { runTransforms } = await import(${JSON.stringify(join(packageRoot, 'src/transforms/run-transforms.ts'))});
    const session = await connect(${JSON.stringify(url)}, 'victim');
    for (;;) await runTransforms(session, { asOf: '${asOf}', names: ${JSON.stringify(names)}, full: true });`;
  const victim = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: 'ignore',
  });
  await sleep(afterMs);
  const ended = new Promise((done) => victim.on('exit', done));
  victim.kill('SIGKILL');
  await ended;
}
