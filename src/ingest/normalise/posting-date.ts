export type DateOrder = 'dmy' | 'mdy' | 'ymd';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const SLASHED = /^(\d{1,4})[/.](\d{1,2})[/.](\d{1,4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const WORDED =
  /^(?:[a-z]{3,9},?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|UTC|GMT|[A-Z]{3}|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * An instant as RFC 3339 in UTC, from ISO 8601, RFC 2822, `March 19, 2026`, epoch seconds or milliseconds, and, when
 * `order` is known, slashed dates. No zone means UTC. Null for what is none of these or no day of the calendar.
 */
export function postingDate(value: string | null, order: DateOrder | null): string | null {
  const text = value?.trim() ?? '';
  if (/^\d{9,10}(\.\d+)?$|^\d{12,13}$/.test(text)) return fromEpoch(text);
  const iso = ISO.exec(text) ?? CHINESE.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    return instant([year, month, day], [hour, minute, second], zone, fraction);
  }
  const worded = WORDED.exec(text);
  if (worded) {
    const month = MONTHS.indexOf((worded[2] ?? worded[3] ?? '').slice(0, 3).toLowerCase()) + 1;
    return month === 0
      ? null
      : instant([worded[5], String(month), worded[1] ?? worded[4]], worded.slice(6, 9), worded[9]);
  }
  const slashed = SLASHED.exec(text);
  return slashed && order ? fromSlashed(slashed, order) : null;
}

/** Whether a text is a slashed date, whose order must be known from elsewhere. */
export function isSlashedDate(text: string): boolean {
  return SLASHED.test(text.trim());
}

/**
 * The one order in which every slashed date of a column is a day of the calendar; null when several fit or none.
 */
export function decideDateOrder(texts: Iterable<string>): DateOrder | null {
  const fitting = new Set<DateOrder>(['ymd', 'dmy', 'mdy']);
  for (const text of texts) {
    const slashed = SLASHED.exec(text.trim());
    if (!slashed) continue;
    for (const order of fitting) if (fromSlashed(slashed, order) === null) fitting.delete(order);
  }
  const [only, ...others] = fitting;
  return only !== undefined && others.length === 0 ? only : null;
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
  return full.length === 4 ? instant([full, month, day], parts.slice(4, 7)) : null;
}

function fromEpoch(text: string): string | null {
  const number = Number(text);
  return inRange(new Date(text.length >= 12 ? number : number * 1000));
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

const ZONES: Record<string, number> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

function offsetMinutes(zone: string): number | null {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  if (sign === undefined) return ZONES[zone.toUpperCase()] ?? null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** A posting from before the web or after the century is a mistake. */
function inRange(date: Date): string | null {
  const year = date.getUTCFullYear();
  return year >= 1990 && year < 2100 ? date.toISOString().replace('.000Z', 'Z') : null;
}
