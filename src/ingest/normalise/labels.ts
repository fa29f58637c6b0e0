import { MAX_LEVELS } from '../../text/text-limits.ts';
import { heldAs } from './json-keys.ts';

/** The keys of a place, from the smallest part to the largest. */
const PLACE_PARTS = ['place_city', 'place_region', 'place_country'] as const;

/**
 * The texts in a JSON value or a Python list or set: of an object, what it is called. Null when the cell is neither, but a
 * text that happens to begin with a bracket.
 */
export function labelsOf(cell: string): string[] | null {
  return structured(cell, (value) => labelsIn(value));
}

/** The same of places: of an object with the parts of an address, `city, region, country`. */
export function placesOf(cell: string): string[] | null {
  return structured(cell, (value) => placesIn(value));
}

function structured(cell: string, textsIn: (value: unknown) => string[]): string[] | null {
  const value = parseStructured(cell);
  return value === undefined ? null : textsIn(value);
}

/** The value of a cell that is a JSON array or object, or one that Python printed; undefined when it is neither. */
export function parseStructured(cell: string): unknown {
  if (!/^\s*[[{]/.test(cell)) return undefined;
  for (const text of [cell, jsonOfPython(cell)]) {
    try {
      return JSON.parse(text);
    } catch {
      // Not JSON: perhaps Python's repr, perhaps only a text that begins with a bracket.
    }
  }
  return pythonTexts(cell);
}

const PYTHON_START = /['"]|\b(?:None|True|False|nan)\b/g;
/** What a quoted text holds behind its first quote, with its last one. */
const PYTHON_QUOTED: Record<string, RegExp> = {
  "'": /([^'\\]*(?:\\.[^'\\]*)*)'/sy,
  '"': /([^"\\]*(?:\\.[^"\\]*)*)"/sy,
};
const PYTHON_WORDS: Record<string, string> = {
  None: 'null',
  nan: 'null',
  True: 'true',
  False: 'false',
};

/** The quoted texts and words of Python's; `text` is null of a word. A quote that nothing closes is none. */
function* pythonTokens(
  cell: string,
): Generator<{ start: number; end: number; text: string | null }> {
  const unclosed = new Set<string>();
  let end = 0;
  for (const { 0: token, index: start } of cell.matchAll(PYTHON_START)) {
    if (start < end || unclosed.has(token)) continue;
    const quoted = PYTHON_QUOTED[token];
    end = start + token.length;
    if (quoted !== undefined) quoted.lastIndex = end;
    const [whole, content = ''] = quoted?.exec(cell) ?? [''];
    // No later quote of this kind is closed either: looking again would take quadratic time.
    if (quoted !== undefined && whole === '') unclosed.add(token);
    else {
      end += whole?.length ?? 0;
      yield { start, end, text: quoted === undefined ? null : content.replaceAll(/\\(.)/g, '$1') };
    }
  }
}

function jsonOfPython(cell: string): string {
  let json = '';
  let copied = 0;
  for (const { start, end, text } of pythonTokens(cell)) {
    const token = text === null ? PYTHON_WORDS[cell.slice(start, end)] : JSON.stringify(text);
    json += cell.slice(copied, start) + token;
    copied = end;
  }
  return json + cell.slice(copied);
}

/** The texts of a set, or of a list that was cut off: 'it' or "it's", with backslashes. */
function pythonTexts(cell: string): string[] | undefined {
  if (!/^\s*[[{][[({\s]*['"]/.test(cell)) return undefined;
  return [...pythonTokens(cell)].flatMap(({ text }) => text ?? []);
}

function labelsIn(value: unknown, level = 0): string[] {
  if (level > MAX_LEVELS) return [];
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) return value.flatMap((item) => labelsIn(item, level + 1));
  if (typeof value !== 'object' || value === null) return [];
  const labels = heldAs(value, 'label').map((held) => labelsIn(held, level + 1));
  return labels.find((texts) => texts.length > 0) ?? [];
}

function placesIn(value: unknown, level = 0): string[] {
  if (level > MAX_LEVELS) return [];
  if (Array.isArray(value)) return value.flatMap((item) => placesIn(item, level + 1));
  if (typeof value !== 'object' || value === null) return labelsIn(value);
  const [shown] = heldAs(value, 'place_text').flatMap((held) => labelsIn(held, 1));
  if (shown?.trim()) return [shown.trim()];
  const parts = PLACE_PARTS.flatMap((part) => {
    const [text] = heldAs(value, part).flatMap((held) => labelsIn(held, 1));
    return text?.trim() || [];
  });
  if (parts.length > 0)
    return [parts.filter((part, index) => parts.indexOf(part) === index).join(', ')];
  const nested = Object.values(value).flatMap((inner) =>
    isObject(inner) ? placesIn(inner, level + 1) : [],
  );
  return nested.length > 0 ? nested : labelsIn(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
