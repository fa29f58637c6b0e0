import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReader } from '../../../src/ingest/duckdb/reader.ts';
import { findOpenQuote } from '../../../src/ingest/source/find-open-quote.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nyx-etl-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** So many bytes of a file are looked at together. */
const CHUNK = 256 * 1024;
const HEADER = 'a,b\n';

const file = async (text: string) => {
  const path = join(folder, 'posts.csv');
  await writeFile(path, text);
  return path;
};

test('finds a quote exactly where DuckDB keeps silent of a record that it has dropped', async () => {
  await using reader = await openReader();
  let dropped = 0;
  /** The records of a small file, and the lines that errors are told of, however many of one. */
  const told = async (path: string, parallel: boolean) => {
    const rows = await reader.rows(
      `from read_csv('${path}', auto_detect = false, header = true, columns = {'a': 'VARCHAR', 'b': 'VARCHAR'},
        delim = ',', quote = '"', escape = '"', store_rejects = true, parallel = ${parallel})`,
    );
    const lines = await reader.rows('select distinct line from reject_errors order by line');
    await reader.connection.run('drop table reject_errors; drop table reject_scans');
    return JSON.stringify([rows, lines]);
  };
  const letters = fc.constantFrom('a', ',', '"', '"', '\n', ' ');
  await fc.assert(
    fc.asyncProperty(
      fc.array(letters, { minLength: 1, maxLength: 14 }),
      fc.nat({ max: 14 }),
      async (text, before) => {
        const small = `${HEADER}${text.join('')}`;
        const path = await file(small);
        const isDropped = (await told(path, true)) !== (await told(path, false));
        if (isDropped) dropped++;
        const filled = `${HEADER}${'x'.repeat(CHUNK - HEADER.length - before - 3)},y\n`;
        for (const [start, whole] of [
          [HEADER, small],
          [filled, `${filled}${text.join('')}`],
        ] as const) {
          const at = await findOpenQuote(await file(whole), {
            quote: '"',
            escape: '"',
            delimiter: ',',
          });
          expect(at !== null).toBe(isDropped);
          if (at !== null) expect(whole[at]).toBe('"');
          if (at !== null) expect(at).toBeGreaterThanOrEqual(start.length);
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(dropped).toBeGreaterThan(10);
}, 120_000);

test.each([
  ['"a\\"', 0],
  ['"a\\""\n', null],
  ['"a\\\\"\n', null],
  ['a "b" c\n"d"\n', null],
])('where backslashes escape: %s', async (text, at) => {
  const splitting = { quote: '"', escape: '\\', delimiter: ',' };
  expect(await findOpenQuote(await file(text), splitting)).toBe(at);
});

test('where nothing quotes, no byte does', async () => {
  const path = join(folder, 'posts.csv');
  await writeFile(path, Buffer.from([0x61, 0x2c, 0xff, 0x62, 0x0a]));
  const splitting = { quote: null, escape: null, delimiter: ',' };
  expect(await findOpenQuote(path, splitting)).toBe(null);
});

test('a file takes no longer for how its quotes are escaped', async () => {
  const path = await file('"value","value"\n'.repeat(250_000));
  const times = { '"': [] as number[], '\\': [] as number[], none: [] as number[] };
  for (let round = 0; round < 3; round++)
    for (const [name, all] of Object.entries(times)) {
      const letter = name === 'none' ? null : name;
      const started = performance.now();
      expect(await findOpenQuote(path, { quote: '"', escape: letter, delimiter: ',' })).toBe(null);
      all.push(performance.now() - started);
    }
  const least = Math.min(...times['"']);
  expect(Math.min(...times['\\']) / least).toBeLessThan(4);
  expect(Math.min(...times.none) / least).toBeLessThan(4);
});
