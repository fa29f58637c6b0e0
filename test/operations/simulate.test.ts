// What would run is shown whole, or is refused: nobody may take a part of it for all there is.
import { expect, test } from 'vitest';
import { simulate } from '../../src/operations/simulate.ts';

const minutely = { name: 'counting', cron: '* * * * *', zone: 'UTC' };
const nightly = { name: 'nightly', cron: '30 2 * * *', zone: 'UTC' };

const slots = (job: typeof minutely, from: string, until: string) =>
  simulate([job], { from: new Date(from), until: new Date(until), zone: 'UTC' });

test('the day that is named first is shown from its first instant on', () => {
  const found = slots(minutely, '2026-03-28T00:00Z', '2026-03-28T00:02Z');
  expect(found.map(({ local }) => local.slice(11))).toEqual(['00:00', '00:01', '00:02']);
});

test('a leap year is shown whole, and of every minute of a month each', () => {
  expect(slots(nightly, '2028-01-01', '2029-01-01')).toHaveLength(366);
  expect(slots(minutely, '2026-03-01', '2026-04-01')).toHaveLength(31 * 1_440 + 1);
});

test('more than a year is refused', () => {
  expect(() => slots(nightly, '2026-01-01', '2029-01-01')).toThrow(
    'the slots of more than 366 days are not shown',
  );
});
