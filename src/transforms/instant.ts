import { ConfigError } from '../errors.ts';
import { isDay } from './day-ranges.ts';

/** RFC 3339, section 5.6; PostgreSQL keeps six decimals of a second. */
const INSTANT =
  /^(\d{4}-\d\d-\d\d)[Tt ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * The instant given with an option, as RFC 3339 in UTC: one that is written in two ways comes out
 * alike. Throws ConfigError (exit 2) for what is none, as 30 February, and for one without its
 * offset from UTC.
 */
export function readInstant(option: string, text: string): string {
  const [, day = '', fraction = ''] = INSTANT.exec(text) ?? [];
  // JavaScript takes 30 February for 2 March.
  const time = isDay(day)
    ? new Date(text.replace(fraction, '').replace(' ', 'T').toUpperCase())
    : undefined;
  const year = time?.getUTCFullYear() ?? 0;
  if (!time || !(year >= 1 && year <= 9999)) {
    throw new ConfigError(`${option} ${text} is no instant`, {
      hint: 'write it as 2026-05-01T00:00:00Z',
    });
  }
  return `${time.toISOString().slice(0, 19)}${fraction.replace(/\.?0+$/, '')}Z`;
}
