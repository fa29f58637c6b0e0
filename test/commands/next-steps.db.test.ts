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
  const exported = await runCli(['export', ...options], env);
  const next = /^next: nyx-etl (.+)$/m.exec(exported.stdout)?.[1]?.split(' ') ?? [];
  const { code, stdout, stderr } = await runCli([...next, '--json'], env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ responses: { sent: 1 } });
});
