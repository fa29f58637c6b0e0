// What a command says to type next does what it says.
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { freshPlace } from '../ingest/fresh-place.ts';
import { runCli } from '../support/run-cli.ts';
import { addApplication, addWorld } from '../transforms/facts.ts';
import { followExports } from './following-reports.ts';

// Each exports, and reads that.
vi.setConfig({ testTimeout: 120_000 });
const place = freshPlace();

test('the report that follows an export is of that export, whatever its profile and folder', () =>
  followExports(place, [0, 3]));

test('an overview counts as of the last transform, and says what to type where the export is days younger', async () => {
  const env = { NYX_HOME: join(place.files.path, 'home'), DATABASE_URL: place.database.url };
  const { session } = place.database;
  const read = async () => {
    expect(await runCli(['export'], env)).toMatchObject({ code: 0 });
    const { stdout } = await runCli(['report', '--overview', '--json'], env);
    const { stdout: text } = await runCli(['report', '--overview'], env);
    return { interviews: JSON.parse(stdout).upcoming.length, text };
  };
  await addWorld(session, 1);
  await addApplication(session, 1, '2026-03-01T12:00:00Z');
  await session.pg.query(`insert into nyx.interviews (application_id, scheduled_datetime, interview_type)
    select id, now() - interval '1 day', 'phone_screen' from nyx.applications`);
  const then = new Date(Date.now() - 3.5 * 86_400_000).toISOString();
  expect(await runCli(['transform', '--as-of', then], env)).toMatchObject({ code: 0 });
  const old = await read();
  expect(old.interviews).toBe(1);
  expect(old.text.replaceAll(/\s+/g, ' ')).toMatch(
    /counted as of .+, 3 days before this export: run 'nyx-etl transform', then 'nyx-etl export'/,
  );
  expect(await runCli(['transform'], env)).toMatchObject({ code: 0 });
  const fresh = await read();
  expect(fresh.interviews).toBe(0);
  expect(fresh.text).not.toContain('nyx-etl transform');
});

test('a report whose numbers are older than its rows, or were never computed, says so', async () => {
  const env = { NYX_HOME: join(place.files.path, 'home'), DATABASE_URL: place.database.url };
  const report = async () => {
    expect(await runCli(['export'], env)).toMatchObject({ code: 0 });
    return (await runCli(['report', '--session', 'last', '--format', 'md'], env)).stdout;
  };
  await addWorld(place.database.session, 1);
  await addApplication(place.database.session, 1, '2026-03-01T12:00:00Z');
  expect(await report()).toContain('No numbers have been computed yet');
  await runCli(['transform'], env);
  expect(await report()).not.toContain('nyx-etl transform');
  await addApplication(place.database.session, 2, '2026-03-02T12:00:00Z');
  expect(await report()).toContain('Rows have changed since these numbers were computed');
});

test('export verify takes a warehouse as other commands name it; elsewhere what to type is said', async () => {
  const env = { NYX_HOME: join(place.files.path, 'home'), DATABASE_URL: place.database.url };
  const out = join(place.files.path, 'out');
  expect(await runCli(['export', '--out', out], env)).toMatchObject({ code: 0 });
  expect(await runCli(['export', 'verify', '--warehouse', out], env)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('as published'),
  });
  for (const words of [['publish'], ['verify', out]])
    expect(await runCli(['export', ...words, '--warehouse', 'a b'], env)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("hint: nyx-etl export verify 'a b'\n"),
    });
});
