import { createHash } from 'node:crypto';
import { sqlFile } from '../database/sql-file.ts';
import type { Transform } from './transform.ts';

/** Path of a transform's SELECT, from the package root. */
export const selectFile = (transform: Transform): string => `src/transforms/${transform.name}.sql`;

/** Hash of what decides a transform's rows besides the facts; when it changes, everything is due. */
export function definitionOf(transform: Transform): string {
  const hash = createHash('sha256').update(transform.version ?? '');
  if (!transform.compute) hash.update(sqlFile(selectFile(transform)).text);
  return hash.digest('hex');
}
