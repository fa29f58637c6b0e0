// H7: whatever one message holds, it is a row or has a reason, and the messages beside it are read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherBatches, readBatch } from '../../src/ingest/emails/mail-batches.ts';
import { rejectMessage } from '../../src/ingest/emails/reject-messages.ts';
import { readTableMessage } from '../../src/ingest/emails/table-message.ts';
import { type MessageRow, orReason, readMessage } from '../../src/mail/message-row.ts';
import { variedMessages } from './varied-messages.ts';

/** What damage puts into a message: halves of what mail is made of. */
const SCRAPS = [
  ...[
    '=',
    '=\n',
    '=3',
    '=?',
    '=?utf-8?Q?',
    '=?utf-8?B?=?=',
    '?=',
    '%',
    '"',
    '\\',
    '(',
    '<',
    '>',
    '@',
    ',',
    ';',
    ':',
  ],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '\0',
    '\x1b$B',
    '\x0e',
    '~{',
    '+',
    '&#',
    '--balternative',
    '--bmixed--',
    '\n--b',
  ],
  ...[
    '\nContent-Type: multipart/mixed; boundary=b\n\n',
    '\nContent-Type: text/plain; charset=utf-16\n',
    'begin 644 x\n',
  ],
  ...[
    '\nContent-Transfer-Encoding: quoted-printable\n',
    '\nContent-Transfer-Encoding: base64\n',
    '\ud800',
    '\uffff',
  ],
  ...[
    '\nDate: Thu, 31 Dec 9999 99:99:99 +9999\n',
    'utf-7',
    'iso-2022-kr',
    'unicode',
    '\nFrom a@b Mon Mar  2 09:00:00 2026\n',
  ],
].map((text) => Buffer.from(text));

type Damage = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (bytes: Buffer, share: number): number => Math.floor(share * bytes.length);

const cut = fc.tuple(place, place).map(
  ([a, b]): Damage =>
    (bytes) => {
      const [from, to] = [at(bytes, Math.min(a, b)), at(bytes, Math.max(a, b))];
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    },
);
const end = place.map(
  (share): Damage =>
    (bytes) =>
      bytes.subarray(0, at(bytes, share)),
);
const double = fc.tuple(place, place).map(
  ([a, b]): Damage =>
    (bytes) => {
      const [from, to] = [at(bytes, Math.min(a, b)), at(bytes, Math.max(a, b))];
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
    },
);
const flip = fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(
  ([share, mask]): Damage =>
    (bytes) => {
      const flipped = Buffer.from(bytes);
      if (flipped.length > 0) flipped[at(bytes, share)] = (bytes[at(bytes, share)] ?? 0) ^ mask;
      return flipped;
    },
);
const insert = fc.tuple(place, fc.constantFrom(...SCRAPS), fc.integer({ min: 1, max: 3 })).map(
  ([share, scrap, times]): Damage =>
    (bytes) => {
      const where = at(bytes, share);
      return Buffer.concat([
        bytes.subarray(0, where),
        ...Array.from({ length: times }, () => scrap),
        bytes.subarray(where),
      ]);
    },
);

const damaged = fc
  .tuple(
    fc.constantFrom(...variedMessages),
    fc.array(fc.oneof(cut, end, double, flip, insert), { minLength: 1, maxLength: 5 }),
  )
  .map(([message, damages]) => damages.reduce((bytes, damage) => damage(bytes), message));

describe('a quoted-printable part', () => {
  it.each([
    ['=', 'as the last byte of the message', 'text='],
    ['=', 'before spaces', 'text=  '],
    ['=3', 'cut within an escape', 'text=3'],
  ])('that ends in %j %s is read', (_, __, body) => {
    const row = readMessage(
      Buffer.from(`Subject: x\nContent-Transfer-Encoding: quoted-printable\n\n${body}`),
    );
    expect(row).toMatchObject({ subject: 'x', body_plain: expect.stringMatching(/^text/) });
  });

  it('that ends in = before its boundary is read, and so is the next', () => {
    const qp = 'Content-Transfer-Encoding: quoted-printable';
    const bytes = `Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n${qp}\n\none=\n--b\n${qp}\n\ntwo=\n--b--\n`;
    expect(readMessage(Buffer.from(bytes))).toMatchObject({ body_plain: 'one\ntwo' });
  });

  it('of an encoded word in a subject is read', () => {
    expect(readMessage(Buffer.from('Subject: =?utf-8?Q?caf=C3=A9=?=\n\nx'))).toMatchObject({
      subject: 'café',
    });
  });
});

describe('damaged messages', () => {
  it('are rows, or have a reason that is about the message', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(damaged, (bytes) => {
        const read = readMessage(bytes);
        if ('reason' in read)
          expect(['empty', 'not_a_message', 'too_many_parts']).toContain(read.reason);
      }),
      { numRuns: 2000 },
    );
  });

  it('in the cells of a table are, too', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        damaged,
        fc.constantFrom('raw_message', 'header_list', 'body_plain', 'to_address'),
        (bytes, field) => {
          const cells = { from_address: 'a@b.test', [field]: bytes.toString('latin1') };
          const read = readTableMessage(cells, 1e6);
          if ('reason' in read) expect(['empty', 'not_a_message']).toContain(read.reason);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never lose the count of a batch', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(damaged, { minLength: 1, maxLength: 20 }), async (messages) => {
        const pieces = messages.map((bytes, index) => ({
          recordNumber: index + 1,
          place: `box#${index}`,
          piece: { kind: 'message' as const, bytes, offset: index, length: bytes.length },
        }));
        for await (const batch of gatherBatches(ReadableStream.from(pieces))) {
          const staged = readBatch(batch);
          expect(staged.rows + staged.rejects.length).toBe(messages.length);
          expect(staged.lastRecord).toBe(messages.length);
        }
      }),
      { numRuns: 100 },
    );
  });
});

it('a fault of the program within one message is a reason with a sentence, and no error', () => {
  const failing = (): MessageRow => {
    throw new RangeError('out of range, with words of the mail');
  };
  expect(orReason(failing)).toEqual({ reason: 'unreadable' });
  expect(rejectMessage('unreadable')).toMatch(/^reading it failed.*nyx-etl rejects replay/);
});

it.each([
  ['an address', 'from_address', `From: a@${'ä'.repeat(5000)}.test`],
  ['a Message-ID', 'message_id', `From: a@b.test\nMessage-ID: <${'漢'.repeat(900)}@x>`],
  [
    'a conversation',
    'reference_ids',
    `From: a@b.test\nReferences: <${'漢'.repeat(900)}@x> <${'a'.repeat(995)}@y>`,
  ],
])('%s that no index could hold is none', (_, field, head) => {
  const row = readMessage(Buffer.from(`${head}\nSubject: x\n\nbody`));
  expect(row).toMatchObject({ subject: 'x' });
  const value = (row as MessageRow)[field as keyof MessageRow];
  expect(Buffer.byteLength(String(value ?? ''))).toBeLessThanOrEqual(1300);
});

it('a conversation id that is a whole text is known by its digest', () => {
  const cells = {
    from_address: 'a@b.test',
    subject: 'x',
    provider_thread_id: 'words '.repeat(2000),
  };
  const [one, same] = [readTableMessage(cells, 1e6), readTableMessage(cells, 1e6)];
  expect(one).toMatchObject({ provider_thread_id: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
  expect(same).toEqual(one);
});
