/** Types that values may have in COPY's binary format. */
export type ColumnType = 'text' | 'bigint' | 'boolean' | 'numeric' | 'timestamptz' | 'uuid';

/** Microseconds from 1970 to 2000, where PostgreSQL begins to count. */
const POSTGRES_EPOCH = 946_684_800_000_000n;

/**
 * Replaces the text of a value, which stands between two places of a buffer that has room for 16 bytes more, by its binary form;
 * returns where that ends. The forms are those of the types' receive functions in PostgreSQL.
 */
export function convert(type: ColumnType, bytes: Buffer, start: number, end: number): number {
  if (type === 'text') return end;
  if (type === 'uuid') return writeUuid(bytes, start, end);
  const text = bytes.toString('latin1', start, end);
  if (type === 'boolean') return bytes.writeUInt8(text.startsWith('t') ? 1 : 0, start);
  if (type === 'numeric') return writeNumeric(text, bytes, start);
  const number = type === 'timestamptz' ? BigInt(text) - POSTGRES_EPOCH : BigInt(text);
  return bytes.writeBigInt64BE(number, start);
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
