// Folders that others put files into, while nobody watches: each file is loaded once, and none is lost.

import { rmSync, writeFileSync } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inboxOptions } from '../../src/configuration/sections/inboxes.ts';
import { takeInbox } from '../../src/ingest/inbox/take-inbox.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { addWorld } from '../transforms/facts.ts';
import { killInbox, loadsOfFiles } from './killed-inbox.ts';

let database: TestDatabase;
let root: string;
let folder: string;
let round = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  await addWorld(database.session);
  root = await mkdtemp(join(tmpdir(), 'nyx-etl-inbox-'));
});

beforeEach(async () => {
  folder = join(root, `inbox-${++round}`);
  await mkdir(folder);
});

afterAll(async () => {
  await rm(root, { recursive: true });
  await database[Symbol.asyncDispose]();
});

const posts = (...ids: string[]) =>
  `url,title,company\n${ids.map((id) => `https://a.test/${id},Engineer,A\n`).join('')}`;
const put = (name: string, text: string) => writeFile(join(folder, name), text);
const inbox = (settle_seconds = 0) =>
  inboxOptions.parse({ kind: 'job-posts', name: `inbox-${round}`, folder, settle_seconds });
const take = (settle?: number) => takeInbox(database.session, inbox(settle));

const loaded = () => loadsOfFiles(database, folder);

test('a file that arrives slowly is left until it is whole; one that was renamed in is taken', async () => {
  const slow = await open(join(folder, 'slow.csv'), 'w');
  await slow.write(posts('1'));
  await put('unfinished.csv.part', posts('2'));
  await writeFile(join(root, 'made-elsewhere.csv'), posts('3'));
  await rename(join(root, 'made-elsewhere.csv'), join(folder, 'renamed.csv'));
  // Whenever it is looked at, something more comes until it is looked at again.
  await slow.write('https://a.test/4,Engineer,A');
  const writing = new AbortController();
  const written = (async () => {
    for (; !writing.signal.aborted; await sleep(20)) await slow.write('a');
  })();
  const { left } = await take(1).finally(() => writing.abort());
  await written;
  await slow.write('\n');
  await slow.close();
  expect(left).toEqual([
    'unfinished.csv.part is still being written',
    'slow.csv is still being written',
  ]);
  await rename(join(folder, 'unfinished.csv.part'), join(folder, 'unfinished.csv'));
  const second = await take();
  expect(second.loads.map(({ source, read }) => [source.slice(folder.length + 1), read])).toEqual(
    expect.arrayContaining([
      ['slow.csv', 2],
      ['unfinished.csv', 1],
    ]),
  );
  expect(await loaded()).toEqual({ 'renamed.csv': 1, 'slow.csv': 1, 'unfinished.csv': 1 });
  expect((await readdir(folder)).sort()).toEqual(['done']);
});

test('the same bytes again, under whatever name, are moved and not loaded; taken back, they are loaded anew', async () => {
  await put('a.csv', posts('10'));
  await take();
  await put('a.csv', posts('10'));
  await put('b.csv', posts('10'));
  const again = await take();
  expect(again.repeated.map(({ file }) => file).sort()).toEqual(['a.csv', 'b.csv']);
  expect((await readdir(join(folder, 'done'))).sort()).toEqual(['a-2.csv', 'a.csv', 'b.csv']);
  expect(await loaded()).toEqual({ 'a.csv': 1 });
  const load = again.repeated[0]?.loadId;
  const { code } = await runCli(['loads', 'undo', String(load), '--database-url', database.url]);
  expect(code).toBe(0);
  await put('c.csv', posts('10'));
  expect((await take()).loads).toHaveLength(1);
});

test('what cannot be loaded goes to failed/ with why and with the rows, and keeps nothing from being loaded', async () => {
  await put('odd.csv', 'nothing\nto see\n');
  await put('bad.csv', 'url,title,company\nhttps://a.test/20,,A\n');
  await put('good.csv', posts('21'));
  const summary = await take();
  expect(summary.failed.map(({ file }) => file).sort()).toEqual(['bad.csv', 'odd.csv']);
  expect((await readdir(join(folder, 'failed'))).sort()).toEqual([
    'bad.csv',
    'bad.csv.error.txt',
    'bad.csv.rejects.csv',
    'odd.csv',
    'odd.csv.error.txt',
  ]);
  expect(await readFile(join(folder, 'failed/bad.csv.rejects.csv'), 'utf8')).toContain(
    'https://a.test/20',
  );
  // An option that is named is not one of `ingest inbox`: which command has it is told, too.
  expect(await readFile(join(folder, 'failed/odd.csv.error.txt'), 'utf8')).toMatch(
    /^hint: .*--map .*\nby hand, with such options: nyx-etl ingest job-posts FILE\n$/m,
  );
  expect(await readdir(join(folder, 'done'))).toEqual(['good.csv']);
});

test('rows that were set aside lie beside their file, and are taken back when they are mended', async () => {
  await put('some.csv', `${posts('30', '31', '32')}https://a.test/33,,A\n`);
  await takeInbox(database.session, { ...inbox(), max_rejects_percent: 50 });
  const rejects = join(folder, 'done/some.csv.rejects.csv');
  await writeFile(rejects, (await readFile(rejects, 'utf8')).replace('33,,A', '33,Engineer,A'));
  const { code, stdout } = await runCli([
    'rejects',
    'load',
    rejects,
    '--database-url',
    database.url,
  ]);
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('inserted 1'),
  });
});

test('links, pipes and folders stay, and what they lead to is not touched', async () => {
  await writeFile(join(root, 'outside.csv'), posts('40'));
  await symlink(join(root, 'outside.csv'), join(folder, 'link.csv'));
  await mkdir(join(folder, 'sub'));
  await writeFile(join(folder, 'sub', 'deep.csv'), posts('41'));
  expect(await take()).toMatchObject({ loads: [], left: ['link.csv is a symbolic link'] });
  expect((await readdir(folder)).sort()).toEqual(['link.csv', 'sub']);
  // A folder of that name that leads elsewhere is not written into.
  await put('new.csv', posts('42'));
  await symlink(root, join(folder, 'done'));
  await expect(take()).rejects.toThrow('done is no folder');
  await rm(join(folder, 'done'));
  expect((await take()).repeated).toMatchObject([{ file: 'new.csv' }]);
});

test('a file that is deleted or changed meanwhile is told, and no failure', async () => {
  await put('gone.csv', posts('50'));
  await put('changed.csv', posts('51'));
  const { session } = database;
  const query = session.pg.query.bind(session.pg);
  // The load of each begins with a transaction: then the file is there and has been hashed.
  session.pg.query = ((...words: [string]) => {
    if (!String(words[0]).startsWith('begin')) return query(...words);
    rmSync(join(folder, 'gone.csv'), { force: true });
    writeFileSync(join(folder, 'changed.csv'), posts('51', '52'));
    return query(...words);
  }) as typeof session.pg.query;
  const summary = await take();
  session.pg.query = query;
  expect(summary.failed).toEqual([]);
  expect(summary.left.sort()).toEqual([
    'changed.csv changed while it was loaded',
    'gone.csv was deleted meanwhile',
  ]);
  expect((await take()).loads).toMatchObject([{ read: 2 }]);
});

test(
  'files at once, killed between load and move and everywhere else: each is loaded once',
  () => killInbox(40, 1),
  120_000,
);
