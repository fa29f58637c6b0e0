import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'nyx-mail-'));
  await writeFile(
    join(folder, 'one.eml'),
    'From: a@b.test\nTo: me@home.test\nSubject: Hi\nMessage-ID: <1@t>\n\nHello\n',
  );
  await writeFile(join(folder, 'table.csv'), 'subject\nx\n');
  await symlink(join(folder, 'one.eml'), join(folder, 'link.eml'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database[Symbol.asyncDispose]();
});

const ingest = (...words: string[]) =>
  runCli(['ingest', 'emails', ...words, '--database-url', database.url]);

describe('ingest emails', () => {
  it('says whose mailbox it cannot tell', async () => {
    const { code, stderr } = await ingest(join(folder, 'one.eml'), '--account', 'me@home.test');
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nyx.users'),
    });
  });

  it('ends with counts that add up, and loads nothing twice', async () => {
    await database.session.pg.query(
      `insert into nyx.users (name, email) values ('Ada', 'ada@home.test')`,
    );
    const first = await ingest(join(folder, 'one.eml'), '--account', 'Me@Home.test');
    expect(first.stdout).toContain(
      'read 1 = inserted 1 + updated 0 + unchanged 0 + duplicate 0 + rejected 0',
    );
    const again = await ingest(join(folder, 'one.eml'), '--account', 'me@home.test', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({
      schema: 'nyx-etl/ingest-emails@1',
      loads: [{ read: 1, inserted: 0, unchanged: 1 }],
    });
  });

  it('says that a mailbox is new, and which one may have been meant', async () => {
    const mistyped = await ingest(
      join(folder, 'one.eml'),
      '--account',
      'me@hoem.test',
      '--dry-run',
    );
    expect(mistyped).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(
        'note: me@hoem.test is a new mailbox: did you mean me@home.test?',
      ),
    });
    const other = await ingest(
      join(folder, 'one.eml'),
      '--account',
      'work@office.example',
      '--dry-run',
    );
    expect(other.stdout).toContain(
      'note: work@office.example is a new mailbox: its owner has 1 more',
    );
    const known = await ingest(join(folder, 'one.eml'), '--account', 'me@home.test');
    expect(known.stdout).not.toContain('new mailbox');
  });

  it.each([
    ['missing.mbox', 'does not exist'],
    ['link.eml', 'symbolic link'],
    ['pipe', 'pipe'],
    ['table.csv', '--map from_address='],
  ])('refuses %s with a sentence and a hint', async (name, words) => {
    const { code, stdout, stderr } = await ingest(join(folder, name), '--account', 'me@home.test');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
