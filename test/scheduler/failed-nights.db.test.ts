// faults.md T6 and T4: a night whose checks failed is seen afterwards, and nothing of it is published.
import { readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { freshPlace } from '../ingest/fresh-place.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';
import { addApplication, addWorld, uuid } from '../transforms/facts.ts';

// Several whole nights each.
vi.setConfig({ testTimeout: 300_000 });
const place = freshPlace();

const run = (...words: string[]): Promise<CliResult> =>
  runCli([...words, '--database-url', place.database.url]);
const night = (...words: string[]) => run('run', 'nightly', '--out', place.files.path, ...words);

async function json<T>(...words: string[]): Promise<T> {
  return JSON.parse((await run(...words, '--json')).stdout) as T;
}

const sql = (text: string) => place.database.session.pg.query(text);
const sessionEnds = (instant: string) =>
  sql(
    `update nyx.application_sessions set start_datetime = '2026-03-01T10:00:00Z', end_datetime = '${instant}'`,
  );
const useTokens = (tokens: number) =>
  sql(
    `insert into nyx.model_usage (session_id, model_name, tokens_input) values ('${uuid('5', 1)}', 'm', ${tokens})`,
  );

/** What readers of the published folder see: its folders, and where its links lead. */
async function published(): Promise<string[]> {
  const entries = await readdir(place.files.path, { withFileTypes: true, recursive: true });
  const names = entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      return entry.isSymbolicLink() ? `${path} -> ${await readlink(path)}` : path;
    });
  return (await Promise.all(names)).sort();
}

interface Status {
  due: {
    job: string;
    overdue: boolean;
    problem: string | null;
    hint: string;
    last_run: { status: string };
  }[];
}

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
  expect(due).toMatchObject([
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
  expect(await json<Status>('status')).toMatchObject({ due: [{ job: 'nightly', problem: null }] });
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
  expect(due).toMatchObject([{ overdue: true, problem: 'overdue' }]);
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

test('check before transform says what is lacking, and finds no fault with keys that are only due', async () => {
  await addWorld(place.database.session);
  await addApplication(place.database.session, 1, '2026-03-01T12:00:00Z');
  const early = await runCli(['check', '--database-url', place.database.url]);
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
