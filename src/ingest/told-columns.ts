// Columns that no file has: what the options say of every record, as if a column said it.
import { ConfigError } from '../errors.ts';
import { didYouMean } from '../text/nearest.ts';
import { quoteText } from './duckdb/quoting.ts';
import type { Reader } from './duckdb/reader.ts';
import type { Field, Mapping } from './mapping/map-columns.ts';
import { targetOf } from './mapping/map-columns.ts';
import { createRecordView } from './source/stage-query.ts';
import type { TabularSource } from './source/tabular-source.ts';

/** What the options say over the names of the columns. */
export interface ToldColumns {
  /** Field -> columns of the file. */
  map?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Field -> the value that every record has, whatever the file says. */
  set?: Record<string, string> | undefined;
  /** Field -> what is written -> what is read instead, whatever its case. */
  mapValues?: Record<string, Record<string, string>> | undefined;
}

const constant = (value: string): string => `“${value}”, as told`;

/** Gives a file a column for each constant that the options tell. */
export function addToldColumns(source: TabularSource, { set = {} }: ToldColumns): void {
  const names = source.columns.map(({ name }) => name);
  const told = [...new Set(Object.values(set))].map((value) => ({
    name: constant(value),
    sql: quoteText(value),
  }));
  source.columns.push(...told.filter(({ name }) => !names.includes(name)));
}

/** What --map says together with the columns that addToldColumns made. */
export function toldMapping({
  map = {},
  set = {},
}: ToldColumns): Readonly<Record<string, readonly string[]>> {
  const constants = Object.entries(set).map(([field, value]) => [field, [constant(value)]]);
  return { ...map, ...Object.fromEntries(constants) };
}

/**
 * Lets the columns of a field say what --map-value says instead of what is written; a field without a column says nothing.
 * Throws ConfigError for what is no field.
 */
export async function mapValues(
  reader: Reader,
  source: TabularSource,
  { columns }: Mapping,
  fields: readonly Field[],
  told: ToldColumns['mapValues'] = {},
): Promise<void> {
  const changes = Object.entries(told);
  for (const [name, values] of changes) {
    const target = targetOf(fields, name);
    if (fields.every((field) => field.name !== target)) throw noField(name, fields);
    for (const column of source.columns)
      if (columns[target]?.includes(column.name)) column.sql = replaced(column.sql, values);
  }
  if (changes.length > 0) await createRecordView(reader, source);
}

function replaced(sql: string, values: Record<string, string>): string {
  const cases = Object.entries(values).map(
    ([written, read]) => `when lower(${quoteText(written.trim())}) then ${quoteText(read)}`,
  );
  return `case lower(trim(${sql})) ${cases.join(' ')} else ${sql} end`;
}

function noField(name: string, fields: readonly Field[]): ConfigError {
  const names = fields.map((field) => field.name);
  return new ConfigError(`--map-value names the target ${name}, which does not exist`, {
    hint: didYouMean(name, names, `there are: ${names.join(', ')}`),
  });
}

/** Reads `target=value` as --set takes it. */
export function parseSetOptions(options: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    options.map((option) => {
      const equals = option.indexOf('=');
      if (equals < 1)
        throw new ConfigError(`--set ${option}: it takes target=value`, {
          hint: 'e.g. --set effort_level=low',
        });
      return [option.slice(0, equals), option.slice(equals + 1)];
    }),
  );
}

/** Reads `target.written=read` as --map-value takes it. */
export function parseMapValueOptions(
  options: readonly string[],
): Record<string, Record<string, string>> {
  const told = new Map<string, Record<string, string>>();
  for (const option of options) {
    const [, target = '', written = '', read = ''] = /^([^.=]+)\.(.+)=([^=]*)$/s.exec(option) ?? [];
    if (target === '')
      throw new ConfigError(`--map-value ${option}: it takes target.written=read`, {
        hint: 'e.g. --map-value status.Eingeladen=interview',
      });
    told.set(target, { ...told.get(target), [written]: read });
  }
  return Object.fromEntries(told);
}

/** What a load keeps in the ledger, so that a replay is told the same. */
export function storedTold(told: ToldColumns & { user?: string | undefined }) {
  const { set, mapValues: map_values, user } = told;
  const said = { set, map_values, user };
  return Object.fromEntries(
    Object.entries(said).filter(([, value]) => Object.keys(value ?? {}).length > 0),
  );
}
