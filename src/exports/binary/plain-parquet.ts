// Rows on their way into DuckDB: a Parquet file with one group of rows, uncompressed, in plain encoding. It is read once,
// and removed. The format is described at https://parquet.apache.org/docs/file-format/.
import { writeFile } from 'node:fs/promises';
import type { Decimal } from './numeric.ts';
import {
  encodeThrift,
  i32,
  i64,
  list,
  struct,
  type ThriftValue,
  text,
  varint,
  yes,
} from './thrift.ts';

/** How a type of DuckDB's is written. */
interface PlainType {
  physical: keyof typeof physicalTypes;
  /** Bytes of each value, of a type with a fixed length. */
  bytes?: number;
  /** A number of Parquet's list of converted types. */
  converted?: number;
  logical?: ThriftValue;
  decimal?: Decimal;
}

const physicalTypes = {
  boolean: 0,
  int32: 1,
  int64: 2,
  float: 4,
  double: 5,
  bytes: 6,
  'fixed bytes': 7,
} as const;

const none = struct({});
const MICROSECONDS = struct({ 2: none });
const MAGIC = Buffer.from('PAR1');
const OPTIONAL = 1;
const PLAIN = 0;
const RLE = 3;

const plainTypes: Record<string, PlainType> = {
  UUID: { physical: 'fixed bytes', bytes: 16, logical: struct({ 14: none }) },
  BOOLEAN: { physical: 'boolean' },
  SMALLINT: { physical: 'int32', converted: 16 },
  INTEGER: { physical: 'int32' },
  BIGINT: { physical: 'int64' },
  FLOAT: { physical: 'float' },
  DOUBLE: { physical: 'double' },
  DATE: { physical: 'int32', converted: 6 },
  'TIMESTAMP WITH TIME ZONE': {
    physical: 'int64',
    logical: struct({ 8: struct({ 1: yes, 2: MICROSECONDS }) }),
  },
  JSON: { physical: 'bytes', converted: 19 },
  VARCHAR: { physical: 'bytes', converted: 0 },
};

/** How values of a type of DuckDB are written, e.g. `DECIMAL(18,4)`. */
export function plainType(duckDbType: string): PlainType {
  const plain = plainTypes[duckDbType];
  if (plain) return plain;
  const [, precision, scale] = (/^DECIMAL\((\d+),(\d+)\)$/.exec(duckDbType) ?? []).map(Number);
  if (precision === undefined || scale === undefined) throw new Error(`no type ${duckDbType}`);
  const decimal = { precision, scale };
  if (precision <= 9) return { physical: 'int32', converted: 5, decimal };
  if (precision <= 18) return { physical: 'int64', converted: 5, decimal };
  return { physical: 'fixed bytes', bytes: 16, converted: 5, decimal };
}

/** A column of a file. */
interface PlainColumn {
  name: string;
  type: PlainType;
  /** A bit for each row, the lowest first: whether it has a value. */
  levels: Uint8Array;
  /** Those that are there. */
  values: Uint8Array;
}

/** Writes a new file of these rows. */
export async function writePlainParquet(
  path: string,
  rows: number,
  columns: readonly PlainColumn[],
): Promise<void> {
  const parts: Uint8Array[] = [MAGIC];
  let at = MAGIC.length;
  const chunks: ThriftValue[] = [];
  for (const column of columns) {
    const begins = at;
    for (const part of page(rows, column)) {
      parts.push(part);
      at += part.length;
    }
    chunks.push(struct({ 2: i64(begins), 3: chunkOf(column, rows, begins, at - begins) }));
  }
  const group = struct({ 1: list(chunks), 2: i64(at), 3: i64(rows) });
  const root = struct({ 4: text('rows'), 5: i32(columns.length) });
  const schema = list([root, ...columns.map(schemaElement)]);
  const footer = encodeThrift(struct({ 1: i32(1), 2: schema, 3: i64(rows), 4: list([group]) }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  await writeFile(path, [...parts, footer, length, MAGIC], { flag: 'wx', mode: 0o600 });
}

/** A page has the values of all rows. */
function page(rows: number, { levels, values }: PlainColumn): Uint8Array[] {
  const run: number[] = [];
  varint(levels.length * 2 + 1, run);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(run.length + levels.length);
  const presence = Buffer.concat([length, Buffer.from(run), levels]);
  const bytes = presence.length + values.length;
  const encodings = { 2: i32(PLAIN), 3: i32(RLE), 4: i32(RLE) };
  const header = struct({
    1: i32(0),
    2: i32(bytes),
    3: i32(bytes),
    5: struct({ 1: i32(rows), ...encodings }),
  });
  return [Buffer.concat([encodeThrift(header), presence]), values];
}

function chunkOf(
  { name, type }: PlainColumn,
  rows: number,
  begins: number,
  bytes: number,
): ThriftValue {
  return struct({
    1: i32(physicalTypes[type.physical]),
    2: list([i32(PLAIN), i32(RLE)]),
    3: list([text(name)]),
    4: i32(0),
    5: i64(rows),
    6: i64(bytes),
    7: i64(bytes),
    9: i64(begins),
  });
}

function schemaElement({ name, type }: PlainColumn): ThriftValue {
  const { bytes, converted, logical, decimal } = type;
  return struct({
    1: i32(physicalTypes[type.physical]),
    2: bytes === undefined ? undefined : i32(bytes),
    3: i32(OPTIONAL),
    4: text(name),
    6: converted === undefined ? undefined : i32(converted),
    7: decimal && i32(decimal.scale),
    8: decimal && i32(decimal.precision),
    10: logical,
  });
}
