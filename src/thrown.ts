import { inspect } from 'node:util';

const MOST_LETTERS = 10_000;
/** PostgreSQL keeps no NUL in a text: the run would not be recorded. */
const NUL = /\0/g;

/**
 * What was thrown, as a text that can be shown and stored. The code of users throws anything: null, a text, an object that
 * cannot become one, an error whose message is none.
 */
export function messageOf(thrown: unknown): string {
  return textOf(thrown).slice(0, MOST_LETTERS).replace(NUL, '\uFFFD');
}

function textOf(thrown: unknown): string {
  const said: unknown = thrown instanceof Error ? thrown.message : thrown;
  if (said === '') return 'an error without a message';
  return typeof said === 'string' ? said : inspect(said, { depth: 1 });
}
