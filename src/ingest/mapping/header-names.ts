import { z } from 'zod';
import { cutTable, readTable } from '../../knowledge/read-table.ts';
import type { Field } from './map-columns.ts';

/** A line of the tables of knowledge/columns/. */
export const headerRow = z.object({
  field: z.string(),
  header: z.string(),
  weak: z.enum(['weak', 'best'], 'write weak, best, or nothing').optional(),
  beside: z.string().optional(),
});

/**
 * The header names of each field of a source, best first, from `knowledge/columns/<source>.tsv`; see Field.synonyms. Throws
 * ConfigError with file and line for a field that is none of `fields`, and for one of these without a header.
 */
export function headerNames(
  source: string,
  fields?: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  const row =
    fields === undefined
      ? headerRow
      : headerRow.extend({ field: z.enum(fields as [string, ...string[]]) });
  for (const { field, header, weak, beside } of readTable(`columns/${source}.tsv`, row)) {
    const sign = weak === 'weak' ? '~' : weak === 'best' ? '^' : '';
    const synonym = [`${sign}${header}`, ...(beside?.split('|') ?? [])].join('&');
    names.set(field, [...(names.get(field) ?? []), synonym]);
  }
  const nameless = fields?.find((field) => !names.has(field));
  if (nameless !== undefined)
    throw cutTable(`columns/${source}.tsv`, `has no header of ${nameless}`);
  return names;
}

/** A field with the header names that a table of knowledge/columns/ has for it. */
export function fieldOf(
  names: ReadonlyMap<string, readonly string[]>,
  name: string,
  takes: Field['takes'] = 'best',
): Field {
  return { name, takes, synonyms: names.get(name) ?? [] };
}
