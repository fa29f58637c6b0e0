import { describe, expect, test } from 'vitest';
import { decideDateOrder, postingDate } from '../../../src/ingest/normalise/posting-date.ts';

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
    null,
    '3 days ago',
    '09-03发布',
    '03-18',
    '19-03-2026',
    '20261318',
    'Foo 19, 2026',
    '1 hour ago',
    '-1',
    '0',
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
  });
});
