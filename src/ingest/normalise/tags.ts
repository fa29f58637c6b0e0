import { labelsOf } from './labels.ts';

const MAX_TAG_LENGTH = 80;

/**
 * The tags in a cell: a JSON array, a Python list or set, or a list with commas, semicolons or bars; a comma in brackets
 * belongs to the tag. Nested lists are flattened, repeats (without regard to case) and overlong texts dropped.
 */
export function parseTags(text: string | null): string[] {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return [];
  const items = labelsOf(trimmed) ?? trimmed.split(/(?:[,;|、，；\n]|\s[•·]\s)(?![^()]*\))/);
  const seen = new Map<string, string>();
  for (const item of items) {
    const tag = item.replaceAll(/\s+/g, ' ').trim();
    if (tag === '' || tag.length > MAX_TAG_LENGTH || seen.has(tag.toLowerCase())) continue;
    seen.set(tag.toLowerCase(), tag);
  }
  return [...seen.values()];
}
