// The one reader of dates, for every kind of load.

import type { DateOrder } from '../../choices.ts';
import { MINUTE_MS } from '../../durations.ts';
import { MAX_DATE_CHARACTERS } from '../../text/text-limits.ts';
import { type Day, dayOf, isoDay } from './calendar.ts';
import { withLatinDigits } from './digits.ts';
import { isRelative, relativeDay } from './relative-day.ts';
import { inOrder, type WrittenDay, writtenDay } from './written-day.ts';
import { takeTime, type WrittenTime } from './written-time.ts';

/** What a date in a text may depend on. */
export interface DateContext {
  /** Of dates such as 06/01/26. */
  order?: DateOrder | null | undefined;
  /** When the text was written, itself a date: `3 days ago` is told by it. */
  asOf?: string | null | undefined;
  /** First and last year that can be meant; default 1 to 9999. */
  years?: readonly [first: number, last: number] | undefined;
}

/** A day as it is written (`2026-03-29`), and, if its time is told, the instant as RFC 3339 in UTC. */
interface ReadDate {
  day: string;
  instant: string | null;
}

/**
 * Why a text is no date: it would be one if the order of day and month were told (`--date-order`), or the day on which it
 * was written (`--as-of`), by which its year is known, too; or it is none at all.
 */
export type NoDate = 'ambiguous' | 'relative' | 'yearless' | 'unknown';

/** What is wrong with a text that is no date, and what to type. */
export const DATE_PROBLEMS: Record<NoDate, string> = {
  ambiguous: 'the column does not tell the order of day and month: say it with --date-order',
  relative: 'told by how long ago it was: say with --as-of on which day, e.g. --as-of 2026-03-29',
  yearless: 'it has no year: say with --as-of when the file was written, e.g. --as-of 2026-03-29',
  unknown: 'not a date like 2026-03-29 or 2026-03-29T08:00:00Z',
};

/** What a note says of dates that could not be read, and need not be. */
export const DATES_LEFT_EMPTY: Record<NoDate, string> = {
  ambiguous: 'with day or month first, which --date-order tells, left empty',
  relative: 'told by how long ago it was, which --as-of tells, left empty',
  yearless: 'without a year, which --as-of tells, left empty',
  unknown: 'not understood, left empty',
};

/** Seconds, milliseconds or microseconds, also as pandas writes them: `1713397508000.0`, `1.713397508e+12`. */
const EPOCH = /^\d{9,10}(?:\.\d+)?$|^\d{12,13}(?:\.\d+)?$|^\d{16}$|^\d\.\d{3,12}e\+?(?:09|12|9)$/i;
/** A number of days as spreadsheets count them, of 1990 to 2099. */
const SERIAL = /^(?:3[3-9]|[4-6]\d|7[0-2])\d{3}(?:\.\d+)?$/;
/** How programs write the same: `{"$date": "…"}`, `ISODate("…")`, `/Date(…)/`, `Timestamp('…')`. */
const WRAPPED =
  /^(?:\{\s*"\$date"\s*:\s*(?:\{\s*"\$numberLong"\s*:\s*)?"?|(?:new\s+)?(?:ISODate|Date|Timestamp)\(["']?|\\?\/Date\()([^"'{}()]+)(?:"?\s*\}?\s*\}|["']?\)|\)\\?\/)$/;
const BASIC = /^(\d{4})(\d\d)(\d\d)[T ]?(\d\d)(\d\d)(\d\d(?:[.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;
/** A time written with hyphens, as in the names of files, and the colon of web servers' logs. */
const FILE_TIME = /^(\d{4}-\d\d-\d\d)[_ T](\d\d)-(\d\d)-(\d\d)$/;
const LOG_TIME = /^(\d{1,2}\/\p{L}{3}\/\d{4}):(?=\d\d:)/u;
/** The end of a span, as Notion writes it. */
const RANGE_END = / → .*$/;
/** A day of XML Schema may have a zone, which moves nothing. */
const DAY_WITH_ZONE = /^(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)$/;

/** Reads a date in any of the forms that people and programs write. */
export function readDate(value: string, context: DateContext = {}): ReadDate | NoDate {
  const text = tidied(value);
  if (text === '' || text.length > MAX_DATE_CHARACTERS) return 'unknown';
  const { order = null, years = [1, 9999] } = context;
  const number = EPOCH.test(text) ? fromEpoch(text) : SERIAL.test(text) ? fromSerial(text) : null;
  if (number !== null) return inYears(number, years);
  const taken = takeTime(text);
  if (taken === null) return 'unknown';
  const day = writtenDay(dayIn(taken.rest), order);
  if (day === 'ambiguous') return 'ambiguous';
  if (day === null) return fromRelative(text, context);
  const whole = withYear(day, context.asOf);
  if (whole === null) return dayTold(context.asOf) === null ? 'yearless' : 'unknown';
  return inYears(dated(whole, taken.time), years);
}

/** The instant of a date; of a day alone its midnight in UTC. */
export function instantOf({ day, instant }: ReadDate): string {
  return instant ?? `${day}T00:00:00Z`;
}

/**
 * The one order in which every slashed date of a column is a day of the calendar; null when several fit or none. One with
 * its year in front says its order itself, and nothing of the others.
 */
export function decideDateOrder(texts: Iterable<string>): DateOrder | null {
  const fitting = new Set<DateOrder>(['dmy', 'mdy']);
  let hasYearFirst = false;
  let needsOrder = false;
  for (const text of texts) {
    if (text.length > MAX_DATE_CHARACTERS) continue;
    const rest = dayIn(takeTime(tidied(text))?.rest ?? '');
    const yearFirst = inOrder(rest, 'ymd');
    if (yearFirst) hasYearFirst = true;
    if (yearFirst !== null) continue;
    needsOrder = true;
    for (const order of fitting) if (inOrder(rest, order) === null) fitting.delete(order);
  }
  if (!needsOrder) return hasYearFirst ? 'ymd' : null;
  const [only, ...others] = fitting;
  return only !== undefined && others.length === 0 ? only : null;
}

function tidied(value: string): string {
  const text = withLatinDigits(value.normalize('NFKC')).replaceAll(/\s+/g, ' ').trim();
  const [, inner = text.replace(RANGE_END, '')] = WRAPPED.exec(text) ?? [];
  return inner
    .trim()
    .replace(BASIC, (_, year, month, day, hour, minute, second = '00', zone = '') => {
      const [whole, fraction = '0'] = second.split(/[.,]/);
      return `${year}-${month}-${day} ${hour}:${minute}:${whole}.${fraction}${zone}`;
    })
    .replace(FILE_TIME, '$1 $2:$3:$4')
    .replace(LOG_TIME, '$1 ')
    .replace(DAY_WITH_ZONE, '$1');
}

/** The rest of a date without its time: commas say nothing, and a day of the week in front of numbers neither. */
function dayIn(rest: string): string {
  return rest
    .replaceAll(',', ' ')
    .replace(/^(?:\p{L}{2,12}\.?|\([^()]*\)) (?=\d+[./-][\d./-]+$)/u, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function fromRelative(text: string, { asOf }: DateContext): ReadDate | NoDate {
  const toldOn = dayTold(asOf);
  if (toldOn === null) return isRelative(text) ? 'relative' : 'unknown';
  const day = relativeDay(text, toldOn);
  return day === null ? 'unknown' : { day: isoDay(day), instant: null };
}

function dayTold(asOf: string | null | undefined): Day | null {
  if (asOf === null || asOf === undefined) return null;
  const read = readDate(asOf);
  if (typeof read === 'string') return null;
  return dayOf(read.day.slice(0, 4), read.day.slice(5, 7), read.day.slice(8));
}

/** A day without its year is the last one before it was told. */
function withYear(day: Exclude<WrittenDay, string | null>, asOf: DateContext['asOf']): Day | null {
  if (day.year !== null) return day;
  const told = dayTold(asOf);
  if (told === null) return null;
  const isLater = day.month > told.month || (day.month === told.month && day.day > told.day);
  return dayOf(isLater ? told.year - 1 : told.year, day.month, day.day);
}

function dated(day: Day, time: WrittenTime | null): ReadDate {
  if (time === null) return { day: isoDay(day), instant: null };
  const { hour, minute, second, fraction, offset } = time;
  const local = Date.UTC(day.year, day.month - 1, day.day, hour, minute, second);
  const whole = new Date(local - offset(local) * MINUTE_MS).toISOString().slice(0, 19);
  return { day: isoDay(day), instant: `${whole}${fraction && `.${fraction}`}Z` };
}

function fromEpoch(text: string): ReadDate {
  const number = Number(text);
  const milliseconds = number >= 1e15 ? number / 1000 : number >= 1e11 ? number : number * 1000;
  return ofMoment(milliseconds);
}

/** Days since the end of 1899; the day alone where there is no fraction. */
function fromSerial(text: string): ReadDate {
  const days = Number(text);
  const read = ofMoment(Math.round((days - 25_569) * 86_400) * 1000);
  return Number.isInteger(days) ? { ...read, instant: null } : read;
}

function ofMoment(milliseconds: number): ReadDate {
  const instant = new Date(milliseconds).toISOString().replace(/\.?0*Z$/, 'Z');
  return { day: instant.slice(0, 10), instant };
}

function inYears(read: ReadDate, [first, last]: readonly [number, number]): ReadDate | NoDate {
  const year = Number((read.instant ?? read.day).slice(0, 4));
  return year >= first && year <= last ? read : 'unknown';
}
