// faults.md T6 and T4: nights that refuse new rows, whose slot is asked for again, or whose disk is full.
import { expect, test, vi } from 'vitest';
import { addApplication, addWorld } from '../transforms/facts.ts';
import { failingNights, type Status } from './failing-nights.ts';

// Several whole nights each.
vi.setConfig({ testTimeout: 300_000 });
const { place, run, night, json, sql, sessionEnds, useTokens, published } = failingNights();

test('new rows that are refused: the night and a transform by hand both say so, with the check and its rows', async () => {
  await addWorld(place.database.session);
  await addApplication(place.database.session, 1, '2026-03-01T12:00:00Z');
  expect(await night()).toMatchObject({ code: 0 });
  const before = await published();
  await useTokens(-5);
  expect(await night()).toMatchObject({ code: 3 });
  expect(await published()).toEqual(before);
  expect(await run('transform')).toMatchObject({ code: 3 });

  const { runs } = await json<{ runs: object[] }>('runs');
  expect(runs).toMatchObject([
    { job: 'transform', status: 'checks_failed', errors: 1 },
    { job: 'nightly', status: 'checks_failed' },
    { job: 'nightly', status: 'succeeded', errors: 0 },
  ]);
  const shown = await run('runs', 'show', '3');
  expect(shown.stdout).toContain('ERROR  digest_usage_not_negative: 1 row');
  const { due } = await json<Status>('status');
  expect(due.filter(({ problem }) => problem !== null)).toMatchObject([
    {
      job: 'nightly',
      problem: expect.stringContaining('checks failed'),
      last_run: { status: 'checks_failed' },
    },
    { job: 'transform', problem: expect.stringContaining('run 3 finished, but checks failed') },
  ]);

  await sql('update nyx.model_usage set tokens_input = 6');
  expect(await night()).toMatchObject({ code: 0 });
  // The job has run the transforms, too: their failure by hand is past.
  expect(await json<Status>('status')).toMatchObject({
    due: ['nightly', 'digests', 'verify'].map((job) => ({ job, problem: null })),
  });
});

test('a slot whose checks failed is run again when asked for, and says that it is done when it is', async () => {
  await addWorld(place.database.session);
  await sessionEnds('2026-03-01T09:00:00Z');
  await sql(`update nyx.application_sessions set start_datetime = '2026-03-01T10:00:00Z'`);
  const slot = ['--scheduled-at', '2026-03-02T02:30:00Z'];
  expect(await night(...slot)).toMatchObject({ code: 3 });
  await sessionEnds('2026-03-01T11:00:00Z');
  expect(await night(...slot)).toMatchObject({ code: 0 });
  const again = await night(...slot);
  expect(again).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('done already by run 2'),
  });
  const otherwise = await night('--scheduled-at', '2026-03-02 03:30:00+01:00');
  expect(otherwise.stdout).toContain('done already by run 2');
  const { runs } = await json<{ runs: object[] }>('runs');
  expect(runs).toMatchObject([
    { scheduled_at: '2026-03-02T02:30:00Z', status: 'succeeded', duration_ms: expect.any(Number) },
    { scheduled_at: '2026-03-02T02:30:00Z', status: 'checks_failed' },
  ]);
  // Slots before the database was made are nobody's.
  await sql(`update etl.migrations set applied_at = '2026-03-01T00:00:00Z'`);
  const { due } = await json<Status>('status');
  expect(due.filter(({ overdue }) => overdue)).toMatchObject([{ problem: 'overdue' }]);
});

test('a night that failed is named by status, with what failed', async () => {
  await addWorld(place.database.session);
  expect(await night()).toMatchObject({ code: 0 });
  // /dev/full stands in for a full disk: nothing can be written below it.
  const failed = await run('run', 'nightly', '--out', '/dev/full');
  expect(failed.code).not.toBe(0);
  const status = await run('status');
  expect(status).toMatchObject({
    code: 3,
    stdout: expect.stringMatching(/run 2 failed: .*\/dev\/full/),
  });
  expect((await run('runs')).stdout).toMatch(/^2 +nightly +by hand +export_failed /m);
});
