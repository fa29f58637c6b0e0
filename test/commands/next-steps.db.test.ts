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
