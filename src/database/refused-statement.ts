// The statements that the server refused for want of a privilege.
import pg from 'pg';

export const INSUFFICIENT_PRIVILEGE = '42501';

/** By what the server said of them. */
const statements = new WeakMap<pg.DatabaseError, string>();

/** Remembers the statement of each refusal of a client, for who explains them. */
export function rememberRefused(client: pg.Client): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const remembering = (...args: unknown[]) => {
    const result = query(...args);
    const [statement] = args;
    const text = typeof statement === 'string' ? statement : textOf(statement);
    if (result instanceof Promise) result.catch((error: unknown) => rememberStatement(error, text));
    return result;
  };
  Object.assign(client, { query: remembering });
}

function textOf(statement: unknown): string {
  return typeof statement === 'object' && statement !== null && 'text' in statement
    ? String(statement.text)
    : '';
}

/** Remembers which statement the server refused, if that is what the error says. */
export function rememberStatement(error: unknown, text: string): void {
  if (error instanceof pg.DatabaseError && error.code === INSUFFICIENT_PRIVILEGE)
    statements.set(error, text);
}

/** The statement that an error is of; empty when nobody remembers. */
export function refusedStatement(error: pg.DatabaseError): string {
  return statements.get(error) ?? '';
}
