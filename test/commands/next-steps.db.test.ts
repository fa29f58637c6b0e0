// What a command says to type next does what it says.
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { findWarehouse } from '../../src/database/warehouse.ts';
import { freshPlace } from '../ingest/fresh-place.ts';
import { runCli } from '../support/run-cli.ts';
import { addApplication, addWorld } from '../transforms/facts.ts';

// Each exports, and reads that.
vi.setConfig({ testTimeout: 120_000 });
const place = freshPlace();

test('the report that follows an export is of that export, whatever its profile and folder', async () => {
  const home = join(place.files.path, 'home');
  const env = { NYX_HOME: home, DATABASE_URL: place.database.url };
  const elsewhere = join(place.files.path, 'elsewhere');
  const exports = [
    { options: [], out: join(home, 'exports'), profile: 'analyst' },
    { options: ['--profile', 'personal'], out: join(home, 'exports'), profile: 'personal' },
    { options: ['--out', elsewhere], out: elsewhere, profile: 'analyst' },
    { options: ['--out', elsewhere, '--profile', 'personal'], out: elsewhere, profile: 'personal' },
  ] as const;
  // The newest that the analyst's report finds without being told; it has no session.
  expect(await runCli(['export'], env)).toMatchObject({ code: 0 });
  await addWorld(place.database.session, 1);
  await addApplication(place.database.session, 1, '2026-03-01T12:00:00Z');
  for (const { options } of exports)
    expect((await runCli(['export', ...options], env)).stdout).toContain("run 'nyx-etl transform'");
  expect(await runCli(['transform'], env)).toMatchObject({ code: 0 });
  for (const { options, out, profile } of exports) {
    const exported = await runCli(['export', ...options], env);
    const next = /^next: nyx-etl (.+)$/m.exec(exported.stdout)?.[1]?.split(' ') ?? [];
    const { code, stdout, stderr } = await runCli([...next, '--json'], env);
    expect({ options, code, stderr }).toEqual({ options, code: 0, stderr: '' });
    const { manifest } = await findWarehouse(out, profile);
    expect(JSON.parse(stdout)).toMatchObject({
      warehouse: { numbers_current: true, snapshot_at: manifest.snapshot_at },
      responses: { sent: 1 },
    });
  }
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
