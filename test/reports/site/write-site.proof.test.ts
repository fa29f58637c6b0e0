import { test } from 'vitest';
import { killSeed } from '../../support/kill-moments.ts';
import { publishSearch } from '../search-warehouse.ts';
import { killSites } from './killed-sites.ts';

const kills = Number(process.env.NYX_TEST_KILLS ?? 6);

test(
  `killed at ${kills} random moments (NYX_SEED=${killSeed}), a site is there as a whole; the next run cleans up`,
  async () => {
    await using search = await publishSearch();
    await killSites(search, kills);
  },
  60_000 + kills * 10_000,
);
