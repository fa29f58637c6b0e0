/** In lower case: under which key an object keeps what people call it, best first. */
const LABEL_KEYS = 'name label title libelle display_name displayname text value location'.split(' ');

/** How the keys of a place are called, from the smallest part to the largest. */
const PLACE_KEYS = [
  'city cityName addressLocality locality town ort stadt municipality',
  'region state addressRegion province countrySubDivisionCode administrativeArea',
  'country addressCountry countryName countryCode land',
].map((keys) => new Set(keys.toLowerCase().split(' ')));

/**
 * The texts in a JSON value or a Python list or set: of an object, what it is called. Null when the cell is neither, but a
 * text that happens to begin with a bracket.
 */
export function labelsOf(cell: string): string[] | null {
  return structured(cell, labelsIn);
}

/** The same of places: of an object with the parts of an address, `city, region, country`. */
export function placesOf(cell: string): string[] | null {
  return structured(cell, placesIn);
}

function structured(cell: string, textsIn: (value: unknown) => string[]): string[] | null {
  const value = parseStructured(cell);
  return value === undefined ? null : textsIn(value);
}

/** The value of a cell that is a JSON array or object, or one that Python printed; undefined when it is neither. */
export function parseStructured(cell: string): unknown {
  if (!/^\s*[[{]/.test(cell)) return undefined;
  for (const text of [cell, cell.replaceAll(PYTHON_TOKEN, asJson)]) {
    try {
      return JSON.parse(text);
    } catch {
      // Not JSON: perhaps Python's repr, perhaps only a text that begins with a bracket.
    }
  }
  return pythonTexts(cell);
}

const PYTHON_TOKEN = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\b(?:None|True|False|nan)\b/g;
const PYTHON_WORDS: Record<string, string> = { None: 'null', nan: 'null', True: 'true', False: 'false' };

function asJson(token: string, single: string | undefined, double: string | undefined): string {
  return PYTHON_WORDS[token] ?? JSON.stringify((single ?? double ?? '').replaceAll(/\\(.)/g, '$1'));
}

/** The texts of a set, or of a list that was cut off: 'it' or "it's", with backslashes. */
function pythonTexts(cell: string): string[] | undefined {
  if (!/^\s*[[{][[({\s]*['"]/.test(cell)) return undefined;
  return [...cell.matchAll(PYTHON_TOKEN)].flatMap(([, single, double]) => {
    const text = single ?? double;
    return text === undefined ? [] : [text.replaceAll(/\\(.)/g, '$1')];
  });
}

function labelsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(labelsIn);
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value).map(([key, held]) => [key.toLowerCase(), held] as const);
  const labels = LABEL_KEYS.map((key) => labelsIn(entries.find(([name]) => name === key)?.[1]));
  return labels.find((texts) => texts.length > 0) ?? [];
}

function placesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(placesIn);
  if (typeof value !== 'object' || value === null) return labelsIn(value);
  const parts = PLACE_KEYS.map((keys) => partOf(value, keys)).filter((part) => part !== null);
  if (parts.length > 0) return [parts.filter((part, index) => parts.indexOf(part) === index).join(', ')];
  const nested = Object.values(value).flatMap((inner) => (isObject(inner) ? placesIn(inner) : []));
  return nested.length > 0 ? nested : labelsIn(value);
}

function partOf(place: object, keys: ReadonlySet<string>): string | null {
  const [text] = Object.entries(place)
    .filter(([key]) => keys.has(key.toLowerCase()))
    .flatMap(([, value]) => labelsIn(value));
  return text?.trim() || null;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
