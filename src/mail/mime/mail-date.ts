import { MINUTE_MS } from '../../durations.ts';
import { monthNumber } from '../../knowledge/month-names.ts';
import { zoneMinutes } from '../../knowledge/zones.ts';
import { MAX_LINE_CHARACTERS } from './limits.ts';

// Thu, 13 Feb 1997 12:02:03.5 +0100 (CET); the comma, seconds and zone may be missing, the year may have two digits, and
// the names be those of another language: Mo, 2 Mrz 2026.
const DAY_FIRST =
  /(\d{1,2})\.?[\s-]+(\p{L}{3,12})\.?[\s,-]+(\d{4}|\d{2,3})[\s,]+(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2})(?:[.,]\d+)?)?\s*(am|pm)?\s*(?:[a-z]+(?=[+-]\d{2}))?([+-]\s?\d{1,2}:?\d{2}|[a-z]+)?/iu;
// Thu Feb 13 12:02:03 1997, or with the zone before or after the year
const MONTH_FIRST =
  /(\p{L}{3,12})\.?\s+(\d{1,2}),?\s+(?:(\d{4}),?\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?\s*([+-]\d{4}|[a-z]{3,4})?\s*(\d{4})?\s*([+-]\d{4})?/iu;
const ISO =
  /(\d{4})-(\d{2})-(\d{2})[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([+-]\d{2}(?::?\d{2})?|z)?/i;

/** Reads a mail date of any common make to an ISO instant in UTC; null when it is none, or not between 1970 and 2100. */
export function readMailDate(text: string): string | null {
  const plain = text
    .slice(0, MAX_LINE_CHARACTERS)
    .replace(/\([^()]*\)/g, ' ')
    .trim()
    .slice(0, 200);
  const iso = ISO.exec(plain);
  if (iso !== null)
    return instant(iso[1], iso[2], iso[3], [iso[4], iso[5], iso[6]], undefined, iso[7]);
  const day = DAY_FIRST.exec(plain);
  if (day !== null)
    return instant(day[3], monthText(day[2]), day[1], [day[4], day[5], day[6]], day[7], day[8]);
  const month = MONTH_FIRST.exec(plain);
  if (month === null) return null;
  const clock = [month[4], month[5], month[6]];
  return instant(
    month[3] ?? month[9],
    monthText(month[1]),
    month[2],
    clock,
    month[7],
    month[10] ?? month[8],
  );
}

/** The instant in the topmost Received header that has one. */
export function readReceivedDate(received: readonly string[]): string | null {
  for (const value of received) {
    const date = readMailDate(value.slice(value.lastIndexOf(';') + 1));
    if (date !== null) return date;
  }
  return null;
}

/** By its whole name or, of one that nobody knows, by how it begins. */
function monthText(name = ''): string | undefined {
  return (monthNumber(name) ?? monthNumber(name.slice(0, 3)))?.toString();
}

function instant(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  clock: readonly (string | undefined)[],
  half: string | undefined,
  zone: string | undefined,
): string | null {
  if (year === undefined || month === undefined) return null;
  const hours = hour24(Number(clock[0] ?? 0), half);
  const minutes = Number(clock[1] ?? 0);
  // A leap second is the last second of its minute: PostgreSQL and JavaScript know none.
  const seconds = Math.min(Number(clock[2] ?? 0), 59);
  const local = new Date(
    Date.UTC(fullYear(year), Number(month) - 1, Number(day), hours, minutes, seconds),
  );
  const exists = local.getUTCMonth() === Number(month) - 1 && local.getUTCDate() === Number(day);
  if (!exists || hours > 23 || minutes > 59) return null;
  const utc = new Date(local.getTime() - offsetMinutes(zone) * MINUTE_MS);
  const years = utc.getUTCFullYear();
  return years < 1970 || years > 2100 ? null : utc.toISOString();
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return text.length === 3 ? 1900 + year : year;
}

function hour24(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined) return 0;
  const offset = /^([+-])\s?(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (offset === null) return zoneMinutes(zone) ?? 0;
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
  if (minutes > 18 * 60) return 0;
  return offset[1] === '-' ? -minutes : minutes;
}
