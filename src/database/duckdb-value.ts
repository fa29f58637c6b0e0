import {
  DuckDBDateValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
  type DuckDBValueConverter,
  type Json,
  JsonDuckDBValueConverter,
} from '@duckdb/node-api';
import { rfc3339 } from './rfc3339.ts';

/**
 * A value as JSON: 64-bit integers and decimals as strings, instants RFC 3339 in UTC, days YYYY-MM-DD. DuckDB's client
 * prints instants in the process's own time zone, and what is infinite as a year: here neither.
 */
export const toJsonValue: DuckDBValueConverter<Json> = (value: DuckDBValue, type, converter) => {
  const infinite = INFINITE.get(sinceEpoch(value));
  if (infinite !== undefined) return infinite;
  return value instanceof DuckDBTimestampTZValue
    ? rfc3339(value.micros)
    : JsonDuckDBValueConverter(value, type, converter);
};

// The largest number of days (32 bits) and of seconds or parts of them (64 bits), and their negatives.
const INFINITE = new Map<number | bigint | undefined, string>([
  [2 ** 31 - 1, 'infinity'],
  [-(2 ** 31 - 1), '-infinity'],
  [2n ** 63n - 1n, 'infinity'],
  [-(2n ** 63n - 1n), '-infinity'],
]);

function sinceEpoch(value: DuckDBValue): number | bigint | undefined {
  if (value instanceof DuckDBDateValue) return value.days;
  if (value instanceof DuckDBTimestampTZValue || value instanceof DuckDBTimestampValue)
    return value.micros;
  if (value instanceof DuckDBTimestampSecondsValue) return value.seconds;
  if (value instanceof DuckDBTimestampMillisecondsValue) return value.millis;
  if (value instanceof DuckDBTimestampNanosecondsValue) return value.nanos;
  return undefined;
}
