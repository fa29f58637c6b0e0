const MAX_TAG_LENGTH = 80;

/**
 * The tags in a cell: a JSON array, a Python list, or a list with commas, semicolons or bars. Nested lists are
 * flattened, repeats (without regard to case) and overlong texts dropped.
 */
export function parseTags(text: string | null): string[] {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return [];
  const items = trimmed.startsWith('[') ? listItems(trimmed) : trimmed.split(/[,;|、，；\n]/);
  const seen = new Map<string, string>();
  for (const item of items) {
    const tag = item.replaceAll(/\s+/g, ' ').trim();
    if (tag === '' || tag.length > MAX_TAG_LENGTH || seen.has(tag.toLowerCase())) continue;
    seen.set(tag.toLowerCase(), tag);
  }
  return [...seen.values()];
}

function listItems(text: string): string[] {
  try {
    return stringsIn(JSON.parse(text));
  } catch {
    // Python's repr: 'it' or "it's", with backslashes.
    return [...text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map((match) =>
      (match[1] ?? match[2] ?? '').replaceAll(/\\(.)/g, '$1'),
    );
  }
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== 'object' || value === null) return [];
  // [{"name": "Python"}]
  return 'name' in value ? stringsIn(value.name) : [];
}
