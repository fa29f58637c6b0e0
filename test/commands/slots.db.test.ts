// A slot that is to come or past is refused before anything moves; an instant is read strictly wherever it is given.

import { expect, test } from 'vitest';
import { DAY_MS } from '../../src/durations.ts';
import { freshPlace } from '../ingest/fresh-place.ts';
import { runCli } from '../support/run-cli.ts';
import { addApplication, addWorld } from '../transforms/facts.ts';

const place = freshPlace();

/** A small job does: what becomes of a whole night's old slot is in `test/scheduler/whole-nights.proof.test.ts`. */
const run = (...words: string[]) =>
  runCli(['run', 'digests', '--quiet', '--database-url', place.database.url, ...words]);
const iso = (ms: number) => new Date(ms).toISOString();

/** What the tables are as of. */
async function asOf(): Promise<string[]> {
  const { rows } = await place.database.session.pg.query<{ as_of: string }>(
    'select distinct as_of from etl.transform_states',
  );
  return rows.map((row) => row.as_of);
}

test('a slot in the future, or older than what is done, moves nothing', async () => {
  await addWorld(place.database.session);
  await addApplication(place.database.session, 1, '2026-03-01T12:00:00Z');
  for (const ahead of [10 * 60_000, 365 * DAY_MS]) {
    const slot = iso(Date.now() + ahead);
    const future = await run('--scheduled-at', slot);
    expect(future).toMatchObject({ code: 2, stderr: expect.stringContaining('is in the future') });
  }
  expect(await asOf()).toEqual([]);

  expect(await run('--scheduled-at', '2026-05-02T02:30:00Z')).toMatchObject({ code: 0 });
  expect(await asOf()).toEqual(['2026-05-02T02:30:00Z']);
  const old = await run('--scheduled-at', '2026-05-01T02:30:00Z');
  expect(old).toMatchObject({ code: 2, stderr: expect.stringContaining('is older than run 1') });
  expect(old.stderr).toContain('nyx-etl transform --from');
  expect(await asOf()).toEqual(['2026-05-02T02:30:00Z']);

  // A little ahead is another host's clock.
  const soon = iso(Date.now() + 60_000);
  expect(await run('--scheduled-at', soon)).toMatchObject({ code: 0 });
});

test('a run by hand is newer than the slots before it', async () => {
  await addWorld(place.database.session);
  expect(await run()).toMatchObject({ code: 0 });
  const before = await asOf();
  const old = await run('--scheduled-at', iso(Date.now() - DAY_MS), '--json');
  expect(JSON.parse(old.stdout)).toMatchObject({ error: { code: 'slot.superseded' } });
  expect(old.code).toBe(2);
  expect(await asOf()).toEqual(before);
});

test('what a wrong clock has done in the future keeps no slot from running', async () => {
  await addWorld(place.database.session);
  await place.database.session.pg.query(`
    insert into etl.runs (job, scheduled_at, as_of, status, finished_at)
    values ('digests', '2999-01-01T02:30:00Z', '2999-01-01T02:30:00Z', 'succeeded', now())`);
  expect(await run('--scheduled-at', '2026-05-02T02:30:00Z')).toMatchObject({ code: 0 });
});
