// SECURITY.md: what a message may have is read, and one more of it is set aside.
import { expect, test } from 'vitest';
import { readMessage } from '../../src/mail/message-row.ts';
import { MAX_DEPTH, MAX_HEADER_BYTES, MAX_PARTS } from '../../src/mail/mime/limits.ts';

const ENDING = '\n\n';

function headersOf(bytes: number): string {
  const begin = 'Subject: ';
  return `${begin}${'x'.repeat(bytes - begin.length - ENDING.length)}${ENDING}body`;
}

/** The message is a part, too. */
function withParts(parts: number): string {
  const others = Array.from({ length: parts - 1 }, () => '--b\n\n\n').join('');
  return `Subject: x\nContent-Type: multipart/mixed; boundary="b"\n\n${others}--b--\n`;
}

/** Parts within parts, the innermost at this level below the message. */
function withLevels(levels: number): string {
  const open = Array.from(
    { length: levels },
    (_, n) => `Content-Type: multipart/mixed; boundary="l${n}"\n\n--l${n}\n`,
  ).join('');
  return `Subject: x\n${open}\nbody`;
}

test.each([
  ['bytes of headers', headersOf, MAX_HEADER_BYTES, 'headers_too_large'],
  ['parts', withParts, MAX_PARTS, 'too_many_parts'],
  ['levels', withLevels, MAX_DEPTH, 'nested_too_deep'],
] as const)('%s', (_, make, most, reason) => {
  expect(readMessage(Buffer.from(make(most)))).not.toHaveProperty('reason');
  expect(readMessage(Buffer.from(make(most + 1)))).toEqual({ reason });
});
