import { expect, test } from 'vitest';
import { Random } from '../../sample/random.ts';

test('A seed gives the same numbers on every machine', () => {
  const random = new Random('nyx');
  const drawn = [
    random.int(0, 999_999),
    random.uuid(),
    random.hex(8),
    random.logNormal(10, 1),
    random.normal(),
  ];
  expect(drawn).toEqual([
    610_374,
    'c5dd13e1-6191-4021-918b-abde53d24ac5',
    '6ca591c9',
    47.8376197623355,
    0.6633253644686192,
  ]);
});

test('A part of the data has its own numbers, whatever the others draw', () => {
  const first = new Random('nyx');
  const second = new Random('nyx');
  second.unit();
  expect(first.fork('mail').hex(16)).toBe(second.fork('mail').hex(16));
  expect(first.fork('mail').hex(16)).not.toBe(first.fork('posts').hex(16));
});

test('A log-normal value lies below its median half of the time, and far above it now and then', () => {
  const random = new Random('tail');
  const values = Array.from({ length: 20_000 }, () => random.logNormal(6, 1)).sort((a, b) => a - b);
  expect(values[10_000]).toBeGreaterThan(5.7);
  expect(values[10_000]).toBeLessThan(6.3);
  // The 97.5th percentile is e^1.96 times the median.
  expect(values[19_500]).toBeGreaterThan(6 * 6.5);
  expect(values[19_500]).toBeLessThan(6 * 7.7);
});

test('A weighted choice comes as often as its weight says', () => {
  const random = new Random('weights');
  const drawn = Array.from({ length: 10_000 }, () =>
    random.weighted([['rare', 1] as const, ['common', 9] as const]),
  );
  const share = drawn.filter((value) => value === 'rare').length / drawn.length;
  expect(share).toBeGreaterThan(0.09);
  expect(share).toBeLessThan(0.11);
});
