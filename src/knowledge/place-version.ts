import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';

const TABLES = ['places', 'more-places', 'nicknames', 'regions', 'country-names'];

/** A hash of the tables that places are read by: another when a line of one has changed. */
export function placeVersion(): string {
  const hash = createHash('sha256');
  for (const table of TABLES)
    hash.update(readFileSync(join(packageRoot, 'knowledge', `${table}.tsv`)));
  return hash.digest('base64url').slice(0, 16);
}
