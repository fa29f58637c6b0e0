// Mail as Outlook saves it: read as the same mail in a mailbox would be.
import { describe, expect, test } from 'vitest';
import { isOutlookFile, readOutlookMessage } from '../../src/mail/outlook/outlook-message.ts';
import { outlookFile, outlookMail, type Properties } from '../support/outlook-file.ts';

const SECTOR = 512;

/** Rich text as Outlook compresses it, stored without compression. */
function storedRtf(rtf: string): Buffer {
  const text = Buffer.from(rtf, 'latin1');
  const head = Buffer.alloc(16);
  head.writeUInt32LE(text.length + 12, 0);
  head.writeUInt32LE(text.length, 4);
  head.write('MELA', 8, 'latin1');
  return Buffer.concat([head, text]);
}

const read = (properties: Properties) => readOutlookMessage(outlookMail(properties));

test('what its properties tell becomes the row that a mailbox would give', () => {
  const file = outlookMail(
    {
      '1042': '<question@home.example>',
      '1039': '<start@home.example> <question@home.example>',
      '0071': Buffer.alloc(22, 7),
    },
    {
      recipients: [
        { '3001': 'Ada', '39fe': 'ADA@home.example', '0c15': 1 },
        { '3001': 'Bo', '3003': 'bo@home.example', '0c15': 2 },
        { '3001': 'Cy', '3003': '/o=Tern/ou=First/cn=cy', '39fe': 'cy@home.example', '0c15': 3 },
      ],
    },
  );
  expect(isOutlookFile(file)).toBe(true);
  expect(readOutlookMessage(file)).toMatchObject({
    ...{ message_id: 'first@tern.example', from_address: 'jobs@tern.example' },
    ...{ from_name: 'Tern Works Jobs', to_address: 'ada@home.example' },
    ...{ cc_addresses: ['bo@home.example'], bcc_addresses: ['cy@home.example'] },
    ...{ subject: 'Your application at Tern Works' },
    body_plain: 'Thank you for your application.\nWe will be in touch.\n',
    ...{ sent_at: '2026-03-04T09:10:11.000Z', received_at: '2026-03-04T09:10:15.000Z' },
    reference_ids: ['start@home.example', 'question@home.example'],
    ...{ provider_thread_id: '07'.repeat(22), attachments_sha256: 'none', repairs: [] },
  });
});

test('the header it came with says more than its properties', () => {
  const row = read({
    '007d': `Microsoft Mail Internet Headers Version 2.0\r
Received: from a by b; Wed, 4 Mar 2026 11:00:00 +0100\r
From: =?utf-8?Q?B=C3=BCro?= <office@tern.example>\r
To: Ada <ada@home.example>\r
Subject: Re: from the header\r
Message-ID: <header@tern.example>\r
List-Unsubscribe: <https://tern.example/u>\r
Date: Wed, 4 Mar 2026 10:59:00 +0100\r
Content-Type: multipart/alternative; boundary=x\r
\r
`,
  });
  expect(row).toMatchObject({
    ...{ from_name: 'Büro', from_address: 'office@tern.example', subject: 'Re: from the header' },
    ...{ message_id: 'header@tern.example', is_bulk: true },
    ...{ received_at: '2026-03-04T10:00:00.000Z', sent_at: '2026-03-04T09:59:00.000Z' },
    body_plain: 'Thank you for your application.\nWe will be in touch.\n',
  });
});

test('a mail inside of one company is told by mail addresses, on behalf of whom it was sent', () => {
  const row = read({
    ...{ '0c1f': '/O=TERN/OU=FIRST/CN=JO', '0c1e': 'EX', '5d01': 'jo@tern.example' },
    ...{ '0042': 'Recruiting', '5d02': 'recruiting@tern.example' },
  });
  expect(row).toMatchObject({ from_address: 'recruiting@tern.example', from_name: 'Recruiting' });
});

describe('bodies', () => {
  test.each<[string, Properties, object]>([
    [
      'a page in its own charset',
      { '1013': Buffer.from('<p>Größe</p>', 'latin1'), '3fde': 1252 },
      { body_html: '<p>Größe</p>' },
    ],
    [
      'a page as UTF-8',
      { '1013': Buffer.from('<p>Größe</p>'), '3fde': 65001 },
      { body_html: '<p>Größe</p>' },
    ],
    ['a page as text', { '1013': '<p>Größe</p>' }, { body_html: '<p>Größe</p>' }],
    [
      'texts that are no Unicode',
      { '1000001e': 'Gr\xf6\xdfe', '1000': null, '3ffd': 1252 },
      { body_plain: 'Größe' },
    ],
    [
      'texts in a code page of their own',
      { '1000001e': '\xcf\xf0\xe8\xe2\xe5\xf2', '1000': null, '3ffd': 1251 },
      { body_plain: 'Привет' },
    ],
    [
      'texts in the code page of their language',
      { '1000001e': '\xcf\xf0\xe8\xe2\xe5\xf2', '1000': null, '3ff1': 1049, '3fde': 20127 },
      { body_plain: 'Привет' },
    ],
    [
      'rich text made from a page',
      {
        '1000': null,
        '1009': storedRtf(
          String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1 {\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 We regret\htmlrtf\par}\htmlrtf0 {\*\htmltag72 </p>}}`,
        ),
      },
      { body_plain: null, body_html: expect.stringContaining('We regret') },
    ],
    [
      'rich text made from plain text',
      {
        '1000': null,
        '1009': storedRtf(String.raw`{\rtf1\ansi\ansicpg1252\fromtext Gr\'f6\'dfe\par}`),
      },
      { body_plain: expect.stringContaining('Größe'), body_html: null },
    ],
    [
      'rich text that is broken',
      { '1000': null, '1009': Buffer.from('nothing') },
      { body_plain: null, body_html: null },
    ],
  ])('%s', (_, properties, expected) => {
    expect(read(properties)).toMatchObject(expected);
  });

  test('a signed mail is the one that it wraps', () => {
    const signed = `Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nWe regret.\r\n--b--\r\n`;
    const file = outlookMail(
      { '001a': 'IPM.Note.SMIME.MultipartSigned', '1000': null },
      { attachments: [{ '3701': Buffer.from(signed), '3707': 'smime.p7m' }] },
    );
    expect(readOutlookMessage(file)).toMatchObject({ body_plain: 'We regret.' });
  });
});

test('what is attached is known to be there, and not compared', () => {
  const file = outlookMail(
    {},
    { attachments: [{ '3701': Buffer.from('x'), '3707': 'offer.pdf' }] },
  );
  expect(readOutlookMessage(file)).toMatchObject({ attachments_sha256: null });
});

test.each(['IPM.Appointment', 'IPM.Contact', 'IPM.Task', 'IPM.StickyNote'])(
  '%s is no mail',
  (kind) => {
    expect(read({ '001a': kind })).toEqual({ reason: 'outlook_no_mail' });
  },
);

test.each([
  'IPM.Schedule.Meeting.Request',
  'IPM.Note.Rules.OofTemplate.Microsoft',
  'REPORT.IPM.Note.NDR',
])('%s is a mail', (kind) => {
  expect(read({ '001a': kind })).toMatchObject({ from_address: 'jobs@tern.example' });
});

test('another file of this container, a document say, is no mail', () => {
  expect(readOutlookMessage(outlookFile({ properties: {} }))).toEqual({
    reason: 'outlook_no_mail',
  });
});

describe('damaged', () => {
  const whole = outlookMail({ '1000': 'long '.repeat(2000) });

  test('cut off anywhere it ends with a reason', () => {
    for (let bytes = 600; bytes < whole.length; bytes += 700)
      expect(readOutlookMessage(whole.subarray(0, bytes)), String(bytes)).toEqual({
        reason: 'outlook_damaged',
      });
  });

  test('with any sector number replaced it ends, and most often with a reason', () => {
    const fat = SECTOR * (1 + whole.readInt32LE(76));
    for (let at = fat; at < fat + SECTOR; at += 4) {
      for (const next of [0, 1, (at - fat) / 4, 0x7fffffff, -5]) {
        const broken = Buffer.from(whole);
        broken.writeInt32LE(next, at);
        const row = readOutlookMessage(broken);
        if ('reason' in row) expect(row.reason).toBe('outlook_damaged');
      }
    }
  });

  test('a folder that holds itself ends with a reason', () => {
    const directory = SECTOR * (1 + whole.readInt32LE(48));
    const first = whole.readInt32LE(directory + 0x4c);
    const folder = [...Array(16).keys()].find((n) => whole[directory + 128 * n + 0x42] === 1) ?? 0;
    for (const [entry, field] of [
      [first, 0x44],
      [first, 0x48],
      [folder, 0x4c],
    ] as const) {
      const broken = Buffer.from(whole);
      broken.writeInt32LE(entry, directory + 128 * entry + field);
      expect(readOutlookMessage(broken)).toEqual({ reason: 'outlook_damaged' });
    }
  });

  test('a stream that claims to be larger than the file ends with a reason', () => {
    const directory = SECTOR * (1 + whole.readInt32LE(48));
    const broken = Buffer.from(whole);
    broken.writeUInt32LE(0x7fffffff, directory + 128 * 2 + 0x78);
    expect(readOutlookMessage(broken)).toEqual({ reason: 'outlook_damaged' });
  });
});
