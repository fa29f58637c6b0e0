import type { z } from 'zod';
import type { Section } from '../section.ts';
import { renderCsv } from './csv.ts';

/** One table of a report as data: a section's rows, typed, not as they are shown. */
export interface CsvTable {
  /** Names its file, e.g. `domains`. */
  name: string;
  columns: string[];
  rows: Value[][];
}

type Value = string | number | boolean | null;

/** The tables of a report: one per section, rates as three columns, lists and other JSON as JSON. */
export function csvTables(sections: readonly Section[], content: object): CsvTable[] {
  const data = new Map<string, unknown>(Object.entries(content));
  return sections.map(({ name, row }) => {
    const columns = columnsOf(row);
    const rows = [data.get(name) ?? []].flat() as Record<string, unknown>[];
    return {
      name,
      columns: columns.map(({ title }) => title),
      rows: rows.map((one) => columns.map(({ path }) => valueAt(one, path))),
    };
  });
}

/** A table as CSV (RFC 4180): a header, plain numbers, ISO dates, nothing for null; formulas are inert. */
export function tableCsv({ columns, rows }: CsvTable): string {
  return renderCsv(
    columns,
    rows.map((row) => row.map((value) => (value === null ? null : String(value)))),
  );
}

interface CsvColumn {
  title: string;
  path: string[];
}

/** A rate is the column of its field, and `_low` and `_high` beside it. */
function columnsOf(row: z.ZodObject): CsvColumn[] {
  return Object.entries(row.shape).flatMap(([field, schema]): CsvColumn[] => {
    const inner = unwrapped(schema as z.ZodType);
    if (!('shape' in inner.def)) return [{ title: field, path: [field] }];
    return Object.keys(inner.def.shape as object).map((part) => ({
      title: part === 'value' ? field : `${field}_${part}`,
      path: [field, part],
    }));
  });
}

function unwrapped(schema: z.ZodType): z.ZodType {
  const { def } = schema;
  return 'innerType' in def ? unwrapped(def.innerType as z.ZodType) : schema;
}

function valueAt(row: unknown, path: readonly string[]): Value {
  let value = row;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return null;
    value = Object.entries(value).find(([name]) => name === part)?.[1];
  }
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return JSON.stringify(value);
}
