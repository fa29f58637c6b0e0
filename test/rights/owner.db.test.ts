// The owner as it should be: no superuser, and without the right to create databases.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connect, type Session } from '../../src/database/session.ts';
import { type FixtureFolder, fixtureFolder } from '../ingest/fixture-files.ts';
import { runCli } from '../support/run-cli.ts';

const name = `nyx_owner_${randomBytes(4).toString('hex')}`;
const url = new URL(inject('serverUrl'));
let admin: Session;
let files: FixtureFolder;
beforeAll(async () => {
  admin = await connect(inject('serverUrl'), 'test');
  files = await fixtureFolder();
  await admin.pg.query(`create role ${name} login password 'w'`);
  await admin.pg.query(`create database ${name} owner ${name} template template0 encoding 'UTF8'`);
  url.pathname = `/${name}`;
  url.username = name;
  url.password = 'w';
});
afterAll(async () => {
  await admin.pg.query(`drop database ${name} with (force)`);
  await admin.pg.query(`drop role ${name}`);
  await admin[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});

const run = (...words: string[]) => runCli([...words, '--database-url', url.href]);

test('it migrates, and verifies without the right to create databases', async () => {
  expect(await run('migrate')).toMatchObject({ code: 0 });
  expect(await run('migrate', 'verify')).toMatchObject({
    code: 0,
    stdout: 'the database is what the migrations produce\n',
  });
  await using session = await connect(url.href, 'test');
  await session.pg.query('drop index saturnus.idx_emails_in_reply_to');
  expect(await run('migrate', 'verify')).toMatchObject({
    code: 3,
    stdout: expect.stringContaining('idx_emails_in_reply_to'),
  });
}, 180_000);

test('it takes loads back and erases', async () => {
  const users = await files.write('u.csv', 'name,email\nAnna,a@example.com\nBert,b@example.com\n');
  expect(await run('ingest', 'table', 'users', users)).toMatchObject({ code: 0 });
  expect(await run('erase', '--user', 'A@example.com', '--confirm')).toMatchObject({ code: 0 });
  await using session = await connect(url.href, 'test');
  const { rows } = await session.pg.query('select name from nyx.users');
  expect(rows).toEqual([{ name: 'Bert' }]);
  const posts = await files.write('p.csv', 'url,title,company\nhttps://a.test/1,Engineer,A\n');
  expect(await run('ingest', 'job-posts', posts)).toMatchObject({ code: 0 });
  expect(await run('loads', 'undo', '2')).toMatchObject({ code: 0 });
}, 120_000);
