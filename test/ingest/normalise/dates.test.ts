import { describe, expect, test } from 'vitest';
import type { DateOrder } from '../../../src/choices.ts';
import { decideDateOrder, instantOf, readDate } from '../../../src/ingest/normalise/read-date.ts';

/** As job posts read theirs. */
function postingDate(text: string, order: DateOrder | null): string | null {
  const read = readDate(text, { order, years: [1990, 2099] });
  return typeof read === 'string' ? null : instantOf(read);
}

describe('posting dates', () => {
  test.each([
    ['2026-08-07T15:39:23+00:00', '2026-08-07T15:39:23Z'],
    ['2026-08-07T22:35:08.37+00:00', '2026-08-07T22:35:08.37Z'],
    ['2026-08-21T05:00:47-04:00', '2026-08-21T09:00:47Z'],
    ['2026-08-21 05:00', '2026-08-21T05:00:00Z'],
    ['2026-08-21', '2026-08-21T00:00:00Z'],
    ['2026-08-21T10:00:00.123456789Z', '2026-08-21T10:00:00.123456Z'],
    ['Fri, 21 Aug 2026 10:00:00 +0200', '2026-08-21T08:00:00Z'],
    ['Fri, 21 Aug 2026 10:00:00 EST', '2026-08-21T15:00:00Z'],
    ['March 19, 2026', '2026-03-19T00:00:00Z'],
    ['19 Mar 2026', '2026-03-19T00:00:00Z'],
    ['March 3rd, 2026', '2026-03-03T00:00:00Z'],
    ['1785000000', '2026-07-25T17:20:00Z'],
    ['1785000000123', '2026-07-25T17:20:00.123Z'],
    ['2026年3月5日', '2026-03-05T00:00:00Z'],
    ['1785000000123.0', '2026-07-25T17:20:00.123Z'],
    ['1.785e+12', '2026-07-25T17:20:00Z'],
    ['2026.03.18', '2026-03-18T00:00:00Z'],
    ['2026/3/8', '2026-03-08T00:00:00Z'],
    ['٢٠٢٦/٣/٨', '2026-03-08T00:00:00Z'],
    ['۸.۳.۲۰۲۶', '2026-03-08T00:00:00Z'],
    ['২০২৬-০৩-০৮', '2026-03-08T00:00:00Z'],
    ['20260318', '2026-03-18T00:00:00Z'],
    ['05.04.2026', '2026-04-05T00:00:00Z'],
    ['5. 4. 2026 08:30', '2026-04-05T08:30:00Z'],
    ['19. März 2026', '2026-03-19T00:00:00Z'],
    ['19 mars 2026', '2026-03-19T00:00:00Z'],
    ['1 de março de 2026', '2026-03-01T00:00:00Z'],
    ['19 марта 2026 г.', '2026-03-19T00:00:00Z'],
    ['19-Mar-2026', '2026-03-19T00:00:00Z'],
    ['19. října 2026', '2026-10-19T00:00:00Z'],
    ['19 oktober 2026', '2026-10-19T00:00:00Z'],
    ['19. Mrz 2026', '2026-03-19T00:00:00Z'],
    ['Fri, 21 Aug 2026 10:00:00 CEST', '2026-08-21T08:00:00Z'],
    ['19th of March 2026', '2026-03-19T00:00:00Z'],
    ['Mar 19, 2026 8:05 PM', '2026-03-19T20:05:00Z'],
    ['2026-03-19T12:30:00+0300', '2026-03-19T09:30:00Z'],
    ['2026-03-19 12:30:00.00256+00', '2026-03-19T12:30:00.002Z'],
    ['5-Jan-25', '2025-01-05T00:00:00Z'],
    ['05.01.25', '2025-01-05T00:00:00Z'],
    ['2025-01-05 10:15 AM', '2025-01-05T10:15:00Z'],
    ['2025-01-05 12:15 am', '2025-01-05T00:15:00Z'],
    ['Sun Jan 05 2025 10:15:00 GMT+0100 (Central European Standard Time)', '2025-01-05T09:15:00Z'],
    ['Sun Jan  5 10:15:00 CET 2025', '2025-01-05T09:15:00Z'],
    ['Sun Jan 05 10:15:00 +0000 2025', '2025-01-05T10:15:00Z'],
    ['January 5th, 2025 at 3:15 PM EST', '2025-01-05T20:15:00Z'],
    ['July 5, 2025 3:15 PM ET', '2025-07-05T19:15:00Z'],
    ['5 January 2025 3pm', '2025-01-05T15:00:00Z'],
    ['mar. 7 janv. 2025 à 15h30', '2025-01-07T15:30:00Z'],
    ['7. Januar 2025, 15:30 Uhr', '2025-01-07T15:30:00Z'],
    ['2025年1月5日 下午3:15', '2025-01-05T15:15:00Z'],
    ['2025년 1월 5일', '2025-01-05T00:00:00Z'],
    ['２０２５年１月５日', '2025-01-05T00:00:00Z'],
    ['20250105T101500Z', '2025-01-05T10:15:00Z'],
    ['20250105T101500+0100', '2025-01-05T09:15:00Z'],
    ['2025-01-05T10:15:00+01:00[Europe/Berlin]', '2025-01-05T09:15:00Z'],
    ['2025-07-05T10:15:00[Europe/Berlin]', '2025-07-05T08:15:00Z'],
    ['2025-07-05 10:15 America/New_York', '2025-07-05T14:15:00Z'],
    ['2025-01-05 10:15:00 +0100 CET', '2025-01-05T09:15:00Z'],
    ['2025-W01-7', '2025-01-05T00:00:00Z'],
    ['2025-005', '2025-01-05T00:00:00Z'],
    ['2025-01-05+01:00', '2025-01-05T00:00:00Z'],
    ['2025-01-05_10-15-00', '2025-01-05T10:15:00Z'],
    ['05/Jan/2025:10:15:00 +0000', '2025-01-05T10:15:00Z'],
    ['{"$date":"2025-01-05T10:15:00Z"}', '2025-01-05T10:15:00Z'],
    ['{"$date": {"$numberLong": "1736072100000"}}', '2025-01-05T10:15:00Z'],
    ['ISODate("2025-01-05T10:15:00Z")', '2025-01-05T10:15:00Z'],
    ['/Date(1736072100000)/', '2025-01-05T10:15:00Z'],
    ['1736072100000000', '2025-01-05T10:15:00Z'],
    ['45662', '2025-01-05T00:00:00Z'],
    ['45662.4270833333', '2025-01-05T10:15:00Z'],
    ['2025-01-05\u202f3:15\u202fPM', '2025-01-05T15:15:00Z'],
  ])('%s', (text, expected) => {
    const read = postingDate(text, null);
    expect(read === null ? null : new Date(read).getTime()).toBe(new Date(expected).getTime());
  });

  test.each([
    '2026-02-30',
    '0001-01-01',
    '99999-01-01',
    '06/01/26',
    '2026-13-01',
    '2026-01-01T25:00',
    'yesterday',
    '',
    '3 days ago',
    '09-03发布',
    '03-18',
    '19-03-2026',
    '20261318',
    'Foo 19, 2026',
    '1 hour ago',
    '-1',
    '0',
    '10:15',
    'Pending',
    'January 2025',
    '2025-01-05 25:00',
    '99/99/2025',
    '2025-W54-1',
  ])('not a date: %s', (text) => {
    expect(postingDate(text, null)).toBeNull();
  });

  test('microseconds survive', () => {
    expect(postingDate('2026-08-21T10:00:00.123456Z', null)).toBe('2026-08-21T10:00:00.123456Z');
  });

  test('slashed dates follow the order of the whole column', () => {
    expect(postingDate('06/01/26', 'dmy')).toBe('2026-01-06T00:00:00Z');
    expect(postingDate('06/01/26', 'mdy')).toBe('2026-06-01T00:00:00Z');
    expect(postingDate('2026/06/01', 'ymd')).toBe('2026-06-01T00:00:00Z');
    expect(postingDate('31.12.2026 08:30', 'dmy')).toBe('2026-12-31T08:30:00Z');
    expect(postingDate('31/12/2026', 'mdy')).toBeNull();
    expect(postingDate('19-03-2026', 'dmy')).toBe('2026-03-19T00:00:00Z');
    expect(postingDate('3/19/2026 12:05:00 AM', 'mdy')).toBe('2026-03-19T00:05:00Z');
    expect(postingDate('3/19/2026, 1:05 p.m.', 'mdy')).toBe('2026-03-19T13:05:00Z');
  });

  test('an order is decided only when exactly one fits every date of the column', () => {
    expect(decideDateOrder(['01/02/2026', '13/02/2026'])).toBe('dmy');
    expect(decideDateOrder(['01/02/2026', '02/13/2026'])).toBe('mdy');
    expect(decideDateOrder(['2026/02/13'])).toBe('ymd');
    expect(decideDateOrder(['01/02/2026', '03/04/2026'])).toBeNull();
    expect(decideDateOrder(['13/02/2026', '02/13/2026'])).toBeNull();
    expect(decideDateOrder(['2026-02-13', '13/02/2026'])).toBe('dmy');
  });

  test.each([
    ['3 days ago', '2025-04-07'],
    ['Posted 3 Days Ago', '2025-04-07'],
    ['Reposted a week ago', '2025-04-03'],
    ['2w', '2025-03-27'],
    ['1mo ago', '2025-03-10'],
    ['1 hour ago', '2025-04-10'],
    ['30 hours ago', '2025-04-09'],
    ['Today', '2025-04-10'],
    ['Just posted', '2025-04-10'],
    ['gestern', '2025-04-09'],
    ['vor 3 Tagen', '2025-04-07'],
    ['vor einem Monat', '2025-03-10'],
    ['il y a 3 jours', '2025-04-07'],
    ['aujourd’hui', '2025-04-10'],
    ['hace 2 semanas', '2025-03-27'],
    ['há 3 dias', '2025-04-07'],
    ['3 дня назад', '2025-04-07'],
    ['3天前', '2025-04-07'],
    ['昨日', '2025-04-09'],
  ])('told on 10 April 2025: %s', (text, day) => {
    expect(readDate(text, { asOf: '2025-04-10T08:00:00Z' })).toEqual({ day, instant: null });
    expect(readDate(text)).toBe('relative');
  });

  test.each([
    ['5 Apr', '2025-04-05'],
    ['December 31', '2024-12-31'],
    ['4月5日', '2025-04-05'],
  ])('without its year, told on 10 April 2025: %s', (text, day) => {
    expect(readDate(text, { asOf: '2025-04-10T08:00:00Z' })).toEqual({ day, instant: null });
    expect(readDate(text)).toBe('yearless');
  });

  test('the 29th of February is none of a year without it', () => {
    expect(readDate('Feb 29', { asOf: '2025-04-10' })).toBe('unknown');
  });

  test.each(['Posted 30+ Days Ago', 'over 2 weeks ago', 'last week', 'in 3 days'])(
    'not told exactly: %s',
    (text) => {
      expect(readDate(text, { asOf: '2025-04-10' })).toBe('unknown');
    },
  );

  test('a day alone is told from an instant, whose day is the written one', () => {
    expect(readDate('2025-01-05')).toEqual({ day: '2025-01-05', instant: null });
    expect(readDate('2025-01-05T23:30:00-05:00')).toEqual({
      day: '2025-01-05',
      instant: '2025-01-06T04:30:00Z',
    });
    expect(readDate('1/5/2025')).toBe('ambiguous');
    expect(readDate('5/13/1985', { order: 'mdy' })).toEqual({ day: '1985-05-13', instant: null });
  });
});
