import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { ConfigError } from '../errors.ts';
import { packageRoot } from '../package-root.ts';

const read = new Map<string, unknown[]>();

/**
 * The rows of a table of `knowledge/`, e.g. `readTable('regions.tsv', regionRow)`, read once. Its first line names the
 * columns, tabs separate cells, an empty cell is undefined; blank lines and lines that begin with `#` are skipped.
 * Throws ConfigError with file and line when a row is not as `row` says.
 */
export function readTable<Row>(path: string, row: z.ZodType<Row>): Row[] {
  const known = read.get(path) as Row[] | undefined;
  if (known !== undefined) return known;
  const rows = parseTable(path, readFileSync(join(packageRoot, 'knowledge', path), 'utf8'), row);
  read.set(path, rows);
  return rows;
}

function parseTable<Row>(path: string, text: string, row: z.ZodType<Row>): Row[] {
  const rows: Row[] = [];
  let columns: string[] | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const cells = line.replace(/\r$/, '').split('\t');
    if (columns === undefined) columns = cells;
    else rows.push(readRow(`knowledge/${path}:${index + 1}`, columns, cells, row));
  }
  return rows;
}

function readRow<Row>(where: string, columns: string[], cells: string[], row: z.ZodType<Row>): Row {
  const hint = `columns: ${columns.join(', ')}; tabs stand between the cells`;
  if (cells.length > columns.length)
    throw new ConfigError(`${where}: ${cells.length} cells for ${columns.length} columns`, { hint });
  const named = columns.map((column, index) => [column, cells[index]?.trim() || undefined]);
  const { data, error } = row.safeParse(Object.fromEntries(named));
  if (error === undefined) return data;
  const [issue] = error.issues;
  throw new ConfigError(`${where}, ${issue?.path.join('.')}: ${issue?.message}`, { hint });
}
