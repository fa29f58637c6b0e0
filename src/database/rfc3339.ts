const MICROS_PER_SECOND = 1_000_000n;
const INFINITY = 9_223_372_036_854_775_807n;

/** An instant given in microseconds since 1970 as RFC 3339 in UTC, with as many decimals as it needs. */
export function rfc3339(micros: bigint): string {
  if (micros === INFINITY) return 'infinity';
  if (micros === -INFINITY) return '-infinity';
  const fraction = ((micros % MICROS_PER_SECOND) + MICROS_PER_SECOND) % MICROS_PER_SECOND;
  const date = new Date(Number((micros - fraction) / 1000n));
  // Beyond what RFC 3339 can say; PostgreSQL and DuckDB both know such years.
  if (Number.isNaN(date.getTime())) return `${micros} µs`;
  const decimals = fraction === 0n ? '' : `.${fraction.toString().padStart(6, '0').replace(/0+$/, '')}`;
  return date.toISOString().replace(/\.000Z$/, `${decimals}Z`);
}
