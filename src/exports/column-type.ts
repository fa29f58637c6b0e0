import { quoteIdentifier } from '../database/quoting.ts';

/** How a column of PostgreSQL becomes one of DuckDB and of Parquet. */
export interface ColumnType {
  duckDbType: string;
  /** What COPY reads from PostgreSQL: a value of the type that `duckDbType` says, or text. */
  expression: string;
}

const plainTypes: Record<string, string> = {
  uuid: 'UUID',
  boolean: 'BOOLEAN',
  smallint: 'SMALLINT',
  integer: 'INTEGER',
  bigint: 'BIGINT',
  real: 'FLOAT',
  'double precision': 'DOUBLE',
  'timestamp with time zone': 'TIMESTAMP WITH TIME ZONE',
  date: 'DATE',
  text: 'VARCHAR',
};

/** Types that PostgreSQL sends as their text. */
const TEXTS = /^(character|character varying)\(\d+\)$/;

// Pay is the only unlimited numeric: 28 digits before the point and 10 after it are exact, and sum as decimals.
const UNLIMITED = 'DECIMAL(38,10)';
const MOST_DIGITS = 38;

/** The type for a column, from PostgreSQL's name of it (`numeric(10,4)`); text for types without a counterpart. */
export function columnType(column: string, typeName: string): ColumnType {
  const name = quoteIdentifier(column);
  const plain = plainTypes[typeName] ?? (TEXTS.test(typeName) ? 'VARCHAR' : undefined);
  if (plain) return { duckDbType: plain, expression: name };
  if (typeName.startsWith('numeric')) return { duckDbType: decimal(typeName), expression: name };
  const duckDbType = ['json', 'jsonb'].includes(typeName) ? 'JSON' : 'VARCHAR';
  return { duckDbType, expression: `${name}::text` };
}

function decimal(typeName: string): string {
  const [, precision, scale = '0'] = /\((\d+),?(\d+)?\)/.exec(typeName) ?? [];
  return precision !== undefined && Number(precision) <= MOST_DIGITS
    ? `DECIMAL(${precision},${scale})`
    : UNLIMITED;
}
