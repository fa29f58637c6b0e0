import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { digestOf } from '../../knowledge/files.ts';
import { once } from '../../once.ts';
import { packageRoot } from '../../package-root.ts';
import { phraseTables } from './phrase-tables.ts';

/**
 * A digest of all that decides what a mail is, the tables of knowledge/ and the code: when it changes,
 * every mail is read anew.
 */
export const rulesVersion: () => string = once(() => {
  const tables = [...phraseTables(), 'senders.tsv', 'mail-marks.tsv'];
  return digestOf([...tables.map((path) => join('knowledge', path)), ...readingCode()]);
});

/** The code of rules and reading, and what makes text of HTML: `.ts` in a checkout, `.js` in a package. */
function readingCode(): string[] {
  const library = join(import.meta.dirname, '..');
  const code = ['rules', 'reading'].flatMap((folder) => codeIn(join(library, folder)));
  const ground = codeIn(join(library, '..')).filter((file) =>
    /(?:html-\w+|text-limits)\.\w+$/.test(file),
  );
  return [...code, ...ground].map((file) => relative(packageRoot, file));
}

function codeIn(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => /(?<!\.d)\.[jt]s$/.test(file));
  return files.toSorted().map((file) => join(folder, file));
}
