// faults.md D5: a field that no memory should hold.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { cloneDatabase } from '../support/database.ts';
import { runProgram } from '../support/run-cli.ts';
import { fixtureFolder } from './fixture-files.ts';

const LIMIT_MB = 600;
const reportMemory = pathToFileURL(join(packageRoot, 'bench/report-memory.ts')).href;

/** A file with a field of so many megabytes, loaded by a process of its own. */
export function testHugeField(megabytes: number): void {
  test(`a field of ${megabytes} MB is set aside in less than ${LIMIT_MB} MB of memory, and the others load`, async () => {
    await using database = await cloneDatabase();
    await using files = await fixtureFolder();
    const path = await files.write('people.csv', 'name,email\nAda,ada@example.org\n"');
    {
      await using file = await open(path, 'r+');
      const { size } = await file.stat();
      // A hole: it reads as zeros and takes no room.
      await file.write('",big@example.org\nBob,bob@example.org\n', size + megabytes * 1_000_000);
    }
    const words = [
      'ingest',
      'table',
      'users',
      path,
      '--max-rejects',
      '5',
      '--database-url',
      database.url,
    ];
    const { code, stdout, stderr } = await runProgram(words, {
      NODE_OPTIONS: `--import ${reportMemory}`,
    });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toMatch(/inserted 2 .*rejected 1/);
    expect(Number(/largest size: (\d+) MB/.exec(stderr)?.[1])).toBeLessThan(LIMIT_MB);
  }, 180_000);
}
