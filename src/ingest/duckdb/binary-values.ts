/** Types that values may have in COPY's binary format. */
export type ColumnType = 'text' | 'bigint' | 'boolean' | 'numeric' | 'timestamptz' | 'uuid';

/** Microseconds from 1970 to 2000, where PostgreSQL begins to count. */
const POSTGRES_EPOCH = 946_684_800_000_000;

/**
 * Replaces the text of a value, which stands between two places of a buffer that has room for 16 bytes more, by its binary form;
 * returns where that ends. The forms are those of the types' receive functions in PostgreSQL.
 */
export function convert(type: ColumnType, bytes: Buffer, start: number, end: number): number {
  if (type === 'text') return end;
  if (type === 'uuid') return writeUuid(bytes, start, end);
  if (type === 'boolean') return bytes.writeUInt8(bytes[start] === LETTER_T ? 1 : 0, start);
  // Most numbers are short and whole, and read in a third of the time.
  const whole = readWhole(bytes, start, end);
  const epoch = type === 'timestamptz' ? POSTGRES_EPOCH : 0;
  if (whole !== null)
    return type === 'numeric'
      ? writeWholeNumeric(whole, bytes, start)
      : writeInteger(whole - epoch, bytes, start);
  const text = bytes.toString('latin1', start, end);
  if (type === 'numeric') return writeNumeric(text, bytes, start);
  return bytes.writeBigInt64BE(BigInt(text) - BigInt(epoch), start);
}

const [ZERO, LETTER_T] = [0x30, 0x74];

/** A number that is nothing but digits and that JavaScript holds exactly, or null. */
function readWhole(bytes: Buffer, start: number, end: number): number | null {
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return null;
    number = 10 * number + digit;
  }
  return Number.isSafeInteger(number) && start < end ? number : null;
}

/** In eight bytes, of which the upper half has the sign. */
function writeInteger(number: number, bytes: Buffer, start: number): number {
  const upper = Math.floor(number / 2 ** 32);
  return bytes.writeUInt32BE(number - upper * 2 ** 32, bytes.writeInt32BE(upper, start));
}

const HYPHEN = 0x2d;

/** 32 hexadecimal digits with hyphens become 16 bytes, which never overtake what is still to be read. */
function writeUuid(bytes: Buffer, start: number, end: number): number {
  let to = start;
  for (let from = start; from < end; from += 2) {
    if (bytes[from] === HYPHEN) from++;
    bytes[to++] = (hexDigit(bytes[from]) << 4) | hexDigit(bytes[from + 1]);
  }
  return to;
}

/** Of 0-9 and a-f. */
function hexDigit(byte = 0): number {
  return byte < 0x3a ? byte - 0x30 : (byte & 0x5f) - 0x37;
}

/** As writeNumeric, of digits that are all before the point. */
function writeWholeNumeric(number: number, bytes: Buffer, start: number): number {
  let kept = number;
  let weight = 0;
  let dropped = 0;
  for (let rest = number; rest >= BASE; rest = Math.floor(rest / BASE)) weight++;
  for (; kept !== 0 && kept % BASE === 0; kept /= BASE) dropped++;
  const count = kept === 0 ? 0 : weight + 1 - dropped;
  let at = bytes.writeInt16BE(count, start);
  at = bytes.writeInt16BE(weight, at);
  at = bytes.writeInt32BE(0, at);
  for (let place = BASE ** (count - 1); place >= 1; place /= BASE)
    at = bytes.writeInt16BE(Math.floor(kept / place) % BASE, at);
  return at;
}

/** What a digit of PostgreSQL's numbers counts to. */
const BASE = 10_000;
const DECIMAL = /^(-?)0*(\d*)(?:\.(\d*))?$/;
const NEGATIVE = 0x4000;

/** A plain decimal as digits to the base of 10,000: their count, the weight of the first, the sign, the decimal places. */
function writeNumeric(text: string, bytes: Buffer, start: number): number {
  const parts = DECIMAL.exec(text);
  if (!parts) throw new Error('a number is not a plain decimal');
  const [, sign, whole = '', fraction = ''] = parts;
  const left = whole.padStart(4 * Math.ceil(whole.length / 4), '0');
  const right = fraction.padEnd(4 * Math.ceil(fraction.length / 4), '0');
  const digits = ((left + right).match(/\d{4}/g) ?? []).map(Number);
  const first = digits.findIndex((digit) => digit !== 0);
  const kept =
    first < 0 ? [] : digits.slice(first, digits.findLastIndex((digit) => digit !== 0) + 1);
  const weight = left.length / 4 - 1 - Math.max(first, 0);
  let at = bytes.writeInt16BE(kept.length, start);
  at = bytes.writeInt16BE(kept.length === 0 ? 0 : weight, at);
  at = bytes.writeUInt16BE(sign === '-' && kept.length > 0 ? NEGATIVE : 0, at);
  at = bytes.writeUInt16BE(fraction.length, at);
  for (const digit of kept) at = bytes.writeInt16BE(digit, at);
  return at;
}
