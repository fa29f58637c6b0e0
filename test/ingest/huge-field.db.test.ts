// faults.md D5: a field of a gigabyte.
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cloneDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { fixtureFolder } from './fixture-files.ts';

const LIMIT_KB = 600 * 1024;

test('a field of 1 GB is set aside in less than 600 MB of memory, and the others load', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const path = await files.write('people.csv', 'name,email\nAda,ada@example.org\n"');
  {
    await using file = await open(path, 'r+');
    const { size } = await file.stat();
    // A hole: it reads as a gigabyte of zeros and takes no room.
    await file.write('",big@example.org\nBob,bob@example.org\n', size + 1_000_000_000);
  }
  const peak = join(files.path, 'peak');
  const script = `process.on('exit',()=>require('fs').writeFileSync(${JSON.stringify(peak)},String(process.resourceUsage().maxRSS)))`;
  const preload = await files.write('preload.cjs', script);
  const words = ['ingest', 'table', 'users', path, '--max-rejects', '5', '--database-url', database.url];
  const { code, stdout, stderr } = await runCli(words, { NODE_OPTIONS: `--require ${preload}` });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stdout).toContain('inserted 2');
  expect(Number(await readFile(peak, 'utf8'))).toBeLessThan(LIMIT_KB);
});
