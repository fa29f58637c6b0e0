import type { DuckDBPreparedStatement } from '@duckdb/node-api';
import { ConfigError } from '../errors.ts';

export type DuckParameters = Record<string, string | number | bigint | boolean | null>;

/** The parameters that a statement mentions: others are left out, and none may be missing. */
export function mentioned(statement: DuckDBPreparedStatement, parameters: DuckParameters) {
  const names = Array.from({ length: statement.parameterCount }, (_, i) =>
    statement.parameterName(i + 1),
  );
  return Object.fromEntries(
    names.map((name) => {
      const value = parameters[name];
      if (value === undefined)
        throw new ConfigError(`the statement needs the parameter $${name}`, {
          hint: 'write a value in its place',
          code: 'query.parameter',
        });
      return [name, value];
    }),
  );
}
