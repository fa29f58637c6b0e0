import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findOpenQuote } from '../../../src/ingest/source/find-open-quote.ts';
import { testDroppedRecords } from './dropped-records.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nyx-etl-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

const file = async (text: string) => {
  const path = join(folder, 'posts.csv');
  await writeFile(path, text);
  return path;
};

testDroppedRecords(60);

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
