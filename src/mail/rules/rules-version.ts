import { join } from 'node:path';
import { codeIn, digestOf } from '../../knowledge/files.ts';
import { once } from '../../once.ts';
import { phraseTables } from './phrase-tables.ts';

/**
 * A digest of all that decides what a mail is, the tables of knowledge/ and the code: when it changes,
 * every mail is read anew.
 */
export const rulesVersion: () => string = once(() => {
  const tables = [
    ...phraseTables(),
    'senders.tsv',
    'mail-marks.tsv',
    'mail-confidence.tsv',
    'mail-signs.tsv',
    'mail-words.tsv',
    'language-ngrams.bin',
  ];
  return digestOf([...tables.map((path) => join('knowledge', path)), ...readingCode()]);
});

/** The code of rules and reading, and what makes text of HTML. */
export function readingCode(): string[] {
  const ground = codeIn('src/text').filter((file) => /(?:html-\w+|text-limits)\.ts$/.test(file));
  return [...codeIn('src/mail/rules'), ...codeIn('src/mail/reading'), ...ground];
}
