// H7: one odd message in a mailbox or a table of mails is set aside or read; all others are loaded, and the ledger adds up.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MailLoading, mailLoading } from './mail-loading.ts';

let mail: MailLoading;
beforeAll(async () => {
  mail = await mailLoading();
});
afterAll(() => mail[Symbol.asyncDispose]());

const FROM = 'From x@y.test Mon Mar  2 09:00:00 2026\n';
const message = (subject: string, head: string, body = 'text'): string =>
  `${FROM}From: a@b.test\nTo: ada@example.org\nSubject: ${subject}\n${head}\n\n${body}\n\n`;

/** Characters that no compression makes shorter, in three bytes each. */
const incompressible = (length: number): string =>
  Array.from({ length }, (_, n) => String.fromCharCode(0x4e00 + ((n * 7919) % 20_000))).join('');

const QP = 'Content-Transfer-Encoding: quoted-printable';
const MIXED = 'Content-Type: multipart/mixed; boundary=b';

it('of a mailbox', async () => {
  const odd = [
    message('qp', `${MIXED}\n`, `--b\n${QP}\n\none=\n--b--`),
    message('id', `Message-ID: <${incompressible(900)}@x.test>`),
    message(
      'ancestor',
      `Message-ID: <9@x.test>\nReferences: <${incompressible(950)}@x.test> <8@x.test>`,
    ),
    message('address', `Reply-To: ${incompressible(5000)}@x.test`).replace(
      'a@b.test',
      `a@${incompressible(3000)}.test`,
    ),
    message('date', 'Date: Fri, 31 Dec 9999 23:59:60 -9999'),
    message('nul', 'X-Note: \0', 'a\0b'),
    message('parts', MIXED, '--b\n\nx\n'.repeat(10_001)),
    message('levels', nested(3000).head, nested(3000).body),
    message('header', `X-Long: ${'x'.repeat(3_000_000)}`),
  ];
  const plain = Array.from({ length: 20 }, (_, n) =>
    message(`plain ${n}`, `Message-ID: <${n}@x.test>`),
  );
  const path = await mail.write('odd.mbox', [...odd, ...plain].join(''));
  const summary = await mail.load('odd@t', path, { maxMessageBytes: 10_000_000 });
  expect(summary).toMatchObject({
    read: 29,
    inserted: 26,
    rejected: 3,
    reasons: { too_many_parts: 1, nested_too_deep: 1, headers_too_large: 1 },
  });
  expect(await mail.load('odd@t', path, { maxMessageBytes: 10_000_000 })).toMatchObject({
    read: 29,
    inserted: 0,
    unchanged: 26,
    rejected: 3,
  });
});

/** A message of so many parts within parts. */
function nested(levels: number): { head: string; body: string } {
  const type = (level: number): string => `Content-Type: multipart/mixed; boundary=b${level}`;
  const opened = Array.from(
    { length: levels },
    (_, level) => `--b${level}\n${type(level + 1)}\n\n`,
  );
  return { head: type(0), body: `${opened.join('')}--b${levels}\n\ninnermost\n` };
}

it('of a table, whose conversations are told by their whole text', async () => {
  const rows = ['one', 'two'].map(
    (subject) => `a@b.test,${subject},${incompressible(9000)},text of ${subject}`,
  );
  const path = await mail.write('mails.csv', `from,subject,thread,body\n${rows.join('\n')}\n`);
  expect(await mail.load('table@t', path, { maxMessageBytes: 100_000 })).toMatchObject({
    read: 2,
    inserted: 2,
  });
  const [one, two] = await mail.emails('table@t');
  expect(one?.thread).toMatch(/^sha256:/);
  expect(two?.thread).toBe(one?.thread);
});

it('a poorer copy of a message stands beside it and takes nothing from it', async () => {
  const rich = message('rich', 'Message-ID: <rich@x.test>\nCc: c@b.test', 'the whole text');
  const poor = `${FROM}From: a@b.test\nMessage-ID: <rich@x.test>\n\n\n\n`;
  for (const [name, content] of [
    ['first', rich + poor],
    ['second', poor],
    ['third', rich],
  ] as const)
    await mail.load('copies@t', await mail.write(`${name}.mbox`, content));
  const stored = await mail.emails('copies@t');
  expect(stored).toHaveLength(2);
  expect(stored).toContainEqual(
    expect.objectContaining({
      subject: 'rich',
      body_plain: 'the whole text\n',
      cc_addresses: ['c@b.test'],
    }),
  );
});

it("Pine's note on its folder is left out, with a word, and doubtful separators are told", async () => {
  const pine = `From MAILER-DAEMON Mon Mar  2 09:00:00 2026\nDate: 02 Mar 2026 09:00:00 +0000\nFrom: Mail System Internal Data <MAILER-DAEMON@host>\nSubject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\nX-IMAP: 1000000000 0000000002\n\nThis text is part of the internal format of your mail folder.\n\n`;
  const doubtful = message(
    'quoting',
    'Message-ID: <q@x.test>',
    'From our archive:\nSubject: old\n\nold text',
  );
  const path = await mail.write('pine', pine + doubtful);
  expect(await mail.load('pine@t', path, { maxRejects: { rows: 0 } })).toMatchObject({
    read: 1,
    inserted: 1,
    rejected: 0,
    notes: { message: { folder_data_left_out: 1, separator_doubtful: 1 } },
  });
});
