import type { Configuration } from './configuration.ts';
import { fieldAt, toFieldSchema } from './fields.ts';
import { sections } from './sections.ts';

/** A value that counts, and where it comes from. */
interface ListedValue {
  /** e.g. `export.keep`. */
  key: string;
  /** As JSON would have it; `***` for a secret. */
  value: unknown;
  /** A flag, a variable, a file with its line, or `default`. */
  origin: string;
}

const HIDDEN = '***';

/** Every value of a configuration, defaults too, without secrets. */
export function listValues({ settings, origins }: Configuration): ListedValue[] {
  return sections.flatMap(({ name, schema }) => {
    const fields = toFieldSchema(schema);
    return leaves(settings[name], []).map(({ path, value }) => {
      const key = [name, ...path].join('.');
      const isSecret = fieldAt(fields, path)?.secret === true;
      return { key, value: isSecret ? HIDDEN : value, origin: origins.get(key) ?? 'default' };
    });
  });
}

function leaves(value: unknown, path: readonly string[]): { path: string[]; value: unknown }[] {
  if (value === undefined) return [];
  const isLeaf = typeof value !== 'object' || value === null || Object.keys(value).length === 0;
  if (isLeaf) return path.length === 0 ? [] : [{ path: [...path], value }];
  return Object.entries(value).flatMap(([key, below]) => leaves(below, [...path, key]));
}
