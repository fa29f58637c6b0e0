import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { printFailure } from '../src/commands/print-failure.ts';
import { startInvocation, within } from '../src/invocation.ts';
import { messageOf } from '../src/thrown.ts';

const circular = Object.assign(new Error('round'), { cause: undefined as unknown });
circular.cause = new Error('and round', { cause: circular });

/** What nobody should throw, and somebody does. */
const oddities: [string, unknown][] = [
  ['null', null],
  ['nothing', undefined],
  ['a text', 'no luck'],
  ['no text', ''],
  ['a symbol', Symbol('s')],
  ['an object without a prototype', Object.create(null)],
  ['an object that becomes no text', { toString: () => ({}), [Symbol.toPrimitive]: () => ({}) }],
  ['an error without a message', new Error('')],
  ['an error whose message is none', Object.assign(new Error(), { message: { a: 1 } })],
  ['a NUL', new Error('a\0b')],
  ['ten million letters', new Error('x'.repeat(10_000_000))],
  ['a cause that goes round', circular],
];

test.each(oddities)('%s is told in words that can be shown and stored', async (_, thrown) => {
  const message = messageOf(thrown);
  expect(message).toMatch(/^[^\0]{1,10000}$/s);
  const stderr = new PassThrough();
  const told = text(stderr);
  const io = { stdout: new PassThrough(), stderr, env: {} };
  const invocation = startInvocation(['run', 'x', '--debug'], io);
  await within(invocation, async () => printFailure(thrown));
  stderr.end();
  expect(invocation.exitCode).toBe(1);
  expect(await told).toMatch(/^error: ./);
});
