import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { once } from '../once.ts';
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
  const known = noted();
  for (const file of files) digest.update(`${file}\n${known?.[file] ?? digestOfText(file)}\n`);
  return digest.digest('hex');
}

/**
 * The modules of a folder, e.g. `src/mail/rules`, as paths from the package, and of a package that
 * has but bundles, too.
 */
export function codeIn(folder: string): string[] {
  const known = noted();
  const files = known
    ? Object.keys(known).filter((file) => posix.dirname(file) === folder)
    : readdirSync(join(packageRoot, folder))
        .filter((file) => file.endsWith('.ts'))
        .map((file) => posix.join(folder, file));
  return files.toSorted();
}

/**
 * Where the build notes the digests of modules that digestOf is asked for: by path, beside the
 * bundles made of them.
 */
export const NOTED_DIGESTS = 'dist/code-digests.json';

/** A digest of the bytes of a file of the package. */
export function digestOfText(file: string): string {
  return createHash('sha256')
    .update(readFileSync(join(packageRoot, file)))
    .digest('hex');
}

/** Undefined in a checkout, which may have changed since something was built in it. */
const noted = once((): Record<string, string> | undefined => {
  if (existsSync(join(packageRoot, 'src/index.ts'))) return undefined;
  return JSON.parse(readFileSync(join(packageRoot, NOTED_DIGESTS), 'utf8'));
});
