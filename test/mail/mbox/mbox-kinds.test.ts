// Mailboxes as programs of forty years wrote them: each message is one, and no line of a text is a separator.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMailFiles } from '../../../src/ingest/emails/mail-files.ts';
import { readMailFile } from '../../../src/ingest/emails/read-mail-file.ts';
import { readMessage } from '../../../src/mail/message-row.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nyx-mbox-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Read {
  subject: string | null | undefined;
  body: string | null | undefined;
  reason: string | undefined;
  doubtful: boolean;
}

/** What a file of that name and content is read as. */
async function read(content: string | Buffer, name = 'box'): Promise<Read[]> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? Buffer.from(content, 'latin1') : content);
  const messages: Read[] = [];
  for await (const file of listMailFiles(path)) {
    for await (const piece of readMailFile(file, { maxMessageBytes: 1e6 })) {
      const row = piece.kind === 'message' ? readMessage(piece.bytes) : piece;
      const [subject, body] = 'subject' in row ? [row.subject, row.body_plain?.trim()] : [];
      const reason = 'reason' in row ? row.reason : undefined;
      messages.push({
        subject,
        body,
        reason,
        doubtful: piece.kind === 'message' && piece.doubtful === true,
      });
    }
  }
  return messages;
}

const subjects = (messages: Read[]): unknown[] =>
  messages.map(({ subject, reason }) => subject ?? reason);

const mail = (subject: string, body: string): string =>
  `From: Ada <ada@example.org>\nTo: bob@b.test\nSubject: ${subject}\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n\n${body}\n`;
const box = (separator: string, glue = '\n'): string =>
  ['one', 'two', 'three'].map((name) => `${separator}\n${mail(name, `text ${name}`)}`).join(glue);

const SEPARATORS = [
  'From ada@example.org Mon Mar  2 09:00:00 2026',
  'From ada@example.org Mon Mar 2 09:00:00 2026',
  'From ada@example.org  Mon Mar  2 09:00 2026',
  'From ada@example.org Mon Mar  2 09:00:00 GMT 2026',
  'From ada@example.org Mon Mar  2 09:00:00 2026 +0100',
  'From 1234567890123456789@xxx Mon Mar 02 09:00:00 +0000 2026',
  'From - Mon Mar  2 09:00:00 2026',
  'From ???@??? Mon Mar 02 09:00:00 2026',
  'From MAILER-DAEMON Mon Mar  2 09:00:00 2026',
  'From root Mon Mar  2 09:00:00 2026',
];

describe('separators that can be nothing else', () => {
  it.each(SEPARATORS)(
    '%s, with and without a blank line before, at any line end',
    async (separator) => {
      for (const glue of ['\n', '']) {
        for (const end of ['\n', '\r\n', '\r', '\r\r\n']) {
          const messages = await read(box(separator, glue).replaceAll('\n', end));
          expect(subjects(messages), JSON.stringify(end)).toEqual(['one', 'two', 'three']);
          expect(messages[1]?.body).toBe('text two');
        }
      }
    },
  );
});

describe('separators of other makes, behind a blank line', () => {
  it.each([
    'From ada@example.org',
    'From -',
    'From MAILER-DAEMON',
    'From ada@example.org Mon, 2 Mar 2026 09:00:00 +0100',
    'From ada@example.org 2026-03-02T09:00:00Z',
    'From ada@example.org 02/03/2026 09:00',
    'From ada@example.org Mo Mär 2 09:00:00 2026',
    'From Ada Lovelace Mon Mar  2 09:00:00 2026',
    'From uucp Mon Mar  2 09:00:00 2026 remote from host',
    'From Ada Lovelace',
  ])('%s', async (separator) => {
    expect(subjects(await read(box(separator)))).toEqual(['one', 'two', 'three']);
  });
});

describe('a separator without a blank line before', () => {
  const ends = (length: number): string =>
    `From a@b.test\n${mail('one', 'text one').replace('Subject', `Content-Length: ${length}\nSubject`)}From a@b.test\n${mail('two', 'text two')}`;

  it('is one where the Content-Length ends', async () => {
    expect(subjects(await read(ends('text one\n'.length)))).toEqual(['one', 'two']);
    expect(subjects(await read(ends('text one'.length)))).toEqual(['one', 'two']);
  });

  it('is text elsewhere, and a note', async () => {
    const messages = await read(ends(3));
    expect(subjects(messages)).toEqual(['one']);
    expect(messages[0]).toMatchObject({
      doubtful: true,
      body: expect.stringContaining('text two'),
    });
  });
});

it.each([
  ['too long', 5000],
  ['within the next message', 60],
  ['zero', 0],
])('a Content-Length that is %s loses no message', async (_, length) => {
  const content = box('From a@b.test Mon Mar  2 09:00:00 2026').replaceAll(
    'Subject',
    `Content-Length: ${length}\nSubject`,
  );
  expect(subjects(await read(content))).toEqual(['one', 'two', 'three']);
});

describe('a line of a text that begins with From', () => {
  it.each([
    'From then on it rained.',
    'From our side everything is fine.\nRegards: Ada',
    'From Monday on we are closed 09:00 to 17:00\nNote: until 2026',
    'From: the desk of Ada\nTo: whom it may concern',
    'From 5 to 10\n\nFrom a to b',
  ])('is no separator: %s', async (line) => {
    const messages = await read(
      `From a@b.test Mon Mar  2 09:00:00 2026\n${mail('one', `hello\n\n${line}`)}`,
    );
    expect(messages).toMatchObject([{ subject: 'one', body: `hello\n\n${line}`, doubtful: false }]);
  });

  it('is none before what may be a quoted header, and a note tells', async () => {
    const text = 'hello\n\nFrom our archive:\nSubject: an old mail\n\nold text';
    const messages = await read(`From a@b.test Mon Mar  2 09:00:00 2026\n${mail('one', text)}`);
    expect(messages).toMatchObject([{ subject: 'one', body: text, doubtful: true }]);
  });

  it('comes back without the mark that mboxo and mboxrd put before it', async () => {
    const text = '>From now on\n>>From the past\n> From a reply';
    const [message] = await read(`From a@b.test Mon Mar  2 09:00:00 2026\n${mail('one', text)}`);
    expect(message?.body).toBe('From now on\n>From the past\n> From a reply');
  });
});

describe('a mailbox', () => {
  const SEPARATOR = 'From a@b.test Mon Mar  2 09:00:00 2026';

  it.each([
    ['LF and CRLF', '\n', '\r\n'],
    ['CRLF and LF', '\r\n', '\n'],
    ['CR and LF', '\r', '\n'],
    ['LF and CR', '\n', '\r'],
    ['CRLF and CR', '\r\n', '\r'],
  ])('whose messages end their lines with %s', async (_, first, second) => {
    const parts = ['one', 'two', 'three', 'four'].map((name, index) =>
      `${SEPARATOR}\n${mail(name, `text ${name}`)}\n`.replaceAll(
        '\n',
        index % 2 === 0 ? first : second,
      ),
    );
    const messages = await read(parts.join(''));
    expect(subjects(messages)).toEqual(['one', 'two', 'three', 'four']);
    expect(messages.map(({ body }) => body)).toEqual([
      'text one',
      'text two',
      'text three',
      'text four',
    ]);
  });

  it.each([
    ['a byte order mark', '\xef\xbb\xbf'],
    ['blank lines', '\r\n\n'],
    ['NULs', '\0\0\0\0'],
    ['NULs and a blank line', '\0\0\n'],
  ])('that begins with %s', async (_, start) => {
    expect(subjects(await read(`${start}${box(SEPARATOR)}`))).toEqual(['one', 'two', 'three']);
  });

  it('with NULs where a program crashed', async () => {
    const content = box(SEPARATOR).replaceAll('\nFrom a@b', '\n\0\0\0\0From a@b');
    expect(subjects(await read(content))).toEqual(['one', 'two', 'three']);
  });

  it('without a newline at its end', async () => {
    expect(await read(box(SEPARATOR).trimEnd())).toMatchObject([{}, {}, { body: 'text three' }]);
  });

  it('in UTF-16', async () => {
    for (const mark of ['\ufeff', '']) {
      const content = Buffer.from(`${mark}${box(SEPARATOR)}`, 'utf16le');
      expect(subjects(await read(content))).toEqual(['one', 'two', 'three']);
      expect(subjects(await read(Buffer.from(content).swap16()))).toEqual(['one', 'two', 'three']);
    }
  });

  it.each(['box', 'box.mbox', 'box.eml'])(
    'named %s, whose first message has no separator',
    async (name) => {
      const content = `${mail('none', 'lost its separator')}\n${box(SEPARATOR)}`;
      const found = subjects(await read(content, name));
      // A message alone is what .eml says it is; its text may quote a mailbox.
      expect(found).toEqual(name === 'box.eml' ? ['none'] : ['none', 'one', 'two', 'three']);
    },
  );

  it('is none where a message begins with a field From and a space before its colon', async () => {
    for (const name of ['letter', 'letter.eml'])
      expect(subjects(await read('From : Ada <a@b.test>\nSubject: one\n\ntext\n', name))).toEqual([
        'one',
      ]);
  });

  it('that is called .eml', async () => {
    expect(subjects(await read(box(SEPARATOR), 'all.eml'))).toEqual(['one', 'two', 'three']);
  });

  it.each(['\n', '\r\n'])('of MMDF, with %j', async (end) => {
    const mark = '\x01\x01\x01\x01\n';
    const content = ['one', 'two']
      .map((name) => `${mark}${mail(name, 'a \x01\x01\x01\x01\nFrom x')}${mark}`)
      .join('');
    const messages = await read(content.replaceAll('\n', end));
    expect(messages).toMatchObject([
      { subject: 'one', body: 'a \x01\x01\x01\x01\nFrom x' },
      { subject: 'two' },
    ]);
  });

  it('of Netscape, as its messages say how long they are', async () => {
    const message = (name: string): string =>
      `From - Mon Jan  1 10:00:00 1996\nReturn-Path: <a@x.example>\nSubject: ${name}\nContent-Length: ${name.length + 1}\n\n${name}\n`;
    expect(await read(message('first') + message('second'))).toMatchObject([
      { subject: 'first', body: 'first' },
      { subject: 'second', body: 'second' },
    ]);
  });
});

it('takes linear time for a message without a blank line, whatever its lines look like', async () => {
  const start = 'From a@b.example Mon Mar  2 09:00:00 2026\nFrom: a@b.example\nSubject: hi\n';
  const content = start + 'From xx yy\nSubject: x\n'.repeat(40_000);
  const before = process.cpuUsage();
  expect(await read(content)).toHaveLength(1);
  const { user, system } = process.cpuUsage(before);
  // Searched anew at each line, it took forty seconds.
  expect((user + system) / 1e6).toBeLessThan(10);
}, 60_000);
