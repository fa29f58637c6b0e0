import { quoteIdentifier } from '../database/quoting.ts';

/** How a column of PostgreSQL becomes one of DuckDB and of Parquet. */
export interface ColumnType {
  duckDbType: string;
  /** What COPY reads from PostgreSQL. */
  expression: string;
  /** Condition on a row of PostgreSQL whose value the type cannot hold, which then becomes null. */
  unrepresentable?: string;
}

const plainTypes: Record<string, string> = {
  uuid: 'UUID',
  boolean: 'BOOLEAN',
  smallint: 'SMALLINT',
  integer: 'INTEGER',
  bigint: 'BIGINT',
  real: 'FLOAT',
  'double precision': 'DOUBLE',
};

// Pay is the only unlimited numeric: 28 digits before the point and 10 after it are exact, and sum as decimals.
const UNLIMITED = { precision: 38, scale: 10 };

/** The type for a column, from PostgreSQL's name of it (`numeric(10,4)`); text for types without a counterpart. */
export function columnType(column: string, typeName: string): ColumnType {
  const name = quoteIdentifier(column);
  const plain = plainTypes[typeName];
  if (plain) return { duckDbType: plain, expression: name };
  if (typeName === 'timestamp with time zone') return instant(name);
  if (typeName === 'date') return day(name);
  if (typeName.startsWith('numeric')) return decimal(name, typeName);
  if (typeName === 'jsonb' || typeName === 'json') return { duckDbType: 'JSON', expression: name };
  return { duckDbType: 'VARCHAR', expression: name };
}

function decimal(name: string, typeName: string): ColumnType {
  const [, precision, scale = '0'] = /\((\d+),?(\d+)?\)/.exec(typeName) ?? [];
  if (precision !== undefined && Number(precision) <= UNLIMITED.precision) {
    const lost = `${name} = 'NaN'`;
    return {
      duckDbType: `DECIMAL(${precision},${scale})`,
      expression: `nullif(${name}, 'NaN')`,
      unrepresentable: lost,
    };
  }
  const limit = `1e${UNLIMITED.precision - UNLIMITED.scale}`;
  // NaN is greater than every number, so the upper limit refuses it too.
  const fits = `round(${name}, ${UNLIMITED.scale}) > -${limit} and round(${name}, ${UNLIMITED.scale}) < ${limit}`;
  return {
    duckDbType: `DECIMAL(${UNLIMITED.precision},${UNLIMITED.scale})`,
    expression: `case when ${fits} then round(${name}, ${UNLIMITED.scale}) end`,
    unrepresentable: `not (${fits})`,
  };
}

// DuckDB wants "(BC)" after the day, PostgreSQL prints it at the end. Neither prints zeros that end a fraction.
function instant(name: string): ColumnType {
  const digits = `rtrim(rtrim(to_char(${name}, 'YYYY-MM-DD "(BC)" HH24:MI:SS.US'), '0'), '.')`;
  const beforeChrist = `${digits} || '+00'`;
  return {
    duckDbType: 'TIMESTAMP WITH TIME ZONE',
    expression: `case when ${name} < '0001-01-01 00:00+00' and isfinite(${name}) then ${beforeChrist} else ${name}::text end`,
  };
}

function day(name: string): ColumnType {
  const beforeChrist = `to_char(${name}, 'YYYY-MM-DD "(BC)"')`;
  return {
    duckDbType: 'DATE',
    expression: `case when ${name} < '0001-01-01' and isfinite(${name}) then ${beforeChrist} else ${name}::text end`,
  };
}
