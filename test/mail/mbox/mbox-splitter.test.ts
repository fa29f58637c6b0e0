import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type MailPiece,
  splitMbox,
  unescapeFromLines,
} from '../../../src/mail/mbox/mbox-splitter.ts';

const FROM = 'From ada@example.org Mon Mar  2 09:00:00 2026\n';

async function split(
  text: string,
  chunkBytes = 1 << 20,
  maxMessageBytes = 1 << 20,
): Promise<MailPiece[]> {
  const bytes = Buffer.from(text, 'latin1');
  async function* chunks() {
    for (let i = 0; i < bytes.length; i += chunkBytes)
      yield Buffer.from(bytes.subarray(i, i + chunkBytes));
  }
  const pieces: MailPiece[] = [];
  for await (const piece of splitMbox(chunks(), { maxMessageBytes })) pieces.push(piece);
  return pieces;
}

async function texts(mbox: string, chunkBytes?: number): Promise<string[]> {
  const pieces = await split(mbox, chunkBytes);
  return pieces.map((piece) =>
    piece.kind === 'message' ? piece.bytes.toString('latin1') : piece.reason,
  );
}

describe('splitMbox', () => {
  it('gives each message with its place in the file', async () => {
    const mbox = `${FROM}Subject: a\n\none\n\n${FROM}Subject: b\n\ntwo\n`;
    const pieces = await split(mbox);
    expect(pieces).toMatchObject([
      { kind: 'message', offset: FROM.length, length: 16 },
      { kind: 'message', offset: 2 * FROM.length + 17 },
    ]);
    for (const piece of pieces) {
      if (piece.kind !== 'message') throw new Error('set aside');
      expect(mbox.slice(piece.offset, piece.offset + piece.length)).toBe(piece.bytes.toString());
    }
  });

  it.each([
    ['CRLF', `${FROM}Subject: a\n\none\n\n${FROM}Subject: b\n\ntwo\n`.replaceAll('\n', '\r\n'), 2],
    ['a byte order mark first', `\xef\xbb\xbf${FROM}Subject: a\n\none\n`, 1],
    ['no newline at the end', `${FROM}Subject: a\n\none\n\n${FROM}Subject: b\n\ntwo`, 2],
    [
      'a body line that begins with From',
      `${FROM}Subject: a\n\nhello\n\nFrom then on it rained.\nYes.\n`,
      1,
    ],
    [
      'From after text, though a header follows',
      `${FROM}Subject: a\n\nhello\nFrom: x\nFrom y\nTo: z\n`,
      1,
    ],
    ['an empty message between two', `${FROM}\n${FROM}Subject: b\n\ntwo\n`, 2],
    [
      "Thunderbird's separator without a blank line",
      `From - Mon Mar  2 09:00:00 2026\nX-Mozilla-Status: 0001\nSubject: a\n\none\nFrom - Mon Mar  2 09:00:01 2026\nX-Mozilla-Status: 0001\nSubject: b\n\ntwo\n`,
      2,
    ],
    [
      'a sender and a date in each separator, without a blank line',
      'From a@b.c Mon Mar  2 09:00:00 2026\nSubject: a\n\none\nFrom a@b.c Mon Mar 02 09:00:01 2026\nSubject: b\n\ntwo\n',
      2,
    ],
    [
      'a sentence with a date, without a blank line',
      `${FROM}Subject: a\n\nhello\nFrom a@b.c on Mon Mar  2 09:00:00 2026\nnote: it rained\n`,
      1,
    ],
    [
      'a quoted git patch',
      `${FROM}Subject: a\n\nlook:\n\nFrom ${'0a'.repeat(20)} Mon Sep 17 00:00:00 2001\nFrom: Ada <ada@example.org>\nSubject: [PATCH] x\n\ndiff\n`,
      1,
    ],
    [
      'a series of git patches',
      `From ${'0a'.repeat(20)} Mon Sep 17 00:00:00 2001\nFrom: a@b.c\n\ndiff\n\nFrom ${'0b'.repeat(20)} Mon Sep 17 00:00:00 2001\nFrom: a@b.c\n\ndiff\n`,
      2,
    ],
    ['nothing', '', 0],
    ['only a separator', FROM, 1],
  ])('reads an mbox with %s', async (_, mbox, count) => {
    expect(await split(mbox)).toHaveLength(count);
  });

  it('believes Content-Length only when it lands on a separator', async () => {
    const quoting = `see\n\n${FROM}Subject: quoted\n\ninner\n`;
    const honest = `${FROM}Content-Length: ${quoting.length}\n\n${quoting}\n${FROM}Subject: b\n\ntwo\n`;
    expect(await texts(honest)).toEqual([
      `Content-Length: ${quoting.length}\n\n${quoting}`,
      'Subject: b\n\ntwo\n',
    ]);
    const lying = honest.replace(/Content-Length: \d+/, `Content-Length: ${quoting.length - 3}`);
    expect(await split(lying)).toHaveLength(3);
  });

  it('sets a message above the limit aside and reads on', async () => {
    const mbox = `${FROM}Subject: big\n\n${'x'.repeat(5000)}\n\n${FROM}Subject: b\n\ntwo\n`;
    const pieces = await split(mbox, 100, 1000);
    expect(pieces).toMatchObject([
      { kind: 'set_aside', reason: 'message_too_large', offset: FROM.length, length: 5015 },
      { kind: 'message', length: 16 },
    ]);
  });

  it('reads the same messages however the bytes arrive', async () => {
    const line = fc.constantFrom(
      '',
      'text',
      'From the start',
      '>From quoted',
      'From x',
      'Subject: in the body',
      '--boundary',
      ' ',
      FROM.trim(),
      'From - Mon Mar  2 09:00:00 2026',
      'X-Mozilla-Status: 0001',
      'Content-Length: 17',
      '\r',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 30 }),
        fc.integer({ min: 1, max: 60 }),
        async (lines, chunk) => {
          const mbox = `${FROM}Subject: a\n\n${lines.join('\n')}`;
          expect(await split(mbox, chunk)).toEqual(await split(mbox));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds every escaped message of a random mailbox at every boundary', async () => {
    const body = fc.array(fc.constantFrom('', 'From ', 'From a\n', 'hello', '>From b', 'X: y'), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(body, { minLength: 1, maxLength: 5 }), async (bodies) => {
        const messages = bodies.map(
          (lines, n) => `Subject: ${n}\n\n${lines.join('\n').replace(/^(>*From )/gm, '>$1')}\n`,
        );
        const mbox = messages.map((message) => `${FROM}${message}\n`).join('');
        for (let chunk = 1; chunk < 70; chunk += 3)
          expect(await texts(mbox, chunk)).toEqual(messages);
      }),
      { numRuns: 60 },
    );
  });
});

describe('unescapeFromLines', () => {
  it('takes one mark off quoted lines of the body and leaves headers alone', () => {
    const message = Buffer.from('X: y\n\n>From a\n>>From b\n> From c\ntext >From d\n');
    expect(unescapeFromLines(message).toString()).toBe(
      'X: y\n\nFrom a\n>From b\n> From c\ntext >From d\n',
    );
  });
});
