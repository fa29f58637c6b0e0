import { createRequire } from 'node:module';
import { once } from '../once.ts';

/**
 * Letters of Europe, punctuation, money, arrows and blocks: a column each, whatever stands beside
 * them.
 */
const PLAIN =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff\u2500-\u25fc]*$/;

/**
 * Its tables of emoji take as long to load as a small report takes to write, which has none as a
 * rule.
 */
const anyWidth = once(() => {
  const module = createRequire(import.meta.url)('string-width') as typeof import('string-width');
  return module.default;
});

/** Columns a text takes on a terminal; a Chinese character takes two. */
export function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : anyWidth()(text);
}
