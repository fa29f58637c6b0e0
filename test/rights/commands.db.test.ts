// Every command under each of the roles that `roles --print` makes: what each is for works, and nothing more.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RoleName, roleNames, roleSql } from '../../src/database/role-files.ts';
import { type FixtureFolder, fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { addWorld, user, uuid } from '../transforms/facts.ts';

let database: TestDatabase;
let files: FixtureFolder;
const suffix = randomBytes(4).toString('hex');
const nameOf = (role: RoleName) => `nyx_${role}_${suffix}`;
beforeAll(async () => {
  database = await cloneDatabase();
  files = await fixtureFolder();
  const { pg } = database.session;
  const { rows } = await pg.query('select current_database() as name');
  // As on a server that others use: who has been given nothing may do nothing.
  await pg.query(`revoke all on database ${rows[0].name} from public`);
  for (const role of roleNames) {
    await pg.query(roleSql(role).replaceAll(`nyx_${role}`, nameOf(role)));
    await pg.query(`alter role ${nameOf(role)} login password 'w'`);
  }
  await addWorld(database.session);
  // Several persons share it: who works for everybody goes on.
  await pg.query(`insert into etl.role_persons values ('somebody', '${user}')`);
  const contents = {
    'posts.csv': POSTS,
    'again.csv': POSTS.replace('Engineer', 'Developer'),
    'list.csv': LIST,
    'm.mbox': MAIL,
    'users.csv': 'name,email\nCarl,c@example.com\nD,\n',
  };
  for (const [name, text] of Object.entries(contents)) await files.write(name, text);
});
afterAll(async () => {
  for (const role of roleNames)
    await database.session.pg.query(`drop owned by ${nameOf(role)}; drop role ${nameOf(role)}`);
  await database[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});

function run(role: RoleName, ...words: string[]) {
  const url = new URL(database.url);
  url.username = nameOf(role);
  url.password = 'w';
  return runCli([...words, '--database-url', url.href], { NYX_HOME: files.path });
}

const POSTS = 'url,title,company,tags\nhttps://a.test/1,Engineer,Acme,"sql, etl"\n';
const LIST =
  'company,position,url,date,status\nAcme,Engineer,https://a.test/1,2026-03-01,applied\n';
const MAIL = [
  ...['From x', 'Message-ID: <a@x>', 'From: hr@acme.test', 'To: me@example.org'],
  ...['Subject: Your application', 'Date: Mon, 2 Mar 2026 10:00:00 +0000', '', 'Thank you', ''],
].join('\n');

/** What each role does, in an order in which each finds what it needs; `@name` is a file. */
const steps: [RoleName, ...string[]][] = [
  ['loader', 'tables'],
  ['loader', 'ingest', 'job-posts', '@posts.csv'],
  ['loader', 'ingest', 'job-posts', '@again.csv'],
  ['loader', 'ingest', 'applications', '@list.csv', '--set', 'user_email=u@example.org'],
  ['loader', 'ingest', 'emails', '@m.mbox', '--account', 'me@example.org'],
  ['loader', 'ingest', 'table', 'users', '@users.csv', '--max-rejects', '1'],
  ['loader', 'rejects'],
  ['loader', 'rejects', 'replay'],
  ['loader', 'loads'],
  ['loader', 'correct', 'companies', uuid('c', 1), 'tier', 'top', '--reason', 'r'],
  ['transformer', 'transform', '--plan'],
  ['transformer', 'transform'],
  ['transformer', 'review', '--format', 'csv', '--out', '@mails.csv'],
  ['transformer', 'transform', '--verify'],
  ['transformer', 'check'],
  ['transformer', 'lineage', 'companies'],
  ['exporter', 'export', '--out', '@exports'],
  ['exporter', 'export', '--out', '@exports', '--profile', 'personal'],
  ['exporter', 'export', 'verify', '@exports'],
  ['analyst', 'status'],
  ['analyst', 'loads'],
  ['analyst', 'runs'],
  ['analyst', 'rejects'],
  ['analyst', 'tables'],
  ['analyst', 'lineage', 'companies'],
  ['analyst', 'report', '--overview', '--live'],
  ['analyst', 'report', '--company', uuid('c', 1), '--live'],
  ['analyst', 'migrate', 'status'],
  ['agent', 'doctor'],
  ['loader', 'doctor'],
  ['transformer', 'doctor'],
  ['exporter', 'doctor'],
];

const named = steps.map(([role, ...words]) => [role, words.join(' '), words] as const);

test.each(named)('%s: %s', async (role, _, words) => {
  const { code, stderr, stdout } = await run(role, ...words.map(asPath));
  // A check that warns, and a status that wants a look, are no want of rights.
  expect({ code, stderr }).not.toMatchObject({ code: 1 });
  expect(stderr + stdout).not.toMatch(/permission denied|lacks \w+ on/);
});

const asPath = (word: string) => (word.startsWith('@') ? join(files.path, word.slice(1)) : word);

/** What a role is not for, and what it is told. */
const refusals: [RoleName, string[], RegExp][] = [
  ['analyst', ['transform'], /lacks update on table etl\.runs/],
  ['analyst', ['rejects', 'export', '--out', '/nowhere'], /lacks select on table etl\.rejects/],
  ['agent', ['loads'], /lacks usage on schema etl/],
  [
    'exporter',
    ['correct', 'companies', uuid('c', 1), 'tier', 'top', '--reason', 'r'],
    /lacks temporary on database /,
  ],
  ['loader', ['transform'], /lacks .* on table etl\.\w+/],
  ['loader', ['export', '--out', '/nowhere'], /lacks select on table etl\.dirty_keys/],
];

test.each(refusals)(
  '%s is refused %j, by schema, table and privilege',
  async (role, words, told) => {
    const { code, stderr } = await run(role, ...words);
    expect({ code, stderr }).toMatchObject({ stderr: expect.stringMatching(told) });
    expect(stderr).toMatch(/hint: let the owner run: grant /);
  },
);
