import { SourceError } from '../../errors.ts';
import { shellQuoted } from '../../text/shell-quoted.ts';
import type { TabularSource } from './tabular-source.ts';

/** No column is called like that: the first line is a record already. */
const VALUES: readonly (readonly [string, RegExp])[] = [
  ['url', /^\s*https?:\/\//i],
  [
    'date',
    /^\s*(\d{4}-\d\d-\d\d([T ].*)?|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\p{L}{3,9}\.? \d{1,2}, \d{4})\s*$/u,
  ],
  ['salary', /^\s*(salary:? )?[$€£₹]\s?\d[\d.,]+/i],
];

/** The names that were told for a file without a header; throws SourceError (exit 2) where it has another number of columns. */
export function namesTold(told: readonly string[], columns: number, name: string): string[] {
  if (told.length === columns) return told.map((column, index) => column || `column${index}`);
  throw new SourceError(`${name} has ${columns} columns, and --columns names ${told.length}`, {
    exitCode: 2,
    hint: 'name each in its order; nothing between two commas leaves one out: --columns date,,title',
  });
}

/** A hint on columns that are not known by their names, where they may have none: a first line that is a record already. */
export function orNameThem(hint: string, source: Pick<TabularSource, 'columns' | 'sheet'>): string {
  const lacksNames = source.columns.some(({ name }) => /^column\d+$/.test(name));
  const named = lacksNames
    ? 'its first line names no columns: name them in their order, e.g. --columns date,,title,company (nothing between two commas leaves one out)'
    : `${hint}; if these are values and no names, name the columns: --columns date,,title,company`;
  return orNameSheet(named, source);
}

/** The same hint, with the other sheets where the file is a workbook that has some. */
export function orNameSheet(hint: string, { sheet }: Pick<TabularSource, 'sheet'>): string {
  const others = sheet?.others ?? [];
  if (others.length === 0) return hint;
  return `that is its sheet ${sheet?.name}; read another with --sheet: ${others.map(shellQuoted).join(', ')}; or ${hint}`;
}

/** What kind of value a text in the place of a header is: `url`, `date`, `salary`; null for what may be a name. */
export function valueKind(name: string): string | null {
  return VALUES.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** What kind of value the first record has, `title` for the only other column, else numbers, as DuckDB gives them. */
export function namesWithoutHeader(record: readonly string[]): string[] {
  const kinds = record.map(valueKind);
  const others = kinds.filter((kind) => kind === null).length;
  return kinds.map((kind, index) => {
    if (kind !== null) return kinds.indexOf(kind) === index ? kind : `column${index}`;
    return others === 1 ? 'title' : `column${index}`;
  });
}
