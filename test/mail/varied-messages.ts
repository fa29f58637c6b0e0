// A few dozen messages of different makes: what the tests damage in all ways they can think of.

const HEAD = `Return-Path: <jobs@acme.test>
Received: from mx.acme.test (mx.acme.test [192.0.2.1]) by mail.example.org; Mon, 2 Mar 2026 09:00:02 +0000
From: "Acme, Inc." <jobs@acme.test>
To: Ada <ada@example.org>, "Team; all" <team@example.org>
Subject: Your application
Date: Mon, 2 Mar 2026 10:00:00 +0100
Message-ID: <1.varied@acme.test>
MIME-Version: 1.0`;

function simple(type: string, encoding: string, body: string | Buffer, more = ''): Buffer {
  const head = `${HEAD}\nContent-Type: ${type}\nContent-Transfer-Encoding: ${encoding}\n${more}\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)]);
}

const part = (type: string, body: string, more = ''): string =>
  `Content-Type: ${type}\n${more}\n${body}`;

function multipart(kind: string, ...parts: string[]): string {
  const inner = parts.map((text) => `--b${kind}\n${text}\n`).join('');
  return `Content-Type: multipart/${kind}; boundary="b${kind}"\n\npreamble\n${inner}--b${kind}--\nepilogue\n`;
}

const withParts = (body: string): Buffer => Buffer.from(`${HEAD}\n${body}`, 'latin1');

const CHARSETS: readonly (readonly [string, string | Buffer])[] = [
  ['utf-8', 'Grüße aus Köln, 東京, 서울'],
  ['iso-8859-1', Buffer.from('Gr\xfc\xdfe', 'latin1')],
  ['windows-1252', Buffer.from('\x93Gr\xfc\xdfe\x94', 'latin1')],
  ['utf-7', 'Hi +Jjo-, 1 +- 1'],
  ['utf-16le', Buffer.from('Grüße', 'utf16le')],
  ['unicode', 'Grüße aus Köln'],
  ['iso-2022-jp', Buffer.from('\x1b$B$9$b\x1b(B', 'latin1')],
  ['iso-2022-kr', Buffer.from('\x1b$)C\x0e=:F<\x0fok', 'latin1')],
  ['hz-gb-2312', '~{VPND~} ok ~~'],
  ['gb18030', Buffer.from('d6d0cec4', 'hex')],
  ['x-made-up', Buffer.from('\xff\xfe\x80', 'latin1')],
];

const ALTERNATIVE = multipart(
  'alternative',
  part(
    'text/plain; charset=utf-8',
    'Dear Ada,=\nwe =C3=BC',
    'Content-Transfer-Encoding: quoted-printable\n',
  ),
  part('text/html; charset=utf-8', '<html><meta charset=utf-8><p>Dear <b>Ada</b></p></html>'),
);
const FORWARDED = part(
  'message/rfc822',
  'From: bob@b.test\nSubject: =?utf-8?Q?inner_=C3=BC?=\n\ninner text',
);

export const variedMessages: readonly Buffer[] = [
  ...CHARSETS.map(([charset, body]) => simple(`text/plain; charset="${charset}"`, '8bit', body)),
  simple('text/plain; charset=utf-8', 'quoted-printable', 'caf=C3=A9 =\nau lait =3D=\n'),
  simple('text/plain; charset=utf-8', 'quoted-printable', 'it ends in a soft line break='),
  simple('text/plain; charset=utf-8', 'base64', 'aGVsbG8gdGhlcmU=\naGVsbG8='),
  simple('text/plain', 'x-uuencode', 'begin 644 x\n%:&5L;&\\\n`\nend'),
  simple('text/html; charset=koi8-r', '8bit', Buffer.from('f0d2c9d7c5d4', 'hex')),
  simple('text/enriched', '7bit', '<bold>Dear <param>x</param>Ada</bold>,\n\nthe shop'),
  simple('text/calendar; method=REQUEST', '7bit', 'BEGIN:VCALENDAR\nSUMMARY:Tea\nEND:VCALENDAR'),
  simple('text/plain; name="a b"; charset*0*=utf-8\'\'; charset*1="x"', '7bit', 'x'),
  simple(
    'application/pdf',
    'base64',
    'JVBERi0=',
    "Content-Disposition: attachment; filename*=utf-8''a%20b\n",
  ),
  simple('multipart/mixed', '7bit', 'no boundary is named\n'),
  simple(
    'text/plain',
    '7bit',
    'x',
    'References: <a@x> <b@x>\nIn-Reply-To: <b@x>\nList-Id: <l.x>\n',
  ),
  simple(
    'text/plain',
    '7bit',
    'x',
    'Thread-Index: AcABCDEFGHIJKLMNOPQRSTUVWXYZabcdef\nX-GM-THRID: 17\n',
  ),
  simple(
    'text/plain',
    '7bit',
    'x',
    'Cc: =?utf-8?B?w7xiZXI=?= <a@x.test>, group: b@x.test, c at x.test;\n',
  ),
  withParts(ALTERNATIVE),
  withParts(multipart('mixed', ALTERNATIVE, part('application/zip; name=x.zip', 'UEsDBA=='))),
  withParts(multipart('related', ALTERNATIVE, part('image/png', 'iVBORw0K', 'Content-ID: <i>\n'))),
  withParts(multipart('digest', 'From: a@b.test\n\none', '\nFrom: c@d.test\n\ntwo')),
  withParts(multipart('mixed', FORWARDED)),
  withParts(multipart('report', part('text/plain', 'It bounced.'), FORWARDED)),
  withParts(multipart('mixed', ALTERNATIVE).replaceAll('\n', '\r\n')),
  withParts(multipart('mixed', ALTERNATIVE).replaceAll('\n', '\r')),
  Buffer.from(
    HEAD.replaceAll('Your application', '=?utf-8?Q?=C3=BC?= =?utf-8?Q?_x?= =?big5?B?pKSk5Q==?='),
  ),
  Buffer.from(`From x@y Mon Mar  2 09:00:00 2026\n${HEAD}\n\nbody\n>From quoted\n`),
  Buffer.from('\ufeffSubject: x\nDate: 30 Feb 2026 99:99\nFrom: at nobody (unknown\n\n\0\0'),
  Buffer.from(`${HEAD}\n\nutf sixteen`, 'utf16le'),
  Buffer.from('Subject: no body at all'),
  Buffer.from('\n\n\n'),
];
