// Exact arithmetic for the oracle, by docs/metrics.md: BigInt inside, one rounding half away from zero.

export const DAY_US = 86_400_000_000n;
const FIRST_DAY = BigInt(Date.UTC(1900)) * 1000n;
const LAST_DAY = BigInt(Date.UTC(2200)) * 1000n;

/** A quotient as text with so many decimals; null without one. */
export function quotient(top: bigint | null, bottom: bigint, decimals: number): string | null {
  if (top === null || bottom === 0n) return null;
  const size = rounded((top < 0n ? -top : top) * 10n ** BigInt(decimals), bottom);
  return decimal(size, decimals, top < 0n);
}

/** A quotient of integers that are not negative, as an integer, half away from zero. */
export function rounded(top: bigint, bottom: bigint): bigint {
  return (2n * top + bottom) / (2n * bottom);
}

/** An integer of units of so many decimals as text. */
export function decimal(scaled: bigint, decimals: number, negative = false): string {
  const digits = String(scaled).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return negative && scaled > 0n ? `-${text}` : text;
}

export const inDays = (micros: bigint | null, count = 1n): string | null =>
  quotient(micros, count * DAY_US, 2);

/** Wilson's interval with z = 1.959964: all in units of 1e-12, and the root in 1e-30. */
export function wilson(k: bigint, n: bigint): { low: string; high: string } | null {
  if (n === 0n) return null;
  const z = 1_959_964n;
  const unit = 10n ** 30n;
  const zz = z * z * 10n ** 18n;
  // z √(k(n-k)/n + z²/4) = √(z² (k(n-k)/n + z²/4))
  const under = (zz * ((4n * k * (n - k) * unit) / n + zz)) / 4n;
  const root = squareRoot(under);
  const centre = k * unit + zz / 2n;
  const scale = n * unit + zz;
  const end = (top: bigint) => decimal((2n * top * 10_000n + scale) / (2n * scale), 4, false);
  return { low: end(centre > root ? centre - root : 0n), high: end(centre + root) };
}

/** Greenwood's band of a share S, S ∓ z S √v, both in trillionths: all in 1e-12, the root in 1e-18. */
export function band(share: bigint, variance: bigint): { low: string; high: string } {
  const root = squareRoot(variance * 10n ** 24n);
  const unit = 10n ** 12n * 10n ** 18n;
  const width = (share * 1_959_964n * root) / 10n ** 6n;
  const end = (top: bigint) => rounded(top * 10_000n, unit);
  const [low, high] = [share * 10n ** 18n - width, share * 10n ** 18n + width];
  return {
    low: decimal(low > 0n ? end(low) : 0n, 4),
    high: decimal(end(high) > 10_000n ? 10_000n : end(high), 4),
  };
}

function squareRoot(value: bigint): bigint {
  if (value === 0n) return 0n;
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

/** The continuous percentile top/bottom of sorted values, times `bottom`. */
export function percentile(sorted: readonly bigint[], top: bigint, bottom: bigint): bigint | null {
  if (sorted.length === 0) return null;
  const position = top * BigInt(sorted.length - 1);
  const place = Number(position / bottom);
  const [below = 0n, above = below] = sorted.slice(place, place + 2);
  return below * bottom + (position % bottom) * (above - below);
}

export const sum = (values: readonly (bigint | null)[]): bigint =>
  values.reduce<bigint>((total, value) => total + (value ?? 0n), 0n);

/** Sum of those that are known; null when none is. */
export function known(values: readonly (bigint | null)[]): bigint | null {
  const some = values.filter((value) => value !== null);
  return some.length === 0 ? null : sum(some);
}

/** An amount such as `0.25` in units of so many decimals; null of what is no number. */
export function scaled(text: string | null | undefined, decimals: number): bigint | null {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text ?? '') ?? [];
  if (whole === '') return null;
  return BigInt(`${sign}${whole}${rest.padEnd(decimals, '0').slice(0, decimals)}`);
}

/** Microseconds since 1970 of an RFC 3339 text; null unless it is of the years 1 to 9999. */
export function instant(text: string | null | undefined): bigint | null {
  const seconds = Date.parse((text ?? '').replace(/\.\d+/, ''));
  if (Number.isNaN(seconds)) return null;
  const fraction = /\.(\d+)/.exec(text ?? '')?.[1] ?? '';
  return BigInt(seconds) * 1000n + BigInt(fraction.padEnd(6, '0'));
}

/** The day of an instant in a zone, YYYY-MM-DD. */
export function dayOf(micros: bigint | null, timezone: string): string | null {
  if (micros === null) return null;
  if (micros < FIRST_DAY || micros >= LAST_DAY) return null;
  const milliseconds = Number((micros - (((micros % 1000n) + 1000n) % 1000n)) / 1000n);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(milliseconds);
}
