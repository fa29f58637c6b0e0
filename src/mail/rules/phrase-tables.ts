import { posix } from 'node:path';
import type { z } from 'zod';
import { tablesBelow } from '../../knowledge/files.ts';
import { readTable } from '../../knowledge/read-table.ts';
import { once } from '../../once.ts';
import type { Languages } from '../reading/language.ts';

/** The tables of knowledge/phrases, e.g. `phrases/en/offer.tsv`. */
export const phraseTables: () => readonly string[] = once(() => tablesBelow('phrases'));

/** Of phrases that belong to no one language. */
const ANY = 'any';

/** The languages that have rules. */
export const ruledLanguages: () => ReadonlySet<string> = once(
  () =>
    new Set(
      phraseTables()
        .map((path) => posix.basename(posix.dirname(path)))
        .filter((language) => language !== ANY),
    ),
);

/** Whether the phrases of a language may say something in a mail of these languages. */
export function isSpokenIn(language: string, languages: Languages): boolean {
  return language === ANY || languages.includes(language);
}

/** The rows of the tables of this name, `offer`, with the language of their folder. */
export function readPhraseTables<Row>(
  name: string,
  row: z.ZodType<Row>,
): { language: string; rows: Row[] }[] {
  const paths = phraseTables().filter((path) => posix.basename(path) === `${name}.tsv`);
  return paths.map((path) => ({
    language: posix.basename(posix.dirname(path)),
    rows: readTable(path, row),
  }));
}
