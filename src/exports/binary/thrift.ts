/** Types of Thrift's compact protocol. */
const TRUE = 1;
const I32 = 5;
const I64 = 6;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;

/** A value of a struct, which knows its type. */
export type ThriftValue =
  | { type: typeof I32 | typeof I64; number: number }
  | { type: typeof BINARY; text: string }
  | { type: typeof TRUE }
  | { type: typeof LIST; of: number; items: readonly ThriftValue[] }
  | { type: typeof STRUCT; fields: Readonly<Record<number, ThriftValue | undefined>> };

export const i32 = (number: number): ThriftValue => ({ type: I32, number });
export const i64 = (number: number): ThriftValue => ({ type: I64, number });
export const text = (value: string): ThriftValue => ({ type: BINARY, text: value });
export const yes: ThriftValue = { type: TRUE };
/** Fields by their ids, of which those that are undefined are left out. */
export const struct = (fields: Readonly<Record<number, ThriftValue | undefined>>): ThriftValue => ({
  type: STRUCT,
  fields,
});
/** Items of one type, at least one. */
export const list = (items: readonly ThriftValue[]): ThriftValue => ({
  type: LIST,
  of: items[0]?.type ?? I32,
  items,
});

/** The bytes of a struct in Thrift's compact protocol, in which Parquet writes its metadata. */
export function encodeThrift(value: ThriftValue): Buffer {
  const bytes: number[] = [];
  write(value, bytes);
  return Buffer.from(bytes);
}

function write(value: ThriftValue, bytes: number[]): void {
  if ('number' in value) varint(value.number * 2, bytes);
  else if ('text' in value) {
    const encoded = Buffer.from(value.text);
    varint(encoded.length, bytes);
    bytes.push(...encoded);
  } else if ('items' in value) {
    const { length } = value.items;
    bytes.push((Math.min(length, 15) << 4) | value.of);
    if (length >= 15) varint(length, bytes);
    for (const item of value.items) write(item, bytes);
  } else if ('fields' in value) {
    let last = 0;
    for (const [key, field] of Object.entries(value.fields)) {
      if (!field) continue;
      bytes.push(((Number(key) - last) << 4) | field.type);
      last = Number(key);
      write(field, bytes);
    }
    bytes.push(0);
  }
}

/** Seven bits a byte, the lowest first; numbers that are not negative were doubled (zigzag). */
export function varint(number: number, bytes: number[]): void {
  let rest = number;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  bytes.push(rest);
}
