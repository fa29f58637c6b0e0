// IMAP servers that are slow, broken or lie: nothing hangs, nothing is loaded twice or passed over, and the night goes on.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { imapOptions } from '../../src/configuration/sections/mailboxes.ts';
import { connect, type Session } from '../../src/database/session.ts';
import { readMailbox } from '../../src/ingest/inbox/read-mailbox.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { fetched, type ImapServer, type Reply, startImapServer } from '../support/imap-server.ts';
import { addWorld } from '../transforms/facts.ts';

let database: TestDatabase;
let server: ImapServer;
beforeAll(async () => {
  [database, server] = await Promise.all([cloneDatabase(), startImapServer()]);
  await addWorld(database.session);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});
beforeEach(async () => {
  for (const name of Object.keys(server.replies)) delete server.replies[name];
  await database.session.pg.query('delete from etl.mailbox_positions');
});

const mailbox = (port: number, more: object = {}) =>
  imapOptions.parse({
    ...{ name: 'work', host: '127.0.0.1', port, tls: 'none', folders: ['INBOX'] },
    ...{ user: 'ada', password: 'secret', account: 'u@example.org' },
    ...more,
  });

const readOn = (session: Session, from: ReturnType<typeof mailbox>, answerMs = 60_000) =>
  readMailbox(session, from, undefined, { answerMs, retryForMs: 0 });

const read = (folder = 'INBOX') =>
  readOn(database.session, mailbox(server.port, { folders: [folder] }));

/** Says a word each moment, and never ends. */
const dribble =
  (word: string): Reply =>
  (_tag, socket) => {
    const timer = setInterval(() => socket.write(word), 50);
    socket.on('close', () => clearInterval(timer));
  };

const SLOW = 'has not ended its answer in 2 s';
const faults: [string, string, Record<string, Reply>, string?][] = [
  ['a login that never ends', SLOW, { LOGIN: dribble('* OK still\r\n') }],
  ['a folder that never opens', SLOW, { EXAMINE: dribble('* 2 EXISTS\r\n') }],
  ['a search that never ends', SLOW, { 'UID SEARCH': dribble('* SEARCH 1 2\r\n') }],
  ['a literal that never ends', SLOW, { 'UID FETCH': begun(dribble('x')) }],
  ['messages that nobody asked for', SLOW, { 'UID FETCH': dribble(fetched(9)) }],
  ['one message again and again', SLOW, { 'UID FETCH': dribble(fetched(1)) }],
  [
    'a literal of a terabyte',
    'sends more than it was asked for',
    { 'UID FETCH': fetched(1, 'x', 1e12) },
  ],
  ['a folder without UIDVALIDITY', 'gives INBOX no UIDVALIDITY', { EXAMINE: '* 2 EXISTS\r\n' }],
  [
    'a folder that is in use',
    'does not open the folder INBOX',
    { EXAMINE: refuse('[INUSE] busy') },
  ],
  [
    'a message that is kept back',
    'did not give 1 message that it has',
    { 'UID FETCH': fetched(1) },
  ],
  ['a goodbye instead of a greeting', 'was lost or not made', { CAPABILITY: bye, LOGIN: bye }],
];

function begun(more: Reply): Reply {
  return (tag, socket, line) => {
    socket.write('* 1 FETCH (UID 1 BODY[]<0> {40000000}\r\n');
    if (typeof more === 'function') more(tag, socket, line);
  };
}

function refuse(why: string): Reply {
  return (tag, socket) => void socket.write(`${tag} NO ${why}\r\n`);
}

function bye(_tag: string, socket: Parameters<Exclude<Reply, string>>[1]): void {
  socket.end('* BYE not today\r\n');
}

// Most of them are waited for: all at once, each from a server of its own.
test.concurrent.each(faults)(
  '%s: %s',
  async (name, sentence, replies) => {
    await using faulty = await startImapServer();
    Object.assign(faulty.replies, replies);
    await using session = await connect(database.url, 'test');
    const from = mailbox(faulty.port, { name: name.replaceAll(' ', '-') });
    const began = performance.now();
    await expect(readOn(session, from, sentence === SLOW ? 2_000 : 60_000)).rejects.toMatchObject({
      code: expect.stringMatching(/^imap\./),
      message: expect.stringContaining(sentence),
      hint: expect.stringMatching(/\w/),
    });
    expect(performance.now() - began).toBeLessThan(90_000);
    const { rows } = await session.pg.query('select last_uid from etl.mailbox_positions');
    expect(rows).toEqual([]);
  },
  120_000,
);

test('a folder that is not there is told with some of those that are, whatever they are called', async () => {
  const names = Array.from({ length: 30 }, (_, n) => `* LIST () "/" "a\\"${n}; drop"\r\n`);
  server.replies.EXAMINE = refuse('no such folder');
  server.replies.LIST = names.join('');
  await expect(read('a"b\\c*%/../x')).rejects.toMatchObject({
    code: 'imap.folder',
    hint: expect.stringMatching(/^it has .*; drop, .* and \d+ more$/),
  });
});

test('messages that are said twice, out of order and with others between are loaded once', async () => {
  const two = 'Subject: two\r\nFrom: a@b.test\r\nTo: u@example.org\r\n\r\nHi\r\n';
  server.replies['UID FETCH'] = [fetched(2, two), fetched(7), fetched(1), fetched(2, two)].join('');
  expect(await read()).toMatchObject([{ read: 2, inserted: 2 }]);
  expect(await read()).toEqual([]);
});
