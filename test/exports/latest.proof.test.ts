// faults.md E3: exports that are killed before their changes on disk and at any moment, and many at once.
import { expect, test } from 'vitest';
import { killSeed } from '../support/kill-moments.ts';
import { killExports, killExportsAfter } from './killed-exports.ts';
import { openExports } from './published.ts';
import { publishTogether } from './simultaneous-exports.ts';

/** `npm run test:kills` kills before each change. */
const every = process.env.NYX_TEST_KILLS ? 1 : 4;
const timeout = 1_600_000 / every;

test(
  `killed before changes on disk (NYX_SEED=${killSeed}), latest is whole; the next export records, moves it and cleans up`,
  async () => {
    await using exports = await openExports();
    expect(await killExports(exports, every)).toBeGreaterThan(6);
  },
  timeout,
);

test('killed at any moment, an export leaves the published one whole and nothing half; the next one cleans up', async () => {
  await using exports = await openExports();
  await killExportsAfter(exports, [900, 1300, 1900]);
}, 180_000);

test('many at once, each leaving one or two, end with a whole latest that is the newest snapshot', async () => {
  await using exports = await openExports();
  await publishTogether(exports, [1, 2, 3, 4, 5], 2);
}, 240_000);
