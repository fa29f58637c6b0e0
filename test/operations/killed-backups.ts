import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openSession } from '../../src/database/open-session.ts';
import { openBackup } from '../../src/operations/backup/manifest.ts';
import { killMoments } from '../support/kill-moments.ts';
import { killCli, runCli } from '../support/run-cli.ts';
import type { EmbeddedHome } from './embedded-home.ts';

/** Killed at so many random moments, a backup leaves the last good one; the next one cleans up and prunes. */
export async function killBackups(home: EmbeddedHome, kills: number): Promise<void> {
  const out = `${home.backups}-kills`;
  const started = performance.now();
  await runCli(['backup', '--out', out], home.env);
  // A little longer than it takes: few of the kills come too late.
  const lastsMs = (performance.now() - started) * 1.1;
  for (const moment of killMoments(kills, 'backup')) {
    const before = await readdir(out);
    await killCli(['backup', '--out', out, '--keep', '100'], moment * lastsMs, home.env);
    const names = (await readdir(out)).filter((name) => !name.startsWith('.'));
    expect(names).toEqual(expect.arrayContaining(before.filter((name) => !name.startsWith('.'))));
    for (const name of names) await openBackup(join(out, name));
  }
  const { code, stdout } = await runCli(['backup', '--out', out, '--keep', '1'], home.env);
  expect({ code, names: await readdir(out) }).toEqual({ code: 0, names: [expect.any(String)] });
  expect(stdout).toMatch(/^removed /);
  await using session = await openSession({ kind: 'embedded', home: home.path }, 'test');
  const left = await session.pg.query("select from pg_database where datname like 'nyx_verify_%'");
  expect(left.rowCount).toBe(0);
}
