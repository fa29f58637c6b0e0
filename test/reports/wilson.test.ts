import { expect, test } from 'vitest';
import { wilson } from '../../src/reports/wilson.ts';

test.each([
  [1, 2, { value: 0.5, low: 0.0945, high: 0.9055 }],
  [0, 10, { value: 0, low: 0, high: 0.2775 }],
  [10, 10, { value: 1, low: 0.7225, high: 1 }],
])('%d of %d', (successes, total, rate) => {
  expect(wilson(successes, total)).toEqual(rate);
});

test('of nothing there is no share', () => {
  expect(wilson(0, 0)).toBeNull();
});
