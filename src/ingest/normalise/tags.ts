import { labelsOf } from './labels.ts';

const MAX_TAG_LENGTH = 80;

/**
 * The tags in a cell: a JSON array, a Python list or set, or a list with commas, semicolons or bars; a comma in brackets
 * belongs to the tag. Nested lists are flattened, repeats (without regard to case) and overlong texts dropped.
 */
export function parseTags(text: string | null): string[] {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return [];
  const items = labelsOf(trimmed) ?? splitOutsideBrackets(trimmed);
  const seen = new Map<string, string>();
  for (const item of items) {
    const tag = item.replaceAll(/\s+/g, ' ').trim();
    if (tag === '' || tag.length > MAX_TAG_LENGTH || seen.has(tag.toLowerCase())) continue;
    seen.set(tag.toLowerCase(), tag);
  }
  return [...seen.values()];
}

const MARK = /[()]|[,;|、，；\n]|\s[•·]\s/g;

/** Cuts at separators whose next bracket, if there is one, does not close. */
function splitOutsideBrackets(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  /** Separators behind the last bracket: what the next one is decides about all of them. */
  let waiting: { at: number; end: number }[] = [];
  const cut = (): void => {
    for (const { at, end } of waiting) {
      parts.push(text.slice(start, at));
      start = end;
    }
  };
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    if (mark !== '(' && mark !== ')') {
      waiting.push({ at: index, end: index + mark.length });
      continue;
    }
    if (mark === '(') cut();
    waiting = [];
  }
  cut();
  return [...parts, text.slice(start)];
}
