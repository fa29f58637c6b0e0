import { MAX_DEPTH } from './limits.ts';

/** Groups may lie around a record that is found to be too deep once it has been taken out of them. */
const MAX_GROUPS = 16;

const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{}]/gs;

/** Whether a JSON text has more levels than a record may have. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** The text with null for whatever lies so deep that its record is refused anyway; so it can be parsed and written again. */
export function withoutDepths(text: string): string {
  if (!isTooDeep(text)) return text;
  const kept: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '[' || token === '{') {
      if (depth === MAX_DEPTH + MAX_GROUPS) kept.push(text.slice(from, index), 'null');
      depth++;
    } else if (token === ']' || token === '}') {
      depth--;
      if (depth === MAX_DEPTH + MAX_GROUPS) from = index + 1;
    }
  }
  if (depth <= MAX_DEPTH + MAX_GROUPS) kept.push(text.slice(from));
  return kept.join('');
}
