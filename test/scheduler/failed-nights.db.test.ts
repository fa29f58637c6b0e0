// faults.md T6 and T4: a night whose checks failed is seen afterwards, and nothing of it is published.
import { expect, test, vi } from 'vitest';
import { addApplication, addWorld } from '../transforms/facts.ts';
import { failingNights } from './failing-nights.ts';

// Several whole nights.
vi.setConfig({ testTimeout: 300_000 });
const { place, run, night, json, sessionEnds, published } = failingNights();

test('facts that fail a check: exit 3, a state of its own, and the latest export stays until they are mended', async () => {
  await addWorld(place.database.session);
  await addApplication(place.database.session, 1, '2026-03-01T12:00:00Z');
  expect(await night()).toMatchObject({ code: 0 });
  expect(await run('status')).toMatchObject({ code: 0 });
  const before = await published();
  expect(before.some((entry) => entry.includes('latest -> '))).toBe(true);

  await sessionEnds('2026-03-01T09:00:00Z');
  const failed = await night();
  expect(failed).toMatchObject({
    code: 3,
    stdout: expect.stringContaining('nothing was published'),
  });
  expect(await published()).toEqual(before);

  const list = await run('runs');
  expect(list.stdout).toMatch(
    /^2 +nightly +by hand +checks_failed .*1 error.* fact_session_ends_after_start: 1 rows?$/m,
  );
  const shown = await run('runs', 'show', '2');
  expect(shown.stdout).toMatch(
    /ERROR +fact_session_ends_after_start: 1 row\n.*ends after it has started/,
  );
  expect(shown.stdout).toContain(
    "owner: The agent's developers; correct start_datetime or end_datetime",
  );
  expect(await json('runs', 'show', '2')).toMatchObject({
    run: { status: 'checks_failed', checks: 21, errors: 1 },
    checks: expect.arrayContaining([
      expect.objectContaining({
        check: 'fact_session_ends_after_start',
        severity: 'error',
        offending: 1,
      }),
    ]),
  });
  const status = await run('status');
  expect(status).toMatchObject({
    code: 3,
    stdout: expect.stringContaining('run 2 finished, but checks failed'),
  });
  expect(status.stdout).toContain(
    "see 'nyx-etl runs show 2', mend it, then run 'nyx-etl run nightly'",
  );

  await sessionEnds('2026-03-01T11:00:00Z');
  expect(await night()).toMatchObject({ code: 0 });
  expect(await published()).not.toEqual(before);
  expect(await run('status')).toMatchObject({ code: 0 });
});

test('check before transform says what is lacking, and finds no fault with keys that are only due', async () => {
  await addWorld(place.database.session);
  await addApplication(place.database.session, 1, '2026-03-01T12:00:00Z');
  const early = await run('check');
  expect(early).toMatchObject({ code: 3, stdout: expect.stringContaining('errors 0') });
  expect(early.stderr).toContain('session_digests (never run before)');
  expect(early.stderr).toContain("run 'nyx-etl transform' first");
  expect(await json('check')).toMatchObject({
    unchecked: expect.arrayContaining([
      { transform: 'session_digests', reason: 'never run before' },
    ]),
    checks_failed: true,
  });
  expect(await run('check', 'fact_not_in_future')).toMatchObject({ code: 0 });

  expect(await run('transform')).toMatchObject({ code: 0 });
  expect(await run('check')).toMatchObject({ code: 0 });
  await addApplication(place.database.session, 2, '2026-03-02T12:00:00Z');
  expect(await run('check')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('errors 0'),
  });
});
