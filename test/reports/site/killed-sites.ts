// A site whose command is killed, and several that are written at once.
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { killMoments } from '../../support/kill-moments.ts';
import { killCli, runCli } from '../../support/run-cli.ts';
import type { SearchWarehouse } from '../search-warehouse.ts';

/** The overview, health, three lists, two months, three sessions and a company. */
export const PAGES = 11;

/** Killed at so many random moments, a site is there as a whole; the next runs, three at once, clean up. */
export async function killSites(search: SearchWarehouse, kills: number): Promise<void> {
  const folder = join(search.out, 'killed');
  await mkdir(folder);
  const out = join(folder, 'site');
  const words = ['report', '--all', '--warehouse', search.out, '--out', out, '--quiet'];
  const startedAt = performance.now();
  expect((await runCli(words)).code).toBe(0);
  const durationMs = performance.now() - startedAt;
  for (const moment of killMoments(kills, 'site')) {
    await killCli(words, moment * durationMs);
    const names = await readdir(out);
    expect(names).toHaveLength(PAGES);
    for (const name of names)
      expect(await readFile(join(out, name), 'utf8')).toMatch(/<\/html>\n$/);
  }
  const together = await Promise.all([runCli(words), runCli(words), runCli(words)]);
  for (const { code, stderr } of together)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(await readdir(folder)).toEqual(['site']);
  expect(await readdir(out)).toHaveLength(PAGES);
  await rm(folder, { recursive: true });
}
