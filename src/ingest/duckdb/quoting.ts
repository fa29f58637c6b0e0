export { quoteIdentifier as quoteName } from '../../database/quoting.ts';

/** A DuckDB string literal; a NUL in it, which would end the statement, is put in by a function. */
export function quoteText(text: string): string {
  const literals = text.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`);
  return literals.length === 1 ? literals.join() : `(${literals.join(' || chr(0) || ')})`;
}
