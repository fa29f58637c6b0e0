// Mail from a real IMAP server: nothing is lost, nothing comes twice, and nothing is changed there.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { imapOptions } from '../../src/configuration/sections/mailboxes.ts';
import { readMailbox } from '../../src/ingest/inbox/read-mailbox.ts';
import type { LoadSummary } from '../../src/ingest/load-plan.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { type FaultProxy, openFaultProxy } from '../support/fault-proxy.ts';
import { addWorld } from '../transforms/facts.ts';

vi.setConfig({ testTimeout: 600_000 });

const many = process.env.NYX_TEST_KILLS ? 10_000 : 400;

let database: TestDatabase;
let server: Dovecot;
let proxy: FaultProxy;

beforeAll(async () => {
  [database, server] = await Promise.all([cloneDatabase(), startDovecot()]);
  proxy = await openFaultProxy(`imap://127.0.0.1:${server.port}/`);
  await addWorld(database.session);
  for (let n = 1; n <= many; n++) await deliver(n);
});

afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const fileOf = (n: number) => join(server.maildir, 'new', `${n}.M${n}P1.test`);

/** A third of them with no Message-ID, which are known by their bytes. */
function deliver(n: number): Promise<void> {
  const id = n % 3 === 0 ? '' : `Message-ID: <${n}@b.test>\r\n`;
  return writeFile(
    fileOf(n),
    `From: a@b.test\r\nTo: u@example.org\r\nSubject: ${n}\r\n${id}Date: Mon, 2 Mar 2026 10:00:00 +0000\r\n\r\nHello ${n}\r\n`,
    { mode: 0o644 },
  );
}

const mailbox = (more: object = {}) =>
  imapOptions.parse({
    ...{ name: 'work', host: '127.0.0.1', port: Number(new URL(proxy.url).port), tls: 'none' },
    ...{ user: server.user, password: server.password, account: 'u@example.org' },
    batch_messages: many / 4,
    ...more,
  });

const read = (more?: object) => readMailbox(database.session, mailbox(more));
const sum = (loads: readonly LoadSummary[], count: 'inserted' | 'unchanged' | 'read') =>
  loads.reduce((total, load) => total + load[count], 0);

/** How many messages are stored, and how many of them are different ones. */
async function stored(): Promise<{ all: number; different: number }> {
  const { rows } = await database.session.pg.query(
    'select count(*)::integer as all, count(distinct subject)::integer as different from saturnus.emails',
  );
  return rows[0];
}

test('a wrong password and a folder that is not there are told with what to do', async () => {
  await expect(read({ password: 'wrong' })).rejects.toMatchObject({
    message: 'the IMAP server 127.0.0.1 refuses the login of the mailbox work',
    exitCode: 2,
  });
  await expect(read({ folders: ['Nowhere'] })).rejects.toMatchObject({
    message: 'the mailbox work has no folder Nowhere',
    hint: 'it has INBOX',
  });
  expect(() => imapOptions.parse({ ...mailbox(), host: 'imap.example.org' })).toThrow(/tls none/);
});

test('a connection that is cut while messages come, and a message that is deleted meanwhile: the rest is there once', async () => {
  proxy.once('UID FETCH', 'lose the answer', 2);
  proxy.once('UID FETCH', () => rm(fileOf(many)), 3);
  const loads = await read();
  expect(proxy.pending()).toBe(0);
  expect(sum(loads, 'inserted')).toBe(many - 1);
  expect(await stored()).toEqual({ all: many - 1, different: many - 1 });
  expect(loads[0]?.source).toBe('imap://127.0.0.1/INBOX');
});

test('only what is new is asked for; nothing new is no load', async () => {
  expect(await read()).toEqual([]);
  await deliver(many + 1);
  expect(await read()).toMatchObject([{ read: 1, inserted: 1 }]);
});

test('with another UIDVALIDITY the folder is read anew, and what is stored stays once', async () => {
  const before = await stored();
  // UIDVALIDITY is the second in which the list of numbers was made.
  const list = await readFile(join(server.maildir, 'dovecot-uidlist'), 'utf8');
  const made = Number(/ V(\d+) /.exec(list)?.[1]);
  expect(made).toBeGreaterThan(0);
  await sleep(Math.max(0, (made + 1) * 1_000 - Date.now()));
  for (const name of await readdir(server.maildir))
    if (name.startsWith('dovecot')) await rm(join(server.maildir, name), { recursive: true });
  await deliver(many + 2);
  const loads = await read();
  expect({ unchanged: sum(loads, 'unchanged'), inserted: sum(loads, 'inserted') }).toEqual({
    unchanged: many,
    inserted: 1,
  });
  expect(await stored()).toEqual({ all: before.all + 1, different: before.different + 1 });
});

test('a database that is lost keeps the position with the messages', async () => {
  await deliver(many + 3);
  const { session } = database;
  const insert = session.db.insertInto.bind(session.db);
  session.db.insertInto = ((table: 'etl.mailbox_positions') => {
    if (table === 'etl.mailbox_positions') throw new Error('lost before the commit');
    return insert(table);
  }) as typeof session.db.insertInto;
  await expect(read()).rejects.toThrow();
  session.db.insertInto = insert;
  expect(await read()).toMatchObject([{ read: 1, inserted: 1 }]);
});

test('nothing is changed on the server: no message is marked as read or moved', async () => {
  const names = await readdir(join(server.maildir, 'new'));
  expect(names.length + (await readdir(join(server.maildir, 'cur'))).length).toBe(many + 2);
  const cur = await readdir(join(server.maildir, 'cur'));
  expect(cur.filter((name) => /:2,.*S/.test(name))).toEqual([]);
});
