import { expect, test } from 'vitest';
import {
  compact,
  day,
  days,
  dollars,
  duration,
  integer,
  knownZone,
  moment,
  percent,
  plural,
  score,
  tokens,
  wholePercent,
} from '../../src/reports/format.ts';

test('numbers as people read them', () => {
  expect([integer('9007199254740993'), integer(null)]).toEqual(['9,007,199,254,740,993', '–']);
  expect([dollars('4.231'), dollars('0.0004'), dollars('0'), dollars('1234.5')]).toEqual([
    '$4.23',
    '$0.0004',
    '$0.00',
    '$1,234.50',
  ]);
  expect([compact('999'), compact('310123'), compact('1234567')]).toEqual([
    '999',
    '310 k',
    '1.2 M',
  ]);
  expect([percent(0.8239), percent(null)]).toEqual(['82.4 %', '–']);
  expect([duration(8), duration('102'), duration(7740), duration(200_000)]).toEqual([
    '8 s',
    '1 min 42 s',
    '2 h 9 min',
    '2 d 7 h',
  ]);
  expect([days('0.3'), days('4.50'), days(null)]).toEqual(['7 hours', '4.5 days', '–']);
});

test('half a digit is rounded away from zero, though no double holds it', () => {
  const shares = [0.0015, 0.0095, 0.2875, 0.5785];
  expect(shares.map(percent)).toEqual(['0.2 %', '1.0 %', '28.8 %', '57.9 %']);
  expect([0.145, 0.285, 0.575].map(wholePercent)).toEqual(['15 %', '29 %', '58 %']);
  expect(['0.6785', '1.0005', '0.5'].map(score)).toEqual(['0.679', '1.001', '0.500']);
  expect([compact(1_450_000), tokens(1_450_000)]).toEqual(['1.5 M', '1.5 million']);
  for (let share = 0; share <= 10_000; share++)
    expect(percent(share / 10_000)).toBe(`${(Math.floor((share + 5) / 10) / 10).toFixed(1)} %`);
});

test('instants that are no usual ones are said as what they are', () => {
  const zone = 'America/New_York';
  expect(day('infinity', zone)).toBe('infinity');
  expect(moment('-infinity', zone)).toBe('-infinity');
  expect(day('0001-01-01T00:00:00Z', zone)).toBe('31 Dec 1 BC');
  expect(day('0001-01-02T00:00:00Z', zone)).toBe('1 Jan 1');
  expect(moment('-000043-03-15T12:00:00Z', 'UTC')).toMatch(/^\w{3} 15 Mar 44 BC, 12:00$/);
  expect(day('-290308-12-22T00:00:00Z', 'UTC')).toBe('22 Dec 290309 BC');
  expect(moment('+294247-01-10T04:00:54.775806Z', 'UTC')).toMatch(/^\w{3} 10 Jan 294247, 04:00$/);
});

test('a count that is no whole number is told as it is', () => {
  expect(plural(14.5, 'day')).toBe('14.5 days');
  expect(plural(0.00001, 'day')).toBe('0.00001 days');
  expect(plural(1, 'day')).toBe('1 day');
});

test("instants in a person's own zone, whatever the process's", () => {
  expect(day('2026-03-28T23:30:00Z', 'Europe/Berlin')).toBe('29 Mar 2026');
  expect(moment('2026-03-29T01:30:00.123456Z', 'Europe/Berlin')).toBe('Sun 29 Mar 2026, 03:30');
  expect(knownZone('Nowhere/At all')).toBe('UTC');
});
