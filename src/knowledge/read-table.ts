// Tables of knowledge/: facts of the field as plain text that a non-programmer may mend.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { ConfigError } from '../errors.ts';
import { packageRoot } from '../package-root.ts';

const read = new Map<string, unknown[]>();

/**
 * The rows of a table of knowledge/, e.g. `readTable('senders.tsv', senderRow)`, read once. Its first line
 * names the columns, tabs part the cells, an empty cell is undefined; empty lines and lines that begin
 * with `#` are skipped. Throws a ConfigError with file and line where a row is not as `row` says.
 */
export function readTable<Row>(path: string, row: z.ZodType<Row>): Row[] {
  const known = read.get(path) as Row[] | undefined;
  if (known !== undefined) return known;
  const bytes = readFileSync(join(packageRoot, 'knowledge', path));
  const rows = parseTable(path, decodeTable(path, bytes), row);
  read.set(path, rows);
  return rows;
}

/** The text of a table. Throws ConfigError for one in another encoding than UTF-8, whose letters would be others. */
export function decodeTable(path: string, bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (!/[\uFFFD\0]/.test(text)) return text;
  throw new ConfigError(`knowledge/${path} is not written in UTF-8`, {
    hint: 'save it as text in UTF-8, with tabs between the cells',
  });
}

/** The rows of a table's text, as readTable gives them. */
export function parseTable<Row>(path: string, text: string, row: z.ZodType<Row>): Row[] {
  const rows: Row[] = [];
  let columns: string[] | undefined;
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const cells = line.split('\t').map(withoutQuotes);
    if (columns === undefined) columns = cells;
    else rows.push(readRow(`knowledge/${path}:${index + 1}`, columns, cells, row));
  }
  return rows;
}

function readRow<Row>(where: string, columns: string[], cells: string[], row: z.ZodType<Row>): Row {
  const hint = `mend this line: its cells are ${columns.join(', ')}, with one tab between two of them`;
  if (cells.length > columns.length)
    throw new ConfigError(`${where}: ${cells.length} cells for ${columns.length} columns`, {
      hint,
    });
  const named = columns.map((column, index) => [column, cells[index] || undefined]);
  const { data, error } = row.safeParse(Object.fromEntries(named));
  if (error === undefined) return data;
  const faults = error.issues.map(({ path: [column = ''], message }) => {
    const cell = cells[columns.indexOf(String(column))] || undefined;
    return cell === undefined
      ? `${String(column)} is empty: ${message}`
      : `${String(column)} '${cell}': ${message}`;
  });
  throw new ConfigError(`${where}: ${faults.join('; ')}`, { hint });
}

/** What a cell says: a spreadsheet puts one with a comma into quotes. */
export function withoutQuotes(cell: string): string {
  const bare = cell.trim();
  if (!bare.startsWith('"')) return bare;
  return /^"(.*)"$/.exec(bare)?.[1]?.replaceAll('""', '"') ?? bare;
}
