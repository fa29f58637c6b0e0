import { posix } from 'node:path';
import type { z } from 'zod';
import { ConfigError } from '../../errors.ts';
import { filesBelow, tablesBelow } from '../../knowledge/files.ts';
import { readTable } from '../../knowledge/read-table.ts';
import { once } from '../../once.ts';
import type { Languages } from '../reading/language.ts';

/** The tables of knowledge/phrases, e.g. `phrases/en/offer.tsv`. */
export const phraseTables: () => readonly string[] = once(() => tablesBelow('phrases'));

/** Throws ConfigError for a file of knowledge/phrases that nothing reads: its phrases would be looked for in vain. */
export function refuseOtherFiles(labels: readonly string[]): void {
  const other = otherFile(filesBelow('phrases'), labels);
  if (other === undefined) return;
  throw new ConfigError(`knowledge/${other} is read by nobody`, {
    hint: `call it one of ${tableNames(labels).join(', ')}, in a folder named for its language`,
  });
}

/** The first of these files, `phrases/en/offer.tsv`, that nothing reads. */
export function otherFile(paths: readonly string[], labels: readonly string[]): string | undefined {
  const names = tableNames(labels);
  return paths.find(
    (path) => path.split('/').length !== 3 || !names.includes(posix.basename(path)),
  );
}

function tableNames(labels: readonly string[]): string[] {
  return [...labels, 'guards', 'words', 'concepts', 'leanings', 'sentences'].map(
    (name) => `${name}.tsv`,
  );
}

/** Of phrases that belong to no one language. */
export const ANY = 'any';

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

/** The rows of the table of this name in a language's folder; none where there is no such table. */
export function readPhraseTable<Row>(language: string, name: string, row: z.ZodType<Row>): Row[] {
  const path = `phrases/${language}/${name}.tsv`;
  return phraseTables().includes(path) ? readTable(path, row) : [];
}

/** The rows of the tables of this name, `offer`, with the language of their folder. */
export function readPhraseTables<Row>(
  name: string,
  row: z.ZodType<Row>,
): { language: string; rows: Row[] }[] {
  const languages = [ANY, ...ruledLanguages()];
  return languages.map((language) => ({ language, rows: readPhraseTable(language, name, row) }));
}
