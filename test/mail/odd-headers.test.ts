// Messages as odd programs write them: what is read is what their writers meant.
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { splitMbox } from '../../src/mail/mbox/mbox-splitter.ts';
import { readMessage } from '../../src/mail/message-row.ts';

const head = 'From: Ada <ada@firm.example>\nTo: bo@home.example\nSubject: Hello\n';

function read(bytes: Buffer) {
  const row = readMessage(bytes);
  if ('reason' in row) throw new Error(row.reason);
  return row;
}

it('a comma in a name that nobody quoted', () => {
  const row = read(Buffer.from('From: Firm, Inc. <jobs@firm.example>\nTo: a@b.example\n\nx'));
  expect([row.from_address, row.from_name]).toEqual(['jobs@firm.example', 'Firm, Inc.']);
});

it('line ends of old Macs', () => {
  const row = read(Buffer.from(`${head}\nold mac`.replaceAll('\n', '\r')));
  expect([row.subject, row.body_plain?.trim()]).toEqual(['Hello', 'old mac']);
});

it('UTF-16 as a whole', () => {
  const row = read(
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${head}\nsixteen`, 'utf16le')]),
  );
  expect([row.from_address, row.body_plain?.trim()]).toEqual(['ada@firm.example', 'sixteen']);
});

it('eight bits that are called unicode', () => {
  const text = `${head}Content-Type: text/plain; charset=unicode\n\nGr\u00fc\u00dfe aus K\u00f6ln`;
  expect(read(Buffer.from(text)).body_plain?.trim()).toBe('Gr\u00fc\u00dfe aus K\u00f6ln');
});

it('Korean by the name of a code page', () => {
  const start = Buffer.from(`${head}Content-Type: text/plain; charset=ks_c_5601-1987\n\n`);
  const row = read(Buffer.concat([start, Buffer.from([0xc7, 0xd1, 0xb1, 0xdb])]));
  expect(row.body_plain?.trim()).toBe('\ud55c\uae00');
});

it('an mbox whose separator follows at once where Content-Length says so', async () => {
  const message = (subject: string, body: string) =>
    `From - Mon Jan  1 10:00:00 1996\nFrom: a@x.example\nSubject: ${subject}\nContent-Length: ${body.length}\n\n${body}`;
  const mbox = message('one', 'first\n') + message('two', 'second\n');
  const subjects: (string | null)[] = [];
  for await (const piece of splitMbox(Readable.from([Buffer.from(mbox)]), { maxMessageBytes: 1e6 }))
    if (piece.kind === 'message') subjects.push(read(piece.bytes).subject);
  expect(subjects).toEqual(['one', 'two']);
});
