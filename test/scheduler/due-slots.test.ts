// Which slots a job has in a zone, also when clocks change, and which of those that were missed are done afterwards.

import { expect, test } from 'vitest';
import type { CatchUp } from '../../src/choices.ts';
import { dueSlots } from '../../src/scheduler/due-slots.ts';
import { latestSlot, nextSlot, slotsBetween } from '../../src/scheduler/slots.ts';

const at = (text: string) => new Date(text);
const between = (cron: string, zone: string, from: string, until: string) =>
  slotsBetween({ cron, zone }, at(from), at(until), 1_000).map((slot) => slot.toISOString());

test.each([
  ['Europe/Berlin', '2026-03-28T12:00Z', ['2026-03-29T01:30', '2026-03-30T00:30']],
  ['Europe/Berlin', '2026-10-24T12:00Z', ['2026-10-25T00:30', '2026-10-26T01:30']],
  ['America/New_York', '2026-03-07T12:00Z', ['2026-03-08T07:30', '2026-03-09T06:30']],
  ['America/New_York', '2026-10-31T12:00Z', ['2026-11-01T07:30', '2026-11-02T07:30']],
  ['Asia/Kathmandu', '2026-03-28T12:00Z', ['2026-03-28T20:45', '2026-03-29T20:45']],
  ['UTC', '2026-03-28T12:00Z', ['2026-03-29T02:30', '2026-03-30T02:30']],
])('half past two in %s from %s: once a day, whatever the clocks do', (zone, from, slots) => {
  const until = new Date(at(from).getTime() + 2 * 86_400_000).toISOString();
  const found = between('30 2 * * *', zone, from, until).map((slot) => slot.slice(0, 16));
  expect(found).toEqual(slots);
});

test('every quarter of an hour is one in each hour there is, also in the one that comes twice', () => {
  const day = (from: string, until: string) =>
    between('*/15 * * * *', 'Europe/Berlin', from, until).length;
  expect(day('2026-03-28T23:00Z', '2026-03-29T22:00Z')).toBe(23 * 4);
  expect(day('2026-10-24T22:00Z', '2026-10-25T23:00Z')).toBe(25 * 4);
  expect(day('2026-06-01T22:00Z', '2026-06-02T22:00Z')).toBe(24 * 4);
});

test('over a year no slot comes twice, and each day has one, in zones that change their clocks', () => {
  for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo']) {
    const day = new Intl.DateTimeFormat('sv', { timeZone: zone });
    for (const cron of ['30 2 * * *', '0 0 * * *', '30 1 * * *']) {
      const slots = between(cron, zone, '2025-12-31T23:59Z', '2026-12-31T23:59Z');
      const days = new Set(slots.map((slot) => day.format(at(slot))));
      expect([zone, cron, slots.length]).toEqual([zone, cron, days.size]);
      expect(slots.length).toBeGreaterThanOrEqual(364);
    }
  }
});

test('between a slot and the next one there is none', () => {
  const timetable = { cron: '30 2 * * *', zone: 'Europe/Berlin' };
  for (
    let now = at('2026-03-20T00:00Z');
    now < at('2026-04-05T00:00Z');
    now = new Date(now.getTime() + 7_200_000)
  ) {
    const next = nextSlot(timetable, now);
    if (!next) throw new Error('there is one');
    expect(next > now).toBe(true);
    expect(latestSlot(timetable, new Date(next.getTime() - 1))).toEqual(latestSlot(timetable, now));
  }
});

const week = { now: at('2026-03-09T12:00Z'), done: '2026-03-02T02:30:00Z' };
const due = (catchUp: CatchUp, options: Parameters<typeof dueSlots>[1] = week) =>
  dueSlots({ cron: '30 2 * * *', zone: 'UTC', catchUp }, options).map((slot) =>
    slot.toISOString().slice(5, 10),
  );

test('after a week of downtime: the newest, all of them, the newest three, or none', () => {
  expect(due('latest')).toEqual(['03-09']);
  expect(due('all')).toEqual(['03-03', '03-04', '03-05', '03-06', '03-07', '03-08', '03-09']);
  expect(due(3)).toEqual(['03-07', '03-08', '03-09']);
  expect(due('none')).toEqual([]);
  expect(due('none', { ...week, now: at('2026-03-09T02:31Z') })).toEqual(['03-09']);
});

test('nothing is due twice, nothing from before the database was made but the newest', () => {
  expect(due('all', { now: week.now, done: '2026-03-09T02:30:00Z' })).toEqual([]);
  expect(due('all', { now: week.now, done: '2026-03-09T11:00:00Z' })).toEqual([]);
  expect(due('all', { now: week.now, since: '2026-03-08T00:00:00Z' })).toEqual(['03-08', '03-09']);
  expect(due('all', { now: week.now, since: '2026-03-09T11:00:00Z' })).toEqual(['03-09']);
});
