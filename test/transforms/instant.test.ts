import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readInstant } from '../../src/transforms/instant.ts';

test.each([
  ['2026-05-01T00:00:00Z', '2026-05-01T00:00:00Z'],
  ['2026-05-01t02:00:00+02:00', '2026-05-01T00:00:00Z'],
  ['2026-05-01 00:00:00.120000z', '2026-05-01T00:00:00.12Z'],
  ['2026-05-01T00:00:00.000001-00:00', '2026-05-01T00:00:00.000001Z'],
  ['2024-02-29T23:30:00-01:00', '2024-03-01T00:30:00Z'],
])('%s is %s', (text, instant) => {
  expect(readInstant('--as-of', text)).toBe(instant);
});

test.each([
  '5Z',
  '2026-02-30T02:30:00Z',
  '2026-02-29T02:30:00Z',
  '2026-00-10T02:30:00Z',
  '2026-05-01',
  '2026-05-01T24:00:00Z',
  '2026-05-01T23:59:60Z',
  '2026-05-01T02:30Z',
  '2026-05-01T02:30:00',
  '2026-05-01T02:30:00+0200',
  '2026-05-01T02:30:00+24:00',
  '2026-05-01T02:30:00.1234567Z',
  '+002026-05-01T02:30:00Z',
  '0000-05-01T02:30:00Z',
  '0001-01-01T00:00:00+01:00',
  '9999-12-31T23:59:59-01:00',
  ' 2026-05-01T02:30:00Z',
  'May 1 2026 02:30 +02:00',
  'infinity',
])('%j is refused', (text) => {
  expect(() => readInstant('--scheduled-at', text)).toThrow(`--scheduled-at ${text} is no instant`);
});

test('every instant comes back as itself', () => {
  const date = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(date, (instant) => {
      const read = readInstant('--as-of', instant.toISOString());
      expect(Date.parse(read)).toBe(instant.getTime());
    }),
  );
});
