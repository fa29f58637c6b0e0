// What a whole night does after days without one, of an old slot, and with data that fails a check.
import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { findWarehouse } from '../../src/database/warehouse.ts';
import { verifyTransforms } from '../../src/transforms/verify.ts';
import { freshPlace } from '../ingest/fresh-place.ts';
import { runCli } from '../support/run-cli.ts';
import { addApplication, addWorld, uuid } from '../transforms/facts.ts';

// Several whole nights each.
vi.setConfig({ testTimeout: 300_000 });
const place = freshPlace();

const run = (...words: string[]) => runCli([...words, '--database-url', place.database.url]);
const night = (...words: string[]) =>
  run('run', 'nightly', '--quiet', '--out', place.files.path, ...words);
const sql = (text: string) => place.database.session.pg.query(text);
const latest = () => findWarehouse(join(place.files.path, 'analyst'));

/** Whether each derived table is what a full rebuild as of the instant gives, by its name. */
async function equalToRebuild(asOf: string): Promise<[string, boolean][]> {
  const verified = await verifyTransforms(place.database.session, { asOf });
  expect(verified.reduce((sum, { keys }) => sum + keys, 0)).toBeGreaterThan(3);
  return verified.map(({ transform, equal }) => [transform, equal]);
}

test('after a week without a night one command catches up, to what a full rebuild as of the newest slot gives', async () => {
  const { session } = place.database;
  await addWorld(session, 2);
  await addApplication(session, 1, '2026-03-01T12:00:00Z');
  expect(await night('--scheduled-at', '2026-03-02T02:30:00Z')).toMatchObject({ code: 0 });
  await sql(
    `update nyx.application_sessions set start_datetime = '2026-03-03T08:00:00Z', end_datetime = '2026-03-03T09:00:00Z'`,
  );
  for (const day of [3, 4, 5, 6, 7, 8]) {
    await addApplication(session, day, `2026-03-0${day}T12:00:00Z`, 1 + (day % 2));
  }
  await sql(
    `insert into nyx.interviews (application_id, created_at) values ('${uuid('a', 4)}', '2026-03-07T10:00:00Z')`,
  );
  const caughtUp = await night('--scheduled-at', 'auto', '--json');
  expect(caughtUp).toMatchObject({ code: 0 });
  const { rows } = await sql(
    `select distinct as_of from etl.transform_states union select as_of from etl.exports
     where id = (select max(id) from etl.exports)`,
  );
  const [{ as_of: asOf = '' } = {}, ...others] = rows as { as_of: string }[];
  expect({ others, slot: asOf.slice(10) }).toEqual({ others: [], slot: 'T02:30:00Z' });
  expect((await equalToRebuild(asOf)).filter(([, equal]) => !equal)).toEqual([]);
  expect((await latest()).manifest.numbers_as_of).toBe(asOf);
  const days = await sql(
    'select sum(applications_sent)::integer as sent from nyx.company_metrics_daily',
  );
  expect(days.rows).toEqual([{ sent: 7 }]);
});

test('an old slot that is asked for with --backfill runs, and moves nothing back', async () => {
  await addWorld(place.database.session);
  await addApplication(place.database.session, 1, '2026-03-01T12:00:00Z');
  expect(await night('--scheduled-at', '2026-05-02T02:30:00Z')).toMatchObject({ code: 0 });
  const { folder } = await latest();
  await addApplication(place.database.session, 2, '2026-03-02T12:00:00Z');
  const old = ['--scheduled-at', '2026-05-01T02:30:00Z'];
  expect(await night(...old)).toMatchObject({ code: 2 });
  expect(await night(...old, '--backfill')).toMatchObject({ code: 0 });
  expect((await latest()).folder).toBe(folder);
  const { rows } = await sql('select distinct as_of from etl.transform_states');
  expect(rows).toEqual([{ as_of: '2026-05-02T02:30:00Z' }]);
  expect((await equalToRebuild('2026-05-02T02:30:00Z')).filter(([, equal]) => !equal)).toEqual([]);
  const runs = await sql('select scheduled_at, status from etl.runs order by id');
  expect(runs.rows).toEqual([
    { scheduled_at: '2026-05-02T02:30:00Z', status: 'succeeded' },
    { scheduled_at: '2026-05-01T02:30:00Z', status: 'succeeded' },
  ]);
});

test('where the configuration says so, a night whose checks fail publishes with a mark, and pages; the next good one takes it away', async () => {
  const pages = join(place.files.path, 'pages');
  const config = await place.files.write(
    'nyx-etl.config.yaml',
    `export:\n  when_checks_fail: mark\n  site_folder: ${pages}\n`,
  );
  const mark = join(place.files.path, 'analyst', 'latest.checks-failed.txt');
  await addWorld(place.database.session);
  await addApplication(place.database.session, 1, '2026-03-01T12:00:00Z');
  const end = (instant: string) =>
    sql(
      `update nyx.application_sessions set start_datetime = '2026-03-01T10:00:00Z', end_datetime = '${instant}'`,
    );
  await end('2026-03-01T09:00:00Z');
  expect(await night('--config', config)).toMatchObject({ code: 3 });
  expect(await readFile(mark, 'utf8')).toContain('fact_session_ends_after_start');
  const { folder } = await latest();
  expect(await readFile(join(pages, 'index.html'), 'utf8')).toContain('<!doctype html>');
  await end('2026-03-01T11:00:00Z');
  expect(await night('--config', config)).toMatchObject({ code: 0 });
  expect(existsSync(mark)).toBe(false);
  expect((await latest()).folder).not.toBe(folder);
});

test('the weekly job proves every derived row and the newest export, and names what differs', async () => {
  await addWorld(place.database.session);
  await addApplication(place.database.session, 1, '2026-03-01T12:00:00Z');
  expect(await night()).toMatchObject({ code: 0 });
  const prove = () => run('run', 'verify', '--out', place.files.path);
  expect(await prove()).toMatchObject({ code: 0 });
  await sql('update nyx.company_metrics_daily set applications_sent = 7');
  const differing = await prove();
  expect(differing).toMatchObject({ code: 3 });
  expect(differing.stdout + differing.stderr).toContain(
    `run 'nyx-etl transform company_metrics_daily --full'`,
  );
  expect(await run('transform', 'company_metrics_daily', '--full')).toMatchObject({ code: 0 });
  expect(await prove()).toMatchObject({ code: 0 });
  const { folder } = await latest();
  await appendFile(join(folder, 'README.md'), 'more');
  const changed = await prove();
  expect(changed).toMatchObject({ code: 3 });
  expect(changed.stdout + changed.stderr).toContain('README.md');
});
