import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { packageRoot } from '../package-root.ts';

/** The tables below a folder of knowledge/, e.g. `phrases/en/offer.tsv` below `phrases`, by name. */
export function tablesBelow(folder: string): string[] {
  return filesBelow(folder).filter((file) => file.endsWith('.tsv'));
}

/** All files below a folder of knowledge/, by name, but hidden ones. */
export function filesBelow(folder: string): string[] {
  const root = join(packageRoot, 'knowledge', folder);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll('\\', '/'))
    .map((file) => posix.join(folder, file))
    .toSorted();
}

/** A digest of these files of the package, e.g. `knowledge/senders.tsv`: it changes when one of them does. */
export function digestOf(files: readonly string[]): string {
  const digest = createHash('sha256');
  for (const file of files) {
    const text = readFileSync(join(packageRoot, file));
    digest.update(`${file}\n${text.length}\n`).update(text);
  }
  return digest.digest('hex');
}

/** The modules in a folder, as paths from the package: `.ts` in a checkout, `.js` in a package. */
export function codeIn(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => /(?<!\.d)\.[jt]s$/.test(file));
  return files.toSorted().map((file) => relative(packageRoot, join(folder, file)));
}
