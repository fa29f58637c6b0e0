// Who is told what, once, and what is not told: persons' data, and the addresses of channels.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Channel } from '../../src/configuration/sections/notify.ts';
import { tellRuns } from '../../src/operations/notify/tell-runs.ts';
import { packageRoot } from '../../src/package-root.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { addApplication, addWorld, uuid } from '../transforms/facts.ts';

interface Request {
  path: string;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

let database: TestDatabase;
let folder: string;
let mails: { kill(): void; port: number };
let hooks: Server;
let requests: Request[];
let base: string;
let answer: number;

beforeEach(async () => {
  [database, folder] = await Promise.all([cloneDatabase(), mkdtemp(join(tmpdir(), 'nyx-tell-'))]);
  requests = [];
  answer = 200;
  hooks = createServer(async (request, response) => {
    const { url: path = '', headers } = request;
    requests.push({ path, headers, body: await text(request) });
    response.writeHead(answer).end();
  });
  await new Promise<void>((done) => hooks.listen(0, '127.0.0.1', done));
  const address = hooks.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  mails = await startSmtp();
});

afterEach(async () => {
  mails.kill();
  await new Promise((done) => hooks.close(done));
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function startSmtp() {
  const program = join(packageRoot, 'test/support/smtp-program.ts');
  const child = spawn(process.execPath, [program, folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await expect.poll(() => existsSync(join(folder, 'port')), { timeout: 20_000 }).toBe(true);
  await expect.poll(() => readFile(join(folder, 'port'), 'utf8')).not.toBe('');
  return {
    kill: () => void child.kill('SIGKILL'),
    port: Number(await readFile(join(folder, 'port'), 'utf8')),
  };
}

const received = async () => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  return Promise.all(names.map(async (name) => simpleParser(await readFile(join(folder, name)))));
};

/** A run of the nightly as it ended. */
const ended = (status: string) =>
  database.session.pg.query(
    `insert into etl.runs (job, scheduled_at, status, finished_at, error_code, error_message)
     values ('nightly', clock_timestamp(), $1, now(), nullif($2, ''), 'the file of ada@example.org')`,
    [status, status === 'succeeded' ? '' : 'check'],
  );

const tell = (channels: Record<string, Channel>) =>
  tellRuns(database.session, {
    jobs: { nightly: 'all' },
    channels,
    smtp: { host: '127.0.0.1', port: mails.port, tls: 'none', from: 'nyx@example.org' },
  });

test('failures in a row are told once, and their end once, in the shape of each program; persons are not in it', async () => {
  const channels: Record<string, Channel> = {
    s: { kind: 'slack', url: `${base}/slack` },
    d: { kind: 'discord', url: `${base}/discord` },
    n: { kind: 'ntfy', url: `${base}/topic`, token: 'tk_1' },
    p: { kind: 'ping', url: `${base}/ping` },
    m: { kind: 'email', to: ['ops@example.org'] },
  };
  await ended('succeeded');
  expect(await tell(channels)).toEqual({ told: 1, problems: [] });
  await ended('checks_failed');
  expect(await tell(channels)).toEqual({ told: 4, problems: [] });
  await ended('failed');
  expect(await tell(channels)).toEqual({ told: 0, problems: [] });
  await ended('succeeded');
  expect(await tell(channels)).toEqual({ told: 5, problems: [] });
  expect(await tell(channels)).toEqual({ told: 0, problems: [] });
  const of = (path: string) => requests.filter((request) => request.path === path);
  expect(of('/slack').map(({ body }) => JSON.parse(body).text)).toEqual([
    expect.stringMatching(
      /^nyx-etl: nightly checks failed\nrun 2, slot .*, check\nnyx-etl runs show 2$/,
    ),
    expect.stringMatching(/^nyx-etl: nightly works again\nrun 4, slot /),
  ]);
  expect(JSON.parse(of('/discord')[0]?.body ?? '')).toMatchObject({
    allowed_mentions: { parse: [] },
  });
  expect(of('/topic')[0]?.headers).toMatchObject({
    ...{ title: 'nyx-etl: nightly checks failed', priority: 'high', authorization: 'Bearer tk_1' },
  });
  expect(of('/ping')).toHaveLength(2);
  const all = await received();
  expect(all.map(({ subject }) => subject)).toEqual([
    'nyx-etl: nightly checks failed',
    'nyx-etl: nightly works again',
  ]);
  expect(JSON.stringify([requests, all.map((mail) => mail.text)])).not.toContain('ada@');
});

test('a channel that does not take it is complained of without its address, and told later, once', async () => {
  const channels: Record<string, Channel> = { ops: { kind: 'slack', url: `${base}/T0/secret` } };
  await ended('failed');
  answer = 503;
  expect(await tell(channels)).toEqual({ told: 0, problems: ['ops: it answered 503'] });
  answer = 200;
  expect(await tell(channels)).toEqual({ told: 1, problems: [] });
  expect(await tell(channels)).toEqual({ told: 0, problems: [] });
});

test('a session is written about once: by the job, with its report, as a message that the mailbox has sent', async () => {
  const { session } = database;
  await addSession();
  const config = join(folder, 'nyx-etl.config.yaml');
  await writeFile(
    config,
    `smtp: { host: 127.0.0.1, port: ${mails.port}, tls: none, from: nyx@example.org }
digest: { to: u@example.org, max_age_hours: 1000000 }
notify: { dead: { kind: slack, url: 'http://127.0.0.1:1/secret' } }\n`,
  );
  const command = ['run', 'digests', '--config', config, '--database-url', database.url];
  expect(await runCli(command)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('1 digest mailed'),
  });
  // A later run makes a newer digest of the same session: it is no news.
  await session.pg.query('update nyx.applications set match_score = 0.4');
  expect(await runCli(command)).toMatchObject({
    code: 0,
    stdout: expect.not.stringContaining('1 digest mailed'),
  });
  const all = await received();
  expect(all).toHaveLength(1);
  // Programs that show mail drop scripts and style sheets: what is read needs neither.
  expect(all[0]?.html).toMatch(/<h1 style="/);
  expect(all[0]?.html).not.toMatch(/<script|<style|<svg/);
  expect(all[0]?.text).toMatch(/session/i);
  const { rows } = await session.pg.query(
    `select d.digest_email_sent, e.direction, '<' || e.message_external_id || '>' as message_id
     from nyx.session_digests as d join saturnus.emails as e on e.id = d.digest_email_id`,
  );
  expect(rows).toEqual([
    { digest_email_sent: true, direction: 'outbound', message_id: all[0]?.messageId },
  ]);
  await readBack(`${folder}/1.eml`);
});

async function addSession(): Promise<void> {
  const { session } = database;
  await addWorld(session);
  await addApplication(session, 1, '2026-03-01T12:00:00Z');
  await session.pg.query(
    "update nyx.application_sessions set start_datetime = '2026-03-01T10:00:00Z', end_datetime = '2026-03-01T13:00:00Z'",
  );
  await runTransforms(session, { asOf: '2026-04-01T00:00:00Z' });
}

/** The copy that the receiver's mailbox holds says nothing about an application, whatever it quotes. */
async function readBack(path: string): Promise<void> {
  const { session } = database;
  const other = join(folder, 'other.eml');
  await writeFile(
    other,
    'From: a@b.test\nTo: x@example.org\nSubject: Your application\nMessage-ID: <1@t>\n\nUnfortunately we will not move forward.\n',
  );
  for (const file of [path, other]) {
    const words = [
      'ingest',
      'emails',
      file,
      '--account',
      'x@example.org',
      '--database-url',
      database.url,
    ];
    expect((await runCli(words)).code).toBe(0);
  }
  await runTransforms(session, { asOf: '2026-04-02T00:00:00Z' });
  const { rows } = await session.pg.query(
    'select e.subject from saturnus.email_classifications as c join saturnus.emails as e on e.id = c.email_id',
  );
  expect(rows).toEqual([{ subject: 'Your application' }]);
}

test('killed between sending and recording, a digest is sent once more at most, with the same Message-ID', async () => {
  await addSession();
  const hold = join(folder, 'hold');
  for (const sent of [1, 2]) {
    await writeFile(hold, '');
    const child = mailOnce();
    await expect.poll(async () => (await received()).length, { timeout: 30_000 }).toBe(sent);
    child.kill('SIGKILL');
    await new Promise((done) => child.on('exit', done));
    await rm(hold);
  }
  const third = mailOnce();
  expect(await new Promise((done) => third.on('exit', done))).toBe(0);
  const all = await received();
  expect(all).toHaveLength(2);
  expect(all[0]?.messageId).toBe(all[1]?.messageId);
  const { rows } = await database.session.pg.query(
    `select digest_email_sent from nyx.session_digests where session_id = '${uuid('5', 1)}'`,
  );
  expect(rows).toEqual([{ digest_email_sent: true }]);
});

function mailOnce() {
  const program = join(packageRoot, 'test/operations/mail-once.ts');
  return spawn(process.execPath, [program, database.url, String(mails.port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
