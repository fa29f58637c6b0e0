// Numbers and times as people read them. Null, where nothing is known, is an en dash.

export const NOTHING = '–';

/** `1,234`; 64-bit integers come as text. */
export function integer(value: number | string | null): string {
  return value === null ? NOTHING : BigInt(value).toLocaleString('en-US');
}

/** `82.4 %` of a share from 0 to 1. */
export function percent(share: number | null): string {
  return share === null ? NOTHING : `${(share * 100).toFixed(1)} %`;
}

/** `$4.23`; under a dollar with four decimals, which model calls need. */
export function dollars(amount: string | null): string {
  if (amount === null) return NOTHING;
  const value = Number(amount);
  const decimals = Math.abs(value) >= 1 || value === 0 ? 2 : 4;
  return `$${value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })}`;
}

/** `1.2 M`, `310 k`, `87` */
export function compact(value: string): string {
  const number = Number(value);
  if (number >= 1e9) return `${(number / 1e9).toFixed(1)} G`;
  if (number >= 1e6) return `${(number / 1e6).toFixed(1)} M`;
  if (number >= 1e4) return `${Math.round(number / 1e3)} k`;
  return integer(value);
}

/** `2 h 9 min`, `1 min 42 s`, `8 s` */
export function duration(seconds: number | string | null): string {
  if (seconds === null) return NOTHING;
  const total = Math.round(Number(seconds));
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  if (hours >= 48) return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
}

/** `4.5 days`, `7 hours` */
export function days(value: string | null): string {
  if (value === null) return NOTHING;
  const number = Number(value);
  if (number < 1) return `${Math.round(number * 24)} hours`;
  return `${number.toLocaleString('en-US', { maximumFractionDigits: 1 })} days`;
}

/** `3 Mar 2026` in a zone. */
export function day(instant: string | null, timezone: string): string {
  if (instant === null) return NOTHING;
  const part = (parts: Intl.DateTimeFormatOptions) => inZone(instant, timezone, parts);
  return [part({ day: 'numeric' }), part({ month: 'short' }), part({ year: 'numeric' })].join(' ');
}

/** `Tue 3 Mar 2026, 18:02` in a zone. */
export function moment(instant: string | null, timezone: string): string {
  if (instant === null) return NOTHING;
  const weekday = inZone(instant, timezone, { weekday: 'short' });
  return `${weekday} ${day(instant, timezone)}, ${clock(instant, timezone)}`;
}

/** `18:02` in a zone. */
export function clock(instant: string, timezone: string): string {
  return inZone(instant, timezone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

function inZone(instant: string, timezone: string, parts: Intl.DateTimeFormatOptions): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return new Intl.DateTimeFormat('en-US', { ...parts, timeZone: knownZone(timezone) }).format(date);
}

/** People's zones are free text in the data. */
export function knownZone(timezone: string): string {
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

/** `1 interview`, `2 interviews`, `2 companies` */
export function plural(count: number, noun: string, several = `${noun}s`): string {
  return `${integer(count)} ${count === 1 ? noun : several}`;
}
