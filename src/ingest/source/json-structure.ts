import { MAX_COLUMNS, MAX_KEYS } from './limits.ts';

/** What the records hold under one key: other keys, unless in some of them it is no object. */
interface Node {
  records: number;
  keys: Map<string, Node>;
  isValue: boolean;
  isObject: boolean;
}

/** The keys of many records, as json_structure tells them, in time that grows with what is added. */
export class StructureUnion {
  private readonly root = newNode();

  /** Adds the structure that so many records have. */
  add(structure: unknown, records: number): void {
    addTo(this.root, structure, records, Number.POSITIVE_INFINITY);
  }

  /** Adds the keys that so many records have, whatever they hold. */
  addKeys(keys: readonly string[], records: number): void {
    this.add(Object.fromEntries(keys.map((key) => [key, 'NULL'])), records);
  }

  /** Whether any record holds an object. */
  get isNested(): boolean {
    return [...this.root.keys.values()].some(({ isObject }) => isObject);
  }

  /** Paths of the values, in the order in which they were met; nested ones as several names, arrays whole. */
  columns(): (readonly string[])[] {
    // Where no record was added, the root is all there is.
    const found = [...pathsIn(this.root, [])].filter(({ path }) => path.length > 0);
    if (found.length <= MAX_COLUMNS) return found.map(({ path }) => path);
    const frequent = new Set(found.toSorted((a, b) => b.records - a.records).slice(0, MAX_COLUMNS));
    return found.filter((column) => frequent.has(column)).map(({ path }) => path);
  }
}

function newNode(): Node {
  return { records: 0, keys: new Map(), isValue: false, isObject: false };
}

function addTo(node: Node, structure: unknown, records: number, most: number): void {
  node.records += records;
  if (structure === 'NULL') return;
  if (typeof structure !== 'object' || structure === null || Array.isArray(structure))
    node.isValue = true;
  if (node.isValue) return;
  node.isObject = true;
  for (const [key, inner] of Object.entries(structure as object)) {
    const known = node.keys.get(key) ?? newNode();
    node.keys.set(key, known);
    addTo(known, inner, records, MAX_KEYS);
  }
  // An object with so many keys holds entries by their ids: it stays whole.
  if (node.keys.size > most) node.isValue = true;
}

function* pathsIn(
  node: Node,
  path: readonly string[],
): Generator<{ path: readonly string[]; records: number }> {
  if (node.isValue || !node.isObject) yield { path, records: node.records };
  else for (const [key, inner] of node.keys) yield* pathsIn(inner, [...path, key]);
}
