import { ConfigError } from '../errors.ts';
import { didYouMean } from '../text/nearest.ts';
import { printable } from '../text/printable.ts';
import type { ExportedTable } from './exported-tables.ts';

/** Those of the tables that `names` are of. Throws ConfigError for a name that none has, with the nearest. */
export function chosen(
  tables: readonly ExportedTable[],
  names: readonly string[],
): ExportedTable[] {
  const known = tables.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return tables.filter(({ name }) => names.includes(name));
  throw new ConfigError(`there is no table ${printable(unknown)} to export`, {
    hint: didYouMean(unknown, known, `the tables are ${known.join(', ')}`),
    code: 'export.no_table',
  });
}
