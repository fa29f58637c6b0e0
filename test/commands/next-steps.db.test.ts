// What a command says to type next does what it says.
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { freshPlace } from '../ingest/fresh-place.ts';
import { runCli } from '../support/run-cli.ts';
import { addApplication, addWorld } from '../transforms/facts.ts';

// Each exports, and reads that.
vi.setConfig({ testTimeout: 120_000 });
const place = freshPlace();

test.each([
  [[]],
  [['--profile', 'personal']],
  [['--out', '@/elsewhere']],
  [['--out', '@/elsewhere', '--profile', 'personal']],
])('the report that follows export %j is of that export', async (words) => {
  const env = { NYX_HOME: join(place.files.path, 'home'), DATABASE_URL: place.database.url };
  // The newest that the analyst's report finds without being told; it has no session.
  expect(await runCli(['export'], env)).toMatchObject({ code: 0 });
  await addWorld(place.database.session, 1);
  await addApplication(place.database.session, 1, '2026-03-01T12:00:00Z');
  const options = words.map((word) => word.replace('@', place.files.path));
  expect((await runCli(['export', ...options], env)).stdout).toContain("run 'nyx-etl transform'");
  expect(await runCli(['transform'], env)).toMatchObject({ code: 0 });
  const exported = await runCli(['export', ...options], env);
  const next = /^next: nyx-etl (.+)$/m.exec(exported.stdout)?.[1]?.split(' ') ?? [];
  const { code, stdout, stderr } = await runCli([...next, '--json'], env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    warehouse: { numbers_current: true },
    responses: { sent: 1 },
  });
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
