const MICROS_PER_SECOND = 1_000_000n;
const INFINITY = 9_223_372_036_854_775_807n;
const YEARS_PER_CYCLE = 400;
/** The calendar repeats itself after 400 years. */
const MICROS_PER_CYCLE = 146_097n * 86_400n * MICROS_PER_SECOND;
const REACH = 100_000_000n * 86_400n * MICROS_PER_SECOND;

/**
 * An instant given in microseconds since 1970 as RFC 3339 in UTC, with as many decimals as it needs; `infinity` and
 * `-infinity` as they are. Years before 0 and after 9999 have a sign and six digits, as in ISO 8601.
 */
export function rfc3339(micros: bigint): string {
  if (micros === INFINITY) return 'infinity';
  if (micros === -INFINITY) return '-infinity';
  // PostgreSQL and DuckDB know years that JavaScript does not.
  const cycles = micros > REACH || micros < -REACH ? micros / MICROS_PER_CYCLE : 0n;
  const near = micros - cycles * MICROS_PER_CYCLE;
  const fraction = ((near % MICROS_PER_SECOND) + MICROS_PER_SECOND) % MICROS_PER_SECOND;
  const date = new Date(Number((near - fraction) / 1000n));
  const decimals =
    fraction === 0n ? '' : `.${fraction.toString().padStart(6, '0').replace(/0+$/, '')}`;
  const [, year, rest] = /^([+-]?\d+)(-\d\d-\d\dT.*)\.000Z$/.exec(date.toISOString()) ?? [];
  const shown = cycles === 0n ? year : expanded(Number(year) + YEARS_PER_CYCLE * Number(cycles));
  return `${shown}${rest}${decimals}Z`;
}

function expanded(year: number): string {
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
}
