import { chmod, copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { publishSearch, type SearchWarehouse } from '../search-warehouse.ts';
import { killSites, PAGES } from './killed-sites.ts';

let search: SearchWarehouse;
let site: string;

beforeAll(async () => {
  search = await publishSearch();
  site = join(search.out, 'site');
  const { code, stdout } = await report('--all', '--format', 'html', '--out', site);
  expect(code).toBe(0);
  expect(stdout).toContain(`wrote ${PAGES} pages`);
});

afterAll(() => search[Symbol.asyncDispose]());

async function report(...words: string[]) {
  return runCli(['report', ...words, '--warehouse', search.out]);
}

test('a site has the overview, lists, and a page per session and company; every link leads to one', async () => {
  const names = await readdir(site);
  expect(names).toHaveLength(PAGES);
  expect(names).toEqual(expect.arrayContaining(['index.html', 'sessions.html', 'companies.html']));
  const linked = new Set<string>();
  for (const name of names) {
    const page = await readFile(join(site, name), 'utf8');
    for (const [, file = ''] of page.matchAll(/href="([^"]*)"/g))
      if (!file.startsWith('#')) linked.add(decodeURIComponent(file));
    expect(page).not.toMatch(/https?:|<script src|<link|<img|url\(/);
    expect((await stat(join(site, name))).mode & 0o777).toBe(0o600);
  }
  expect([...linked].sort()).toEqual(names.sort());
});

test('a newer site replaces an older one as a whole, and leaves nothing beside it', async () => {
  await copyFile(join(site, 'index.html'), join(site, 'session-gone.html'));
  const { code, stdout } = await report('--all', '--out', site, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    schema: 'nyx-etl/report-site@1',
    folder: site,
    pages: PAGES,
  });
  expect(await readdir(site)).toHaveLength(PAGES);
  expect((await readdir(search.out)).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('a folder that holds anything else is never replaced', async () => {
  const folder = join(search.out, 'letters');
  await mkdir(folder);
  await writeFile(join(folder, 'letter.txt'), 'mine');
  const { code, stderr } = await report('--all', '--out', folder);
  expect(code).toBe(2);
  expect(stderr).toContain('holds something else\nhint: move away letter.txt, ');
  expect(await readdir(folder)).toEqual(['letter.txt']);
});

test('a report goes to a file, or under a name of its own into a folder', async () => {
  const folder = join(search.out, 'single');
  await mkdir(folder);
  expect((await report('--overview', '--format', 'md', '--out', folder)).code).toBe(0);
  expect(
    (await report('--session', 'last', '--json', '--out', join(folder, 'last.json'))).code,
  ).toBe(0);
  expect((await readdir(folder)).sort()).toEqual(['last.json', 'overview.md']);
  expect(await readFile(join(folder, 'overview.md'), 'utf8')).toMatch(/^# The search so far\n/);
});

test('a file for everybody ends as one for its owner; what cannot be written is one sentence', async () => {
  const file = join(search.out, 'kept.html');
  await writeFile(file, 'old');
  await chmod(file, 0o644);
  expect((await report('--overview', '--format', 'html', '--out', file)).code).toBe(0);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const { code, stderr } = await report('--overview', '--out', '/dev/full');
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(/^error: \/dev\/full cannot be written \(ENOSPC\)\nhint: .+\n$/),
  });
  const stdout = await report('--session', 'last', '--json', '--out', '/dev/stdout');
  expect(JSON.parse(stdout.stdout)).toMatchObject({ session: {} });
});

test('nothing is written into a published warehouse', async () => {
  const latest = join(search.out, 'analyst', 'latest');
  const before = await readdir(latest);
  for (const words of [
    ['--overview', '--out', latest],
    ['--overview', '--out', join(latest, 'x.txt')],
    ['--all', '--out', join(latest, 'site')],
  ]) {
    const { code, stderr } = await report(...words);
    expect(code).toBe(2);
    expect(stderr).toContain('is a published warehouse, which is never added to');
  }
  expect(await readdir(latest)).toEqual(before);
});

test('killed at a random moment, a site is there as a whole; the next run cleans up', () =>
  killSites(search, 1));

test.each([
  [[], 'say what to report'],
  [['--overview', '--session', 'last'], 'one report at a time'],
  [['--all'], '--all needs a folder'],
  [['--all', '--out', '/tmp/x', '--format', 'csv'], '--all writes HTML, not csv'],
  [['--overview', '--live'], '--live and --warehouse exclude each other'],
])('report %j is wrong usage', async (words, sentence) => {
  const { code, stdout, stderr } = await report(...words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^error: ${sentence}\nhint: `));
});
