import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCron } from '../../src/cron.ts';
import { latestSlot, nextSlot } from '../../src/scheduler/slots.ts';

test.each([
  ['30 2 * * *', '2026-03-29T02:30:00Z', '2026-03-29T02:30:00.000Z'],
  ['30 2 * * *', '2026-03-29T02:29:59Z', '2026-03-28T02:30:00.000Z'],
  ['0 6 * * 1', '2026-11-22T12:00:00Z', '2026-11-16T06:00:00.000Z'],
  ['15 */6 1 * *', '2026-11-22T12:00:00Z', '2026-11-01T18:15:00.000Z'],
])('the slot of %s at %s is %s', (cron, now, slot) => {
  expect(latestSlot({ cron, zone: 'UTC' }, new Date(now))?.toISOString()).toBe(slot);
});

test('a date that did not come within a year has no slot', () => {
  expect(
    latestSlot({ cron: '0 0 29 2 *', zone: 'UTC' }, new Date('2026-11-22T00:00:00Z')),
  ).toBeUndefined();
});

test('every minute of a week finds the nightly slot of its own day or the one before, whatever the zone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 7 * 1440 }), (minute) => {
      const now = new Date(Date.UTC(2026, 9, 22) + minute * 60_000);
      const slot = latestSlot({ cron: '30 2 * * *', zone: 'UTC' }, now);
      const age = now.getTime() - (slot?.getTime() ?? 0);
      expect(age).toBeGreaterThanOrEqual(0);
      expect(age).toBeLessThan(86_400_000);
    }),
  );
});

test.each([
  ['30 2 * * *', '2026-03-29T02:30:00Z', '2026-03-30T02:30:00.000Z'],
  ['30 2 * * *', '2026-03-29T02:29:59Z', '2026-03-29T02:30:00.000Z'],
  ['0 6 * * 1', '2026-11-22T12:00:00Z', '2026-11-23T06:00:00.000Z'],
  ['15 */6 1 * *', '2026-11-30T23:59:00Z', '2026-12-01T00:15:00.000Z'],
])('after the time %s at %s comes %s', (cron, now, slot) => {
  expect(nextSlot({ cron, zone: 'UTC' }, new Date(now))?.toISOString()).toBe(slot);
});

test('no time lies between a slot and the next one', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('30 2 * * *', '*/7 * * * *', '0 0 1 * *'),
      fc.integer({ min: 0, max: 400 * 1440 }),
      (cron, minute) => {
        const now = new Date(Date.UTC(2026, 0, 1) + minute * 60_000);
        const next = nextSlot({ cron, zone: 'UTC' }, now);
        if (!next) throw new Error('there is always one within a year');
        expect(next.getTime()).toBeGreaterThan(now.getTime());
        expect(latestSlot({ cron, zone: 'UTC' }, next)).toEqual(next);
        expect(latestSlot({ cron, zone: 'UTC' }, new Date(next.getTime() - 1))).toEqual(
          latestSlot({ cron, zone: 'UTC' }, now),
        );
      },
    ),
  );
});

test.each(['0 0 L * *', '0 0 15W * *', '0 0 LW * *', '0 0 * * 5L', '0 0 * * 5#2'])(
  'days that no slot is found for are no cron expression: %s',
  (cron) => {
    expect(isCron(cron)).toBe(false);
  },
);
