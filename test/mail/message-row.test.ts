import { describe, expect, it } from 'vitest';
import { type MessageRow, readMessage } from '../../src/mail/message-row.ts';

/** A message from header lines and a body; both may hold raw bytes. */
function message(head: string | Buffer, body: string | Buffer = ''): Buffer {
  return Buffer.concat([Buffer.from(head), Buffer.from('\n\n'), Buffer.from(body)]);
}

function read(bytes: Buffer): MessageRow {
  const row = readMessage(bytes);
  if ('reason' in row) throw new Error(row.reason);
  return row;
}

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

describe('charsets of bodies', () => {
  it.each([
    ['utf-8', bytes('c3a4e2829c'), 'äₜ'],
    ['UTF-7', Buffer.from('Hi Mom -+Jjo--! 1 +- 1 = 2'), 'Hi Mom -☺-! 1 + 1 = 2'],
    ['utf-16le', bytes('e400ac20'), 'ä€'],
    ['UTF-16BE', bytes('00e420ac'), 'ä€'],
    ['iso-2022-jp', bytes('1b2442 2439 2462 1b2842'), 'すも'],
    ['Shift_JIS', bytes('82a0 82a2'), 'あい'],
    ['cp932', bytes('82a0 82a2'), 'あい'],
    ['EUC-JP', bytes('a4a2 a4a4'), 'あい'],
    ['euc-kr', bytes('bdba c6bc'), '스티'],
    ['ks_c_5601-1987', bytes('bdba c6bc'), '스티'],
    ['iso-2022-kr', bytes('1b242943 0e 3d3a 463c 0f 6f6b'), '스티ok'],
    ['big5', bytes('a4a4 a4e5'), '中文'],
    ['x-big5', bytes('a4a4 a4e5'), '中文'],
    ['GB18030', bytes('d6d0 cec4'), '中文'],
    ['gb2312', bytes('d6d0 cec4'), '中文'],
    ['hz-gb-2312', Buffer.from('~{VPND~} ok ~~'), '中文 ok ~'],
    ['koi8-r', bytes('f0d2c9d7c5d4'), 'Привет'],
    ['windows-1251', bytes('cff0e8e2e5f2'), 'Привет'],
    ['windows-1250', bytes('9ae8f8'), 'ščř'],
    ['windows-1252', bytes('93 80 94'), '“€”'],
    ['iso-8859-1', bytes('e9 a4'), 'é¤'],
    ['iso-8859-15', bytes('e9 a4'), 'é€'],
    ['iso-8859-2', bytes('b9e8f8'), 'ščř'],
    ['windows-1253', bytes('c3e5e9'), 'Γει'],
    ['windows-1254', bytes('fef0'), 'şğ'],
    ['windows-1255', bytes('f9ecf5'), 'שלץ'],
    ['windows-1256', bytes('e3d1'), 'مر'],
    ['tis-620', bytes('cac7'), 'สว'],
    ['macintosh', bytes('8e'), 'é'],
    ['us-ascii', bytes('e9'), 'é'],
    ['x-unknown', bytes('c3a9'), 'é'],
    ['utf-8', bytes('66e9e9'), 'féé'],
    ['iso-8859-1', bytes('c3a9 e282ac'), 'é€'],
    ['nonsense-9', bytes('e9'), 'é'],
  ])('%s', (charset, body, expected) => {
    const row = read(message(`Subject: x\nContent-Type: text/plain; charset="${charset}"`, body));
    expect(row.body_plain?.slice(0, expected.length)).toBe(expected);
  });

  it('are taken from the page itself where the header names none', () => {
    const page = Buffer.concat([Buffer.from('<meta charset="koi8-r"><p>'), bytes('f0d2c9d7c5d4')]);
    expect(read(message('Subject: x\nContent-Type: text/html', page)).body_html).toContain(
      'Привет',
    );
  });
});

describe('headers', () => {
  it.each([
    ['=?utf-8?B?w6TDtg==?=', 'äö'],
    ['=?ISO-8859-1?Q?Fr=F6sche_und_Hasen?=', 'Frösche und Hasen'],
    ['=?utf-8?Q?split_=E2=82?= =?utf-8?Q?=AC_euro?=', 'split € euro'],
    ['=?iso-2022-jp?B?GyRCJF4kXyRgJGEkYhsoQg==?=', 'まみむめも'],
    ['=?EUC-KR?B?vbrGvA==?= ok', '스티 ok'],
    ['=?big5?B?pKSk5Q==?=', '中文'],
    ['=?utf-8*en?Q?caf=C3=A9?=', 'café'],
    ['plain =?utf-8?Q?=C3=A9?=tude', 'plain étude'],
    ['=?broken?Q', '=?broken?Q'],
    ['a\n\tfolded   line', 'a folded line'],
  ])('decode the subject %s', (raw, expected) => {
    expect(read(message(`Subject: ${raw}`)).subject).toBe(expected);
  });

  it('with raw bytes are read as UTF-8, else as the body says, else as windows-1252', () => {
    const subject = (raw: Buffer, type = 'text/plain') =>
      read(message(Buffer.concat([Buffer.from(`Content-Type: ${type}\nSubject: `), raw]))).subject;
    expect(subject(Buffer.from('Überraschung €'))).toBe('Überraschung €');
    expect(subject(bytes('f0d2c9d7c5d4'), 'text/plain; charset=koi8-r')).toBe('Привет');
    expect(subject(bytes('dc62'))).toBe('Üb');
  });

  it('give addresses lower-cased, split and out of their groups', () => {
    const row = read(
      message(
        [
          'From: "Doe, Jane (HR)" <Jane.Doe@Corp.Example>',
          'To: =?utf-8?Q?J=C3=B6rg?= <a@x.test>, Team: b@x.test, "C, D" <c@x.test>;, d@X.test (Dee)',
          'Cc: <e@x.test>; f@x.test',
          'Bcc: undisclosed-recipients:;',
          'Reply-To: answers@corp.example',
        ].join('\n'),
      ),
    );
    expect(row).toMatchObject({
      from_address: 'jane.doe@corp.example',
      from_name: 'Doe, Jane (HR)',
      to_address: 'a@x.test, b@x.test, c@x.test, d@x.test',
      cc_addresses: ['e@x.test', 'f@x.test'],
      bcc_addresses: [],
      reply_to_address: 'answers@corp.example',
      repairs: ['date_missing'],
    });
  });

  it.each([
    ['ann.lee at lists.test (Ann Lee)', 'ann.lee@lists.test', 'Ann Lee'],
    ['Ann Lee <ann.lee (at) lists.test>', 'ann.lee@lists.test', 'Ann Lee'],
    ['"Ann at Corp" <ann@corp.test>', 'ann@corp.test', 'Ann at Corp'],
    ['Ann Lee <ann@corp.test> Bo Ray <bo@corp.test>', 'ann@corp.test', 'Ann Lee'],
  ])('read the sender %s', (from, address, name) => {
    expect(read(message(`From: ${from}`))).toMatchObject({
      from_address: address,
      from_name: name,
    });
  });

  it('may be indented in their first line', () => {
    expect(read(message(' From: ann@corp.test\nSubject: x'))).toMatchObject({
      from_address: 'ann@corp.test',
      subject: 'x',
    });
  });

  it('without a usable address keep their text, or say unknown, and are counted', () => {
    const row = read(
      message('From: The Moderator\nSubject: x\nDate: Mon, 2 Mar 2026 10:00:00 +0000'),
    );
    expect(row).toMatchObject({
      from_address: 'the moderator',
      to_address: 'unknown',
      repairs: ['from_missing', 'to_missing'],
    });
  });

  it.each([
    ['Thu, 13 Feb 2026 12:02:03 +0100 (CET)', '2026-02-13T11:02:03.000Z'],
    ['13 Feb 26 12:02 EST', '2026-02-13T17:02:00.000Z'],
    ['Thu Feb 13 12:02:03 2026', '2026-02-13T12:02:03.000Z'],
    ['Fri, 13 Feb 2026 12:02:60 GMT', '2026-02-13T12:02:59.000Z'],
    ['Fri, 13 Feb 2026 12:02:03 GMT+0200', '2026-02-13T10:02:03.000Z'],
    ['2026-02-13T12:02:03+05:30', '2026-02-13T06:32:03.000Z'],
    ['30 Feb 2026 10:00:00 +0000', null],
    ['Mon, 1 Jan 0001 00:00:00 +0000', null],
    ['Fri, 1 Jan 99999 00:00:00 +0000', null],
    ['yesterday', null],
  ])('read the date %s', (date, expected) => {
    expect(read(message(`Date: ${date}`)).sent_at).toBe(expected);
  });

  it('tell arrival by the topmost Received line that has a date', () => {
    const row = read(
      message(
        [
          'Received: from a by b; nonsense',
          'Received: from c by d;\n Mon, 2 Mar 2026 11:00:00 +0100',
          'Received: from e by f; Mon, 2 Mar 2026 09:00:00 +0000',
          'Date: Mon, 2 Mar 2026 08:00:00 +0000',
        ].join('\n'),
      ),
    );
    expect(row).toMatchObject({
      received_at: '2026-03-02T10:00:00.000Z',
      sent_at: '2026-03-02T08:00:00.000Z',
    });
  });

  it('tell ancestors, the provider’s thread and mail to many', () => {
    const row = read(
      message(
        'References: <a@t>\n <b@t>\nIn-Reply-To: Your mail <c@t>\nX-GM-THRID: 17\nList-Unsubscribe: <x>\nMessage-ID: <m@t>',
      ),
    );
    expect(row).toMatchObject({
      message_id: 'm@t',
      reference_ids: ['a@t', 'b@t', 'c@t'],
      provider_thread_id: '17',
      is_bulk: true,
    });
  });

  it.each([
    ['Re: AW: Fwd: [jobs] Your  application', 'Your application'],
    ['RE[2]: Offer (fwd)', 'Offer'],
    ['[Team] Standup', 'Standup'],
    ['Re:', 'Re:'],
  ])('normalise the subject %s', (subject, expected) => {
    expect(read(message(`Subject: ${subject}`)).subject_normalized).toBe(expected);
  });
});
