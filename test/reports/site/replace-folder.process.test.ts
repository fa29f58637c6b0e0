import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFolder } from '../../../src/reports/site/replace-folder.ts';
import { runUntilUnkilled } from '../../support/run-until-unkilled.ts';

const MARK = '<meta name="generator" content="nyx-etl">';
let parent: string;
let site: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'nyx-site-'));
  site = join(parent, 'report');
});

afterEach(() => rm(parent, { recursive: true, force: true }));

async function write(content: string, out = site): Promise<string> {
  return replaceFolder(out, async (folder) => {
    await writeFile(join(folder, 'index.html'), MARK + content);
    await writeFile(join(folder, `session-${content}.html`), MARK + content);
  });
}

/** What the site shows, or undefined where there is none; a site of two versions is an error. */
async function shown(folder = site): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => []);
  if (names.length === 0) return undefined;
  const content = (await readFile(join(folder, 'index.html'), 'utf8')).slice(MARK.length);
  expect(names.sort()).toEqual(['index.html', `session-${content}.html`]);
  return content;
}

test('killed before any of its changes on disk, the next run has the old site or the new one, and nothing is left', async () => {
  await write('old');
  const kills = await runUntilUnkilled(
    'test/reports/site/replace-site.ts',
    [site, 'new'],
    async () => {
      // A run that fails before it has written anything: what it finds is what the killed one left.
      await expect(
        replaceFolder(site, async () => {
          throw new Error('no page');
        }),
      ).rejects.toThrow('no page');
      expect(['old', 'new']).toContain(await shown());
      expect(await readdir(parent)).toEqual(['report']);
      await write('old');
    },
  );
  expect(kills).toBeGreaterThan(6);
}, 120_000);

test('a new site that vanishes before it is in its place leaves the old one there', async () => {
  await write('old');
  await expect(replaceFolder(site, (folder) => rm(folder, { recursive: true }))).rejects.toThrow(
    'ENOENT',
  );
  expect(await shown()).toBe('old');
  expect(await readdir(parent)).toEqual(['report']);
});

test('what somebody put into the place of a site that waits to be put back stays, and so does the site', async () => {
  await write('old');
  const work = join(parent, '.nyx-etl-site-0123456789ab');
  await mkdir(join(work, 'old'), { recursive: true });
  await writeFile(join(work, 'owner.lock'), '');
  await rename(site, join(work, 'old', 'report'));
  await mkdir(site);
  await writeFile(join(site, 'letter.txt'), 'mine');
  await expect(write('new')).rejects.toThrow('holds something else');
  const names = await readdir(parent);
  expect(names).toHaveLength(2);
  expect(await readFile(join(site, 'letter.txt'), 'utf8')).toBe('mine');
  expect(await shown(join(parent, names.find((name) => name !== 'report') ?? ''))).toBe('old');
});

test.each(['letter.txt', 'index.html.bak', '.htaccess', 'session-mine.html'])(
  '%s beside the pages is named, and the folder left as it is',
  async (name) => {
    await write('old');
    await writeFile(join(site, name), 'mine');
    await expect(write('new')).rejects.toMatchObject({
      exitCode: 2,
      message: `${site} holds something else`,
      hint: expect.stringContaining(name),
    });
    expect(await readFile(join(site, name), 'utf8')).toBe('mine');
    expect(await readFile(join(site, 'index.html'), 'utf8')).toBe(`${MARK}old`);
  },
);

test('what is put beside the pages while the new ones are written is not lost either', async () => {
  await write('old');
  const late = replaceFolder(site, () => writeFile(join(site, 'letter.txt'), 'mine'));
  await expect(late).rejects.toThrow('holds something else');
  expect(await readFile(join(site, 'letter.txt'), 'utf8')).toBe('mine');
});

test('hidden folders that only look like ours are left', async () => {
  const foreign = [
    '.report.old-999999',
    '.report.mine.old-999999',
    '.report.building-999999',
    `.building-${hostname()}-999999-1-00ff00ff`,
    '.nyx-etl-site-00ff00ff00ff',
  ];
  for (const name of foreign) {
    await mkdir(join(parent, name));
    await writeFile(join(parent, name, 'letter.txt'), 'mine');
  }
  await write('old');
  await write('new');
  expect((await readdir(parent)).sort()).toEqual([...foreign, 'report'].sort());
});

test('what another user has planted as a work folder of ours is left, and nothing of it is moved', async () => {
  const planted = join(parent, '.nyx-etl-site-0123456789ab');
  const secret = await mkdtemp(join(tmpdir(), 'nyx-secret-'));
  await writeFile(join(secret, 'letter.txt'), 'mine');
  await mkdir(planted, { mode: 0o777 });
  await chmod(planted, 0o777);
  await writeFile(join(planted, 'owner.lock'), '');
  await symlink(secret, join(planted, 'old'));
  await write('new');
  expect(await readdir(secret)).toEqual(['letter.txt']);
  expect((await readdir(parent)).sort()).toEqual(['.nyx-etl-site-0123456789ab', 'report']);
  await rm(secret, { recursive: true });
});

test('a link stays a link; what it leads to is replaced', async () => {
  const real = join(parent, 'disk');
  await mkdir(real);
  await symlink(join(real, 'site'), site);
  await expect(write('new')).rejects.toThrow('is a link to something that is not there');
  await mkdir(join(real, 'site'));
  await write('old');
  expect(await write('new')).toBe(join(real, 'site'));
  expect(await readlink(site)).toBe(join(real, 'site'));
  expect(await shown()).toBe('new');
  expect(await readdir(real)).toEqual(['site']);
});

test('runs at once each leave a whole site, and nothing beside it', async () => {
  await write('old');
  const contents = ['a', 'b', 'c', 'd'];
  await Promise.all(contents.map((content) => write(content)));
  expect(contents).toContain(await shown());
  expect(await readdir(parent)).toEqual(['report']);
});
