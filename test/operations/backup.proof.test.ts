import { test } from 'vitest';
import { killSeed } from '../support/kill-moments.ts';
import { filledHome } from './embedded-home.ts';
import { killBackups } from './killed-backups.ts';

const kills = process.env.NYX_TEST_KILLS ? 20 : 5;

test(
  `killed at ${kills} random moments (NYX_SEED=${killSeed}), a backup leaves the last good one; the next one cleans up and prunes`,
  async () => {
    await using home = await filledHome();
    await killBackups(home, kills);
  },
  kills * 120_000,
);
