import { expect, test } from 'vitest';
import { killSeed } from '../support/kill-moments.ts';
import { runCli } from '../support/run-cli.ts';
import { filledHome } from './embedded-home.ts';
import { forgeries, refuseForged } from './forged-manifests.ts';
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

test('a manifest that somebody has written into is refused: calls, foreign tables, and what is not there', async () => {
  await using home = await filledHome();
  expect(await runCli(['backup', '--out', home.backups], home.env)).toMatchObject({ code: 0 });
  await refuseForged(home, forgeries);
}, 300_000);
