// Numbers and times as people read them. Null, where nothing is known, is an en dash. Whatever is
// shown with fewer digits is rounded half away from zero from its decimal digits: by Intl, since
// toFixed and Math.round see the binary ones.

export const NOTHING = '–';

const whole = new Intl.NumberFormat('en-US');
const tenths = withDigits(1);
const cents = withDigits(2);
const thousandths = withDigits(3);
const fractionsOfCents = withDigits(4);
const percents = withDigits(0, 'percent');
const percentsAndTenths = withDigits(1, 'percent');
const exact = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });
const oneDecimal = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** Shows so many digits behind the point, zeros as well. */
function withDigits(digits: number, style: 'decimal' | 'percent' = 'decimal'): Intl.NumberFormat {
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat('en-US', { style, ...fraction });
}

/** `1,234`; 64-bit integers come as text. */
export function integer(value: number | string | null): string {
  return value === null ? NOTHING : whole.format(BigInt(value));
}

/** What a table says of the rows that it leaves out, e.g. `and 12 more`; nothing where there are none. */
export function andMore(rest: number, what = 'more'): { more?: string } {
  return rest > 0 ? { more: `and ${integer(rest)} ${what}` } : {};
}

/** `82.4 %` of a share from 0 to 1. */
export function percent(share: number | null): string {
  return share === null ? NOTHING : percentsAndTenths.format(share).replace('%', ' %');
}

/** `82 %` of a share from 0 to 1, for sentences. */
export function wholePercent(share: number | null): string {
  return share === null ? NOTHING : percents.format(share).replace('%', ' %');
}

/** `0.679` of a score from 0 to 1. */
export function score(value: string): string {
  return thousandths.format(Number(value));
}

/** `3.1 million`, `356,000`, `685`: tokens as they are said. */
export function tokens(value: number | string): string {
  const number = Number(value);
  if (number >= 1e9) return `${tenths.format(number / 1e9)} billion`;
  if (number >= 1e6) return `${tenths.format(number / 1e6)} million`;
  return integer(number >= 1e4 ? Math.round(number / 1e3) * 1e3 : value);
}

/** Amounts of one column, all with as many decimals as the smallest of them needs. */
export function dollarColumn(
  amounts: readonly (string | null)[],
): (amount: string | null) => string {
  const known = amounts.flatMap((amount) => (amount === null ? [] : [Math.abs(Number(amount))]));
  const least = Math.min(...known.filter((amount) => amount > 0));
  const decimals = least >= 1 || known.every((amount) => amount === 0) ? cents : fractionsOfCents;
  return (amount) => (amount === null ? NOTHING : `$${decimals.format(Number(amount))}`);
}

/** `$4.23`; under a dollar with four decimals, which model calls need. */
export function dollars(amount: string | null): string {
  if (amount === null) return NOTHING;
  const value = Number(amount);
  const decimals = Math.abs(value) >= 1 || value === 0 ? cents : fractionsOfCents;
  return `$${decimals.format(value)}`;
}

/** `1.2 M`, `310 k`, `87` */
export function compact(value: number | string): string {
  const number = Number(value);
  if (number >= 1e9) return `${tenths.format(number / 1e9)} G`;
  if (number >= 1e6) return `${tenths.format(number / 1e6)} M`;
  if (number >= 1e4) return `${Math.round(number / 1e3)} k`;
  return integer(value);
}

/** `2 h 9 min`, `1 min 42 s`, `8 s` */
export function duration(seconds: number | string | null): string {
  if (seconds === null) return NOTHING;
  const total = Math.round(Number(seconds));
  if (total < 0) return `-${duration(-total)}`;
  const [hours, minutes, rest] = [
    Math.floor(total / 3600),
    Math.floor((total % 3600) / 60),
    total % 60,
  ];
  if (hours >= 48) return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
}

/** `4.5 days`, `7 hours` */
export function days(value: string | null): string {
  if (value === null) return NOTHING;
  const number = Number(value);
  if (number < 1) return `${Math.round(number * 24)} hours`;
  return `${oneDecimal.format(number)} days`;
}

/** `3 Mar 2026` in a zone, `15 Mar 44 BC`; `infinity` and `-infinity` as they are. */
export function day(instant: string | null, timezone: string): string {
  return said(instant, timezone, ({ day, month, year }) => `${day} ${month} ${year}`);
}

/** `Tue 3 Mar 2026, 18:02` in a zone. */
export function moment(instant: string | null, timezone: string): string {
  return said(
    instant,
    timezone,
    ({ weekday, day, month, year, hour, minute }) =>
      `${weekday} ${day} ${month} ${year}, ${hour}:${minute}`,
  );
}

/** `18:02` in a zone. */
export function clock(instant: string, timezone: string): string {
  return said(instant, timezone, ({ hour, minute }) => `${hour}:${minute}`);
}

function said(
  instant: string | null,
  timezone: string,
  say: (parts: Record<string, string>) => string,
): string {
  if (instant === null) return NOTHING;
  const parts = partsOf(instant, timezone);
  return parts ? say(parts) : instant;
}

const CYCLE = 400;

/** Undefined for what is no date, such as `infinity`. */
function partsOf(instant: string, timezone: string): Record<string, string> | undefined {
  const [, year, rest] = /^([+-]?\d{4,})(-\d\d-\d\d.*)$/.exec(instant) ?? [];
  if (year === undefined) return undefined;
  // JavaScript does not know every year that the databases do, but the calendar repeats itself after 400 of them.
  const near = 2000 + (((Number(year) % CYCLE) + CYCLE) % CYCLE);
  const shift = isUsual(Number(year)) ? 0 : Number(year) - near;
  const date = new Date(`${shift === 0 ? year : near}${rest}`);
  if (Number.isNaN(date.getTime())) return undefined;
  const parts = Object.fromEntries(
    formatterOf(timezone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  const shown = Number(parts.year) + shift;
  return { ...parts, year: shown > 0 ? String(shown) : `${1 - shown} BC` };
}

function isUsual(year: number): boolean {
  return year >= 1000 && year <= 9999;
}

// A formatter costs some 85 kB and most of a millisecond; a search has a zone or two.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timezone: string): Intl.DateTimeFormat {
  const known = formatters.get(timezone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: knownZone(timezone),
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(timezone, formatter);
  return formatter;
}

const zones = new Map<string, string>();

/** People's zones are free text in the data. */
export function knownZone(timezone: string): string {
  const known = zones.get(timezone) ?? canonicalZone(timezone);
  zones.set(timezone, known);
  return known;
}

function canonicalZone(timezone: string): string {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: timezone }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return 'UTC';
    throw error;
  }
}

/** `captcha_failed` -> `captcha failed` */
export function words(code: string): string {
  return code.replaceAll('_', ' ');
}

/** `1 interview`, `2 interviews`, `2 companies`, `14.5 days` */
export function plural(count: number, noun: string, several = `${noun}s`): string {
  const number = Number.isInteger(count) ? integer(count) : exact.format(count);
  return `${number} ${count === 1 ? noun : several}`;
}
