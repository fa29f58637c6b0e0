import { SourceError } from '../../errors.ts';
import { shownNames } from '../../text/shown-names.ts';
import type { Field } from '../mapping/map-columns.ts';
import { orNameThem } from '../source/header-line.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import type { TableShape } from './table-shape.ts';
import { isText } from './type-checks.ts';

/** Code of the error when a file lacks a column that its table cannot do without. */
export const MISSING_COLUMN = 'source.missing_column';

/** Throws SourceError (exit 2) when a column without default that must not be null has no counterpart in the file. */
export function refuseMissing(
  source: TabularSource,
  shape: TableShape,
  mapped: readonly string[],
  lookups: Record<string, Field>,
): void {
  const missing = shape.columns.filter(
    (column) => column.required && !column.has_default && !mapped.includes(column.name),
  );
  if (mapped.length > 0 && missing.length === 0) return;
  const names = missing
    .map(({ name }) => (lookups[name] ? `${name} (or ${lookups[name].name})` : name))
    .join(', ');
  throw new SourceError(
    `${source.path} has no column for ${names || `anything in ${shape.table}`}`,
    {
      code: MISSING_COLUMN,
      exitCode: 2,
      hint: orNameThem(
        `${shape.table === 'nyx.applications' && !lookups.user_id ? "with addresses, URLs and names instead of ids: 'nyx-etl ingest applications'; " : ''}its columns are ${shownNames(source.columns.map((column) => column.name))}; name one with --map ${missing[0]?.name ?? 'column'}=…`,
        source,
      ),
    },
  );
}

/** What names a row: the id, else the first UNIQUE constraint the file covers, else nothing but the content. */
export function chooseKey(shape: TableShape, mapped: readonly string[]): readonly string[] {
  if (mapped.includes('id')) return ['id'];
  const unique = shape.constraints.find(
    ({ kind, columns }) => kind === 'u' && columns.every((column) => mapped.includes(column)),
  );
  return unique?.columns ?? [];
}

/** Columns of free text. Where the table lists what is allowed, `unknown` is a value like the others. */
export function wordyColumns({ columns, constraints }: TableShape): string[] {
  const checked = new Set(
    constraints.flatMap(({ kind, columns: names }) => (kind === 'c' ? names : [])),
  );
  return columns
    .filter((column) => isText(column) && !checked.has(column.name))
    .map(({ name }) => name);
}
