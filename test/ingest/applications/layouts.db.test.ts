import { expect, test } from 'vitest';
import { layouts, testLayouts } from './layouts.ts';

test('there are at least thirty', () => {
  expect(new Set(layouts.map(({ source }) => source)).size).toBeGreaterThanOrEqual(30);
});

testLayouts(3, 4);
