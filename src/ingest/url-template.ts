import { ConfigError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { quoteText } from './duckdb/quoting.ts';
import { keyOf } from './mapping/column-keys.ts';
import type { SourceColumn, TabularSource } from './source/tabular-source.ts';

/** A column of the file in a template of URLs. */
const COLUMN = /\{([^{}]+)\}/;

/**
 * Adds a column of URLs made from others of the file, and called as the template: `https://acme.example/jobs/{Job ID}`. It is
 * empty where one of them is. Throws ConfigError (exit 2) for a template without columns, or with one that is not there.
 */
export function addTemplateColumn(source: TabularSource, template: string): void {
  // Texts and columns in turn.
  const parts = template.split(new RegExp(COLUMN, 'g'));
  if (parts.length < 3 || !/^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(template.replaceAll(' ', '')))
    throw new ConfigError(`--url-template ${template} is no URL with a column in it`, {
      hint: 'e.g. --url-template "https://acme.example/jobs/{id}"',
    });
  const texts = parts.map((part, index) => {
    if (index % 2 === 0) return quoteText(part);
    const { sql } = columnCalled(part, source);
    return `nullif(replace(trim(${sql}), ' ', '%20'), '')`;
  });
  source.columns.push({ name: template, sql: `(${texts.join(' || ')})` });
}

/** The names of the columns in a template. */
export function columnsOf(template: string): string[] {
  return Array.from(template.matchAll(new RegExp(COLUMN, 'g')), ([, name = '']) => name);
}

/** Of a mapping as it is told: the field that holds the URL is made from the template. */
export function withTemplate<Told extends Readonly<Record<string, readonly string[]>>>(
  told: Told | undefined,
  field: string,
  template: string | undefined,
): Readonly<Record<string, readonly string[]>> | undefined {
  return template === undefined ? told : { ...told, [field]: [template] };
}

function columnCalled(name: string, { columns }: TabularSource): SourceColumn {
  const found =
    columns.find((column) => column.name === name) ??
    columns.find((column) => keyOf(column.name) === keyOf(name));
  if (found) return found;
  const names = columns.map((column) => column.name);
  const close = nearest(name, names);
  throw new ConfigError(`--url-template names the column ${name}, which the file does not have`, {
    hint: close ? `did you mean {${close}}?` : `there are: ${names.join(', ')}`,
  });
}
