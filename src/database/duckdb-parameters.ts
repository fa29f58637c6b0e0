import type { DuckDBPreparedStatement } from '@duckdb/node-api';
import { ConfigError } from '../errors.ts';
import { quoteLiteral } from './quoting.ts';

export type DuckParameters = Record<string, string | number | bigint | boolean | null>;

/** The parameters that a statement mentions: others are left out, and none may be missing. */
export function mentioned(statement: DuckDBPreparedStatement, parameters: DuckParameters) {
  const names = Array.from({ length: statement.parameterCount }, (_, i) =>
    statement.parameterName(i + 1),
  );
  return Object.fromEntries(names.map((name) => [name, givenFor(name, parameters)]));
}

/** What is quoted, also between dollars, a name in quotation marks, a comment, or else a parameter. */
const PARAMETER =
  /'(?:[^']|'')*'|(\$\w*\$)[\s\S]*?\1|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$(?<name>[a-z_]\w*)/g;

/** A statement of ours with the values of its parameters in their places. */
export function withValues(sql: string, parameters: DuckParameters): string {
  return sql.replaceAll(PARAMETER, (text, ...found) => {
    const { name } = found.at(-1) as { name?: string };
    return name === undefined ? text : literal(givenFor(name, parameters));
  });
}

function givenFor(name: string, parameters: DuckParameters): DuckParameters[string] {
  const value = parameters[name];
  if (value === undefined)
    throw new ConfigError(`the statement needs the parameter $${name}`, {
      hint: 'write a value in its place',
      code: 'query.parameter',
    });
  return value;
}

/** As DuckDB reads it; a statement ends at a NUL, which a text may hold. */
function literal(value: DuckParameters[string]): string {
  if (typeof value !== 'string') return `(${value})`;
  return `(${value.split('\0').map(quoteLiteral).join(' || chr(0) || ')})`;
}
