import { textLines } from './source/text-lines.ts';

/**
 * The part of a mapping whose columns the records of a file, a JSON object per line, still have: a key that no reject has is
 * not in their file.
 */
export async function stillThere(
  path: string,
  mapping: Record<string, string[]>,
): Promise<Record<string, string[]>> {
  const keys = new Set<string>();
  for await (const line of textLines(path)) collectKeys(parsed(line), '', keys);
  return Object.fromEntries(
    Object.entries(mapping).filter(([, columns]) => columns.every((column) => keys.has(column))),
  );
}

/** Null for a record that is no JSON: it has no keys, and why it stays set aside is said when it is read. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function collectKeys(value: unknown, path: string, keys: Set<string>): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) keys.add(path);
  else
    for (const [key, inner] of Object.entries(value))
      collectKeys(inner, path === '' ? key : `${path}.${key}`, keys);
}
