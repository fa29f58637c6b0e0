import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { digestOf } from '../../knowledge/files.ts';
import { packageRoot } from '../../package-root.ts';
import { once } from './once.ts';
import { phraseTables } from './rules/phrase-tables.ts';

/**
 * A digest of all that reads a mail, the files of knowledge/ and the code beside this: when it changes,
 * every mail is read anew.
 */
export const rulesVersion: () => string = once(() => {
  const knowledge = [...phraseTables(), 'senders.tsv', 'mail-marks.tsv'];
  return digestOf([...knowledge.map((path) => join('knowledge', path)), ...codeBeside()]);
});

/** The code beside this, which is compiled in a package and not in a checkout. */
function codeBeside(): string[] {
  const folder = relative(packageRoot, import.meta.dirname);
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /(?<!\.d)\.[jt]s$/.test(file))
    .toSorted()
    .map((file) => join(folder, file));
}
