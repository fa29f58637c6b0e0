import { type DateOrder, dateOrders } from '../../choices.ts';
import { monthNumber } from '../../knowledge/month-names.ts';
import { type Day, dayOf } from './calendar.ts';

/** A day in a text; one without its year; `ambiguous` where only the order of day and month is missing. */
export type WrittenDay = Day | { month: number; day: number; year: null } | 'ambiguous' | null;

/** Year first, whatever stands between: `2026-3-5`, `2026年3月5日`, `2026. 3. 5.`, `20260305`. */
const YEAR_FIRST =
  /^(\d{4})(?:[年년]|[/.-])\s?(\d{1,2})(?:[月월]|[/.-])\s?(\d{1,2})(?:[日일]|\.)?$|^(\d{4})(\d\d)(\d\d)$/;
/** Weeks and days of the year, as ISO 8601 counts them. */
const WEEK = /^(\d{4})-?W(\d\d)-?([1-7])$/i;
const DAY_OF_YEAR = /^(\d{4})-(\d{3})$/;
/** Dots without a year in front are German, French, Russian, … and always begin with the day. */
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)$/;
const SLASHED = /^(\d{1,4})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{1,4})$/;
const MONTH_AND_DAY = /^(\d{1,2})[月월]\s?(\d{1,2})[日일号]?$/;
/** `ngày 3 tháng 7 năm 2026`: Vietnamese counts its months. */
const COUNTED_MONTH = /^(?:ngày\s)?(\d{1,2})\stháng\s(\d{1,2})(?:\snăm)?\s(\d{4})$/i;
/** The year of a Japanese era, of which the first is 元: `令和8年`. */
const ERA_YEAR = /^(令和|平成|昭和)(\d{1,2}|元)年/;
const YEARS_BEFORE_ERA: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925 };
/** What stands between and behind the parts of a worded date. */
const FILLING = /^(?:de|del|do|of|the|le|el|den|der|г|год|года|р|року)$/;
const NUMBER = /^'?(\d{1,4})(?:st|nd|rd|th|er|ère|e|º|ª|°)?$/;

/** The day that a text without its time says. */
export function writtenDay(written: string, order: DateOrder | null): WrittenDay {
  const text = written.replace(
    ERA_YEAR,
    (_, era, year) => `${(YEARS_BEFORE_ERA[era] ?? 0) + (year === '元' ? 1 : Number(year))}年`,
  );
  const [, year, month, day] = YEAR_FIRST.exec(text)?.filter((part) => part !== undefined) ?? [];
  if (year !== undefined) return dayOf(year, month, day);
  const [, dayFirst, monthSecond, yearLast] = DOTTED.exec(text) ?? [];
  if (dayFirst !== undefined) return dayOf(wholeYear(yearLast), monthSecond, dayFirst);
  const slashed = SLASHED.exec(text);
  if (slashed && order !== null) return slashedDay(slashed, order);
  if (slashed) return dateOrders.some((one) => slashedDay(slashed, one)) ? 'ambiguous' : null;
  const [, monthOnly, dayOnly] = MONTH_AND_DAY.exec(text) ?? [];
  if (dayOnly !== undefined) return withoutYear(monthOnly, dayOnly);
  const [, dayCounted, monthCounted, yearBehind] = COUNTED_MONTH.exec(text) ?? [];
  if (dayCounted !== undefined) return dayOf(yearBehind, monthCounted, dayCounted);
  return countedDay(text) ?? wordedDay(text);
}

/** The day of a text such as `06/01/26`, in an order; undefined for a text of another form, null for no day. */
export function inOrder(text: string, order: DateOrder): Day | null | undefined {
  const slashed = SLASHED.exec(text);
  return slashed ? slashedDay(slashed, order) : undefined;
}

function slashedDay([, first, second, third]: RegExpExecArray, order: DateOrder): Day | null {
  if (order === 'ymd') return first?.length === 4 ? dayOf(first, second, third) : null;
  const year = wholeYear(third);
  return order === 'dmy' ? dayOf(year, second, first) : dayOf(year, first, second);
}

/** 26 is a year of this century, and 98 one of the last; a year of three digits is none. */
function wholeYear(text: string | undefined): string | undefined {
  if (text?.length !== 2) return text?.length === 4 ? text : undefined;
  return `${text < '70' ? '20' : '19'}${text}`;
}

function withoutYear(month: string | number | undefined, day: string | undefined): WrittenDay {
  // Of a leap year: a day that some year has.
  const found = dayOf(2024, month, day);
  return found && { ...found, year: null };
}

function countedDay(text: string): Day | null {
  const [, weekYear, week, weekday] = WEEK.exec(text) ?? [];
  const [, year, day] = DAY_OF_YEAR.exec(text) ?? [];
  if (weekYear === undefined && year === undefined) return null;
  // The fourth of January is in the first week.
  const fourth = new Date(Date.UTC(Number(weekYear ?? year), 0, 4));
  const days =
    day === undefined
      ? 4 - (fourth.getUTCDay() || 7) + 7 * (Number(week) - 1) + Number(weekday)
      : Number(day);
  if (Number(week ?? 1) > 53 || days > 371) return null;
  const date = new Date(Date.UTC(fourth.getUTCFullYear(), 0, days));
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** `5-Jan-25`, `January 5th 2026`, `5 de enero de 2026`, `Sun 05 Jan 2026`. */
function wordedDay(text: string): WrittenDay {
  const words = text
    .toLowerCase()
    .split(/[\s./-]+/)
    .filter((word) => word !== '' && !FILLING.test(word));
  const numbers = words.flatMap((word) => NUMBER.exec(word)?.[1] ?? []);
  const names = words.filter((word) => !NUMBER.test(word));
  // A word in front may be a day of the week (of `mar. 5 janv.` a Tuesday); behind `3 days` August is none.
  const month = names.flatMap((name) => monthNumber(name) ?? []).at(-1);
  const before = names.length - 1;
  if (month === undefined || before > 1 || (before === 1 && words[0] !== names[0])) return null;
  const [first, second, ...others] = numbers;
  if (first === undefined || others.length > 0) return null;
  if (second === undefined) return first.length <= 2 ? withoutYear(month, first) : null;
  if (first.length === 4) return dayOf(first, month, second);
  return dayOf(wholeYear(second), month, first);
}
