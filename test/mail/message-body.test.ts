import { describe, expect, it } from 'vitest';
import { type MessageRow, readMessage } from '../../src/mail/message-row.ts';

function read(text: string | Buffer): MessageRow {
  const row = readMessage(Buffer.from(text));
  if ('reason' in row) throw new Error(row.reason);
  return row;
}

const multipart = (kind: string, ...parts: string[]) =>
  `Content-Type: multipart/${kind}; boundary="b"\n\n${parts.map((part) => `--b\n${part}\n`).join('')}--b--\n`;

const plain = (text: string) => `Content-Type: text/plain\n\n${text}`;
const html = (text: string) => `Content-Type: text/html\n\n${text}`;

describe('bodies', () => {
  it('are both texts of an alternative, without attachments', () => {
    const file =
      'Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename="a.txt"\n\nsecret';
    const row = read(
      `Subject: x\n${multipart('mixed', multipart('alternative', plain('words'), html('<b>words</b>')).replaceAll('"b"', '"c"').replaceAll('--b', '--c'), file)}`,
    );
    expect(row).toMatchObject({ body_plain: 'words', body_html: '<b>words</b>' });
  });

  it.each([
    ['quoted-printable', 'caf=C3=A9 =\nau lait =3D=\n =ZZ', 'café au lait = =ZZ'],
    ['base64', 'aGVsbG8gdGhlcmU=', 'hello there'],
    ['base64', 'aGVs\n\tbG8=\naGVsbG8=', 'hellohello'],
    ['Quoted-Printable ; x', 'a=20b', 'a b'],
    ['x-uuencode', 'begin 644 x\n%:&5L;&\\\n`\nend', 'hello'],
    ['7-bit', 'as it is =3D', 'as it is =3D'],
    ['spam', 'as it is', 'as it is'],
  ])('undo the transfer encoding %s', (encoding, body, expected) => {
    expect(read(`Subject: x\nContent-Transfer-Encoding: ${encoding}\n\n${body}`).body_plain).toBe(
      expected,
    );
  });

  it.each([
    [
      'enriched',
      '<bold>Dear <color><param>red</param>Ada</color></bold>,\n\nthe shop\nis <<open>.',
      'Dear Ada,\nthe shop is <open>.',
    ],
    [
      'calendar',
      'BEGIN:VCALENDAR\nSUMMARY:Tea\nEND:VCALENDAR',
      'BEGIN:VCALENDAR\nSUMMARY:Tea\nEND:VCALENDAR',
    ],
    ['markdown', '# Tea\nat four', '# Tea\nat four'],
  ])('are of kind text/%s where there is no other', (kind, text, expected) => {
    const part = `Content-Type: text/${kind}\n\n${text}`;
    expect(read(`Subject: x\n${part}`)).toMatchObject({ body_plain: expected, body_html: null });
    const both = read(`Subject: x\n${multipart('alternative', plain('words'), part)}`);
    expect(both.body_plain).toBe('words');
  });

  it.each([
    [
      'a boundary that is never closed',
      'Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo',
      'one\ntwo',
    ],
    [
      'a boundary that does not occur',
      'Content-Type: multipart/mixed; boundary=b\n\njust text',
      'just text',
    ],
    [
      'a boundary that the header lacks',
      'Content-Type: multipart/mixed\n\n--zz\n\none\n--zz--\n',
      'one',
    ],
    [
      'boundaries that begin alike',
      multipart(
        'mixed',
        `Content-Type: multipart/mixed; boundary="bb"\n\n--bb\n\ninner\n--bb--`,
        plain('outer'),
      ),
      'inner\nouter',
    ],
    ['an unreadable type', 'Content-Type: text\n\nstill text', 'still text'],
    [
      'headers without a blank line after them',
      'To: a@b.test\nthe text\nmore of it',
      'the text\nmore of it',
    ],
  ])('are read in spite of %s', (_, message, expected) => {
    expect(read(`Subject: x\n${message}`).body_plain).toBe(expected);
  });

  it('open messages within, but not those a bounce reports', () => {
    const inner =
      'Content-Type: message/rfc822\n\nFrom: a@b.test\nSubject: inside\n\nthe inner text';
    expect(read(`Subject: x\n${multipart('mixed', plain('look'), inner)}`).body_plain).toBe(
      'look\nFrom: a@b.test\nSubject: inside\n\nthe inner text',
    );
    expect(read(`Subject: x\n${multipart('report', plain('failed'), inner)}`).body_plain).toBe(
      'failed',
    );
    const digest = multipart('digest', '\nFrom: a@b.test\n\none', '\nFrom: c@d.test\n\ntwo');
    expect(read(`Subject: x\n${digest}`).body_plain).toContain('two');
  });

  it('have NUL bytes replaced, and say so', () => {
    expect(read('Subject: a\0b\n\nc\0d')).toMatchObject({
      subject: 'a\ufffdb',
      body_plain: 'c\ufffdd',
      repairs: expect.arrayContaining(['nul_replaced']),
    });
  });
});

describe('identity', () => {
  it('is the same for LF and CRLF and whatever marks a mail program left', () => {
    const text = 'Subject: x\nFrom: a@b.test\n\nbody\n';
    const marked = `Status: RO\nX-Mozilla-Status: 0001\n${text}`.replaceAll('\n', '\r\n');
    expect(read(marked).content_sha256).toBe(read(text).content_sha256);
    expect(read(text.replace('body', 'other')).content_sha256).not.toBe(read(text).content_sha256);
  });
});

describe('what is set aside', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['blank lines', '\n \r\n', 'empty'],
    ['prose', 'Dear reader,\nthis is no mail.\n', 'not_a_message'],
    ['random bytes', Buffer.from([0, 1, 2, 250, 251, 10, 13, 58]), 'not_a_message'],
    ['a 3 MB header', `Subject: ${'x'.repeat(3_000_000)}\n\nbody`, 'headers_too_large'],
    [
      '100,000 parts',
      `Subject: x\n${multipart('mixed', ...Array.from({ length: 100_000 }, () => ''))}`,
      'too_many_parts',
    ],
    [
      '3,000 levels',
      `Subject: x\n${Array.from({ length: 3000 }, (_, n) => `Content-Type: multipart/mixed; boundary="l${n}"\n\n--l${n}\n`).join('')}`,
      'nested_too_deep',
    ],
  ])('%s', (_, bytes, reason) => {
    const started = performance.now();
    expect(readMessage(Buffer.from(bytes))).toEqual({ reason });
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
