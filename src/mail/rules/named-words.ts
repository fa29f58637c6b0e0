// The words of knowledge/phrases/<language>/words.tsv: phrases name them as `<name>`.
import { z } from 'zod';
import { once } from '../../once.ts';
import { readPhraseTables } from './phrase-tables.ts';

const wordsRow = z.strictObject({
  name: z.string().regex(/^\w+$/, 'write letters, digits and _'),
  words: z.string(),
  note: z.string().optional(),
});

const byLanguage = once(
  () =>
    new Map(
      readPhraseTables('words', wordsRow).map(({ language, rows }) => [
        language,
        new Map(rows.map(({ name, words }) => [name, words])),
      ]),
    ),
);

/** The words of a language by name, as the choices of a group: `role|position|job`. */
export function namedWords(language: string): ReadonlyMap<string, string> {
  return byLanguage().get(language) ?? new Map();
}

/** The words of this name in all languages. */
export function wordsOfAll(name: string): string {
  return [...byLanguage().values()].flatMap((named) => named.get(name) ?? []).join('|');
}
