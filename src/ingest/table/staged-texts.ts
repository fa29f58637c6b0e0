import type { Mapping } from '../mapping/map-columns.ts';
import { recordColumn } from '../source/stage-query.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import type { TableColumn } from './table-shape.ts';
import { isText } from './type-checks.ts';

/** What is read of a file: columns of its table, and fields by which others are found. */
interface Read {
  source: TabularSource;
  mapping: Mapping;
  sent: readonly TableColumn[];
  lookups: readonly string[];
}

/** The DuckDB query that gives the staged rows: texts as they are, of other types the trimmed value or null. */
export function stageQuery({ source, mapping, sent, lookups }: Read): string {
  const textsOf = (field: string) => {
    const shown = field.endsWith('url') ? 'link_url' : 'link_text';
    return columnsOf(field).map((name) => `${shown}(storable(${recordColumn(source, name)}))`);
  };
  const columnsOf = (field: string) => mapping.columns[field] ?? [];
  const values = sent.map((column) => {
    if (column.type === 'jsonb')
      return firstValue(
        columnsOf(column.name).map((name) => `storable(${recordColumn(source, name, 'json')})`),
      );
    const texts = textsOf(column.name);
    return isText(column) ? firstText(texts) : firstValue(texts);
  });
  const keys = lookups.map((field) => firstValue(textsOf(field)));
  return `select record_number, ${[...values, ...keys].join(', ')} from record where broken is null`;
}

/** Of several columns for one target the first with a value counts. */
function firstValue(texts: readonly string[]): string {
  return `coalesce(${texts.map((text) => `nullif(trim(${text}), '')`).join(', ')})`;
}

/** As firstValue; a single text is taken as it is, and an empty one is a value when there is no other. */
function firstText(texts: readonly string[]): string {
  if (texts.length === 1) return texts.join();
  return `coalesce(${[...texts.map((text) => `nullif(${text}, '')`), ...texts].join(', ')})`;
}
