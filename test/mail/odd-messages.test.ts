// Messages as old and careless programs write them: read as people read them.
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/mail/message-row.ts';
import { readAddresses } from '../../src/mail/mime/addresses.ts';
import { decodeCharset } from '../../src/mail/mime/charset.ts';
import { readMailDate } from '../../src/mail/mime/mail-date.ts';

const HEAD =
  'From: Acme Jobs <jobs@acme.example>\r\nSubject: S 1\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n';
const PLAIN = readMessage(Buffer.from(`${HEAD}\r\nutf sixteen, Grüße\r\n`));

describe('a message', () => {
  it.each([
    [
      'with carriage returns alone',
      Buffer.from(`${HEAD}\r\nutf sixteen, Grüße\r\n`.replaceAll('\n', '')),
    ],
    ['in UTF-16LE', Buffer.from(`\ufeff${HEAD}\r\nutf sixteen, Grüße\r\n`, 'utf16le')],
    ['in UTF-16BE', Buffer.from(`\ufeff${HEAD}\r\nutf sixteen, Grüße\r\n`, 'utf16le').swap16()],
    ['in UTF-16 without a mark', Buffer.from(`${HEAD}\r\nutf sixteen, Grüße\r\n`, 'utf16le')],
    [
      'in UTF-16 that says so',
      Buffer.from(
        `${HEAD}Content-Type: text/plain; charset=utf-16\r\n\r\nutf sixteen, Grüße\r\n`,
        'utf16le',
      ),
    ],
  ])('%s is read like one in UTF-8', (_, bytes) => {
    const { subject, sent_at, from_address, body_plain } = PLAIN as Extract<
      typeof PLAIN,
      { subject: unknown }
    >;
    expect(body_plain).toContain('Grüße');
    expect(readMessage(bytes)).toMatchObject({ subject, sent_at, from_address, body_plain });
  });
});

describe('a name with a comma that nobody quoted', () => {
  it.each([
    ['Acme, Inc. <jobs@acme.example>', [['Acme, Inc.', 'jobs@acme.example']]],
    [
      'Lovelace, Ada <ada@b.test>, Bob <bob@b.test>',
      [
        ['Lovelace, Ada', 'ada@b.test'],
        ['Bob', 'bob@b.test'],
      ],
    ],
    ['Firm, The, Ltd. <a@b.test>', [['Firm, The, Ltd.', 'a@b.test']]],
    [
      'a@b.test, Acme, Inc. <c@b.test>',
      [
        ['', 'a@b.test'],
        ['Acme, Inc.', 'c@b.test'],
      ],
    ],
    ['Acme, <c@b.test>', [['', 'c@b.test']]],
    ['nobody; Ada <a@b.test>', [['Ada', 'a@b.test']]],
    ['undisclosed-recipients:;', []],
    [
      'Ada <a@b.test> Bob <b@b.test>',
      [
        ['Ada', 'a@b.test'],
        ['Bob', 'b@b.test'],
      ],
    ],
    ['"Acme, Inc." <a@b.test>', [['Acme, Inc.', 'a@b.test']]],
  ])('%s', (header, expected) => {
    expect(readAddresses(header).map(({ name, address }) => [name, address])).toEqual(expected);
  });
});

describe('a date', () => {
  it.each([
    'Mo, 2 Mrz 2026 10:00:00 +0100',
    'Mo 2 Mär 2026 10:00:00 +0100',
    'Mo, 2. März 2026 10:00:00 +0100',
    'lun., 2 mars 2026 10:00:00 +0100',
    'lun, 2 mar 2026 10:00:00 +0100',
    'Monday, 2-March-2026 10:00:00 +0100',
    'Mon Mar  2 10:00:00 2026 +0100',
  ])('%s', (text) => {
    expect(readMailDate(text)).toBe('2026-03-02T09:00:00.000Z');
  });

  it('in an encoded word', () => {
    const row = readMessage(
      Buffer.from('Subject: x\nDate: =?UTF-8?Q?Mon=2C_2_Mar_2026_10=3A00=3A00_=2B0100?=\n\nx'),
    );
    expect(row).toMatchObject({ sent_at: '2026-03-02T09:00:00.000Z' });
  });

  it.each([
    'Mo, 2 Foo 2026 10:00:00',
    '31 Dec 9999 23:59:59 -9999',
    '0 Jan 0000 00:00',
    'infinity',
    '-infinity',
    'NaN',
  ])('that is none is none: %s', (text) => {
    expect(readMailDate(text)).toBeNull();
  });
});

describe('a charset that says another thing than is meant', () => {
  it.each([
    ['unicode', Buffer.from('Grüße aus Köln'), 'Grüße aus Köln'],
    ['unicode', Buffer.from('Grüße', 'utf16le'), 'Grüße'],
    ['utf-16', Buffer.from('plain words'), 'plain words'],
    ['utf-16le', Buffer.from('東京 です', 'utf16le'), '東京 です'],
    ['iso-2022-jp', Buffer.from('a4a2a4a4', 'hex'), 'あい'],
    ['iso-2022-jp', Buffer.from('あい'), 'あい'],
    ['iso-2022-jp', Buffer.from('82a082a2', 'hex'), 'あい'],
  ])('%s %#', (label, bytes, text) => {
    expect(decodeCharset(bytes, label)).toBe(text);
  });
});
