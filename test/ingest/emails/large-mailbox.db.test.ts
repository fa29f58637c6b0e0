// An inbox brings mail a file at a time: what one costs must not grow with the mailbox that it goes into.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MailLoading, mailLoading } from '../mail-loading.ts';

const STORED = 4_000;
const ACCOUNT = 'ada@example.org';
let mail: MailLoading;

/** The n-th answer, to a message that nobody has: each begins a conversation. */
const answer = (n: string | number) =>
  `From: a@b.test\nTo: ${ACCOUNT}\nSubject: Re: ${n}\nMessage-ID: <${n}@b.test>\nReferences: <top-${n}@b.test>\n` +
  `Date: Mon, 2 Mar 2026 10:00:00 +0000\n\nHello ${n}\n`;

beforeAll(async () => {
  mail = await mailLoading();
  const messages = Array.from(
    { length: STORED },
    (_, n) => `From x@y Mon Mar  2 09:00:00 2026\n${answer(n)}\n`,
  );
  await mail.load(ACCOUNT, await mail.write('stored.mbox', messages.join('')));
  await mail.session.pg.query('analyze saturnus.emails, saturnus.email_threads, etl.email_headers');
});

afterAll(() => mail[Symbol.asyncDispose]());

/** Rows of the mailbox that statements of this session have read from one end of a table to the other. */
async function rowsScanned(): Promise<number> {
  await mail.session.pg.query('select pg_stat_force_next_flush()');
  const { rows } = await mail.session.pg.query<{ rows: string }>(
    `select sum(seq_tup_read) as rows from pg_stat_user_tables
     where relname in ('emails', 'email_threads', 'email_headers')`,
  );
  return Number(rows[0]?.rows);
}

it('a file of one mail is taken without reading the mailbox through', async () => {
  const before = await rowsScanned();
  const load = await mail.load(ACCOUNT, await mail.write('new.eml', answer('new')));
  const scanned = (await rowsScanned()) - before;
  expect({ inserted: load.inserted, scanned }).toEqual({ inserted: 1, scanned: 0 });
});

it('and finds its place: the message that an earlier answer waited for, and its conversation', async () => {
  const first = answer('top-7').replace(/References: .*\n/, '');
  await mail.load(ACCOUNT, await mail.write('top.eml', first));
  const of = (await mail.emails(ACCOUNT)).filter(({ thread }) => thread === 'top-7@b.test');
  expect(of.map(({ subject, parent }) => [subject, parent])).toEqual([
    ['Re: 7', 'Re: top-7'],
    ['Re: top-7', null],
  ]);
});
