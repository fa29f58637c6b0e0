const NEGATIVE = 0x4000;
const POSITIVE = 0;
const HEADER_BYTES = 8;
/** Decimal digits of one digit of PostgreSQL's, which counts to 10,000. */
const DIGITS = 4;
/** So many of them, and three zeros, are exact in a Number. */
const FEW = 3;

/** Digits of a decimal, and those of them behind the point. */
export interface Decimal {
  precision: number;
  scale: number;
}

/**
 * A numeric in PostgreSQL's binary format as a whole number of units of 10^-scale, rounded half away from zero as
 * round() does. Undefined for what is no number or infinite, and for what has more than `precision` digits then.
 */
export function scaledNumeric(
  message: DataView,
  start: number,
  { precision, scale }: Decimal,
): number | bigint | undefined {
  const sign = message.getUint16(start + 4);
  if (sign !== POSITIVE && sign !== NEGATIVE) return undefined;
  const weight = message.getInt16(start + 2);
  // A digit behind the one that is rounded by says nothing.
  const needed = weight + 1 + Math.ceil((scale + 1) / DIGITS);
  const count = Math.min(message.getUint16(start), needed);
  if (count <= 0) return 0;
  if (DIGITS * weight + scale >= precision) return undefined;
  const exponent = DIGITS * (weight + 1 - count) + scale;
  const value =
    count <= FEW && exponent >= -DIGITS && exponent < DIGITS
      ? fewDigits(message, start, count, exponent)
      : manyDigits(message, start, count, exponent);
  if (DIGITS * (weight + 1) + scale >= precision && BigInt(value) >= 10n ** BigInt(precision))
    return undefined;
  return sign === NEGATIVE ? -value : value;
}

function fewDigits(message: DataView, start: number, count: number, exponent: number): number {
  let value = 0;
  for (let digit = 0; digit < count; digit++)
    value = value * 10_000 + message.getUint16(start + HEADER_BYTES + 2 * digit);
  if (exponent >= 0) return value * 10 ** exponent;
  const unit = 10 ** -exponent;
  const rest = value % unit;
  return (value - rest) / unit + (2 * rest >= unit ? 1 : 0);
}

function manyDigits(message: DataView, start: number, count: number, exponent: number): bigint {
  let value = 0n;
  for (let digit = 0; digit < count; digit++)
    value = value * 10_000n + BigInt(message.getUint16(start + HEADER_BYTES + 2 * digit));
  if (exponent >= 0) return value * 10n ** BigInt(exponent);
  const unit = 10n ** BigInt(-exponent);
  return (value + unit / 2n) / unit;
}
