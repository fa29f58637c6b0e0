import { monthNumber } from '../../knowledge/month-names.ts';
import { zoneMinutes } from '../../knowledge/zones.ts';
import { MAX_DATE_CHARACTERS } from '../../text-limits.ts';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;
/** Seconds or milliseconds, also as pandas writes them: `1713397508000.0`, `1.713397508e+12`. */
const EPOCH = /^\d{9,10}(\.\d+)?$|^\d{12,13}(\.0+)?$|^\d\.\d{3,12}e\+?(09|12|9)$/i;
/** Year first, whatever stands between: `2026年3月5日`, `2026.03.05`, `2026/3/5 08:30`, `20260305`. */
const YEAR_FIRST =
  /^(\d{4})(?:年|[/.])\s?(\d{1,2})(?:月|[/.])\s?(\d{1,2})(?:日|\.)?(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$|^(\d{4})(\d{2})(\d{2})$/;
/** Dots without a year in front are German, French, Russian, … and always begin with the day. */
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const SLASHED =
  /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])?\.?(?:m\.?)?)?$/i;
const WORDED =
  /^(?:\p{L}{3,12}\.?,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th|\.|º)?(?:\s+|-)(?:de\s+|of\s+)?(\p{L}{3,12})\.?|(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?(?:\s+|-)(?:de\s+|del\s+)?(\d{4})(?:\s*г\.?)?(?:,?\s+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|UTC|GMT|AM|PM|[A-Z]{2,4}|[+-]\d{2}:?\d{2})?)?$/iu;

/**
 * An instant as RFC 3339 in UTC, from ISO 8601, RFC 2822, `March 19, 2026`, epoch seconds or milliseconds, and, when
 * `order` is known, slashed dates. No zone means UTC. Null for what is none of these or no day of the calendar.
 */
export function postingDate(value: string | null, order: DateOrder | null): string | null {
  const text = value?.trim() ?? '';
  if (text.length > MAX_DATE_CHARACTERS) return null;
  if (EPOCH.test(text)) return fromEpoch(text);
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    return instant([year, month, day], [hour, minute, second], zone, fraction);
  }
  const [, year, month, day, ...rest] =
    YEAR_FIRST.exec(text)?.filter((part) => part !== undefined) ?? [];
  if (year !== undefined) return instant([year, month, day], rest);
  const [, dayFirst, monthSecond, yearLast, ...time] = DOTTED.exec(text) ?? [];
  if (dayFirst !== undefined) return instant([yearLast, monthSecond, dayFirst], time);
  const worded = WORDED.exec(text);
  if (worded) return fromWorded(worded);
  const slashed = SLASHED.exec(text);
  return slashed && order ? fromSlashed(slashed, order) : null;
}

/**
 * The one order in which every slashed date of a column is a day of the calendar; null when several fit or none.
 */
export function decideDateOrder(texts: Iterable<string>): DateOrder | null {
  const fitting = new Set<DateOrder>(['ymd', 'dmy', 'mdy']);
  for (const text of texts) {
    const slashed = text.length > MAX_DATE_CHARACTERS ? null : SLASHED.exec(text.trim());
    if (!slashed) continue;
    for (const order of fitting) if (fromSlashed(slashed, order) === null) fitting.delete(order);
  }
  const [only, ...others] = fitting;
  return only !== undefined && others.length === 0 ? only : null;
}

function fromWorded(parts: RegExpExecArray): string | null {
  const month = monthNumber(parts[2] ?? parts[3] ?? '');
  const [half] = /^[ap](?=m$)/i.exec(parts[9] ?? '') ?? [];
  const [hour, ...time] = parts.slice(6, 9);
  if (month === null) return null;
  return instant(
    [parts[5], String(month), parts[1] ?? parts[4]],
    [inDay(hour, half), ...time],
    half === undefined ? parts[9] : 'Z',
  );
}

/** The hour of the day, of one before (`a`) or after noon (`p`). */
function inDay(hour: string | undefined, half: string | undefined): string | undefined {
  if (hour === undefined || half === undefined) return hour;
  return String((Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0));
}

function fromSlashed(parts: RegExpExecArray, order: DateOrder): string | null {
  const [, first = '', second = '', third = ''] = parts;
  const [year, month, day] =
    order === 'ymd'
      ? [first, second, third]
      : order === 'dmy'
        ? [third, second, first]
        : [third, first, second];
  // 26 is a year of this century; a year of three digits is none.
  const full = year.length === 2 && order !== 'ymd' ? `20${year}` : year;
  const [hour, ...time] = parts.slice(4, 7);
  return full.length === 4 ? instant([full, month, day], [inDay(hour, parts[7]), ...time]) : null;
}

function fromEpoch(text: string): string | null {
  const number = Number(text);
  return inRange(new Date(number >= 1e11 ? number : number * 1000));
}

function instant(
  date: readonly (string | undefined)[],
  time: readonly (string | undefined)[],
  zone = 'Z',
  fraction = '',
): string | null {
  const [year = 0, month = 0, day = 0] = date.map(Number);
  const [hour = 0, minute = 0, second = 0] = time.map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate())
    return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const offset = offsetMinutes(zone);
  if (offset === null) return null;
  const whole = inRange(new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second)));
  const digits = fraction.slice(0, 6).replace(/0+$/, '');
  return whole === null || digits === '' ? whole : whole.replace('Z', `.${digits}Z`);
}

function offsetMinutes(zone: string): number | null {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  if (sign === undefined) return zoneMinutes(zone);
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** A posting from before the web or after the century is a mistake. */
function inRange(date: Date): string | null {
  const year = date.getUTCFullYear();
  return year >= 1990 && year < 2100 ? date.toISOString().replace('.000Z', 'Z') : null;
}
