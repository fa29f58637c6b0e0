// Tables of knowledge/: facts of the field as plain text that a non-programmer may mend.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
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
  const rows = parseTable(path, decodeTable(path, readKnowledge(path)), row);
  read.set(path, rows);
  return rows;
}

const RESTORE = 'put it back as the package has it: npm install, or git checkout in a checkout';

/** The bytes of a file of knowledge/. Throws ConfigError where it is not there, or cannot be read. */
export function readKnowledge(path: string): Buffer {
  try {
    return readFileSync(join(packageRoot, 'knowledge', path));
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new ConfigError(`knowledge/${path} ${isMissing ? 'is missing' : 'cannot be read'}`, {
      hint: RESTORE,
      cause,
    });
  }
}

/** The error of a table that says nothing, or only a part of what it has to. */
export function cutTable(path: string, problem: string): ConfigError {
  return new ConfigError(`knowledge/${path} ${problem}`, { hint: RESTORE });
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
    if (columns === undefined) {
      columns = cells;
      requireColumns(`${path}:${index + 1}`, columns, row);
    } else rows.push(readRow(`knowledge/${path}:${index + 1}`, columns, cells, row));
  }
  if (columns === undefined) throw cutTable(path, 'is empty');
  if (rows.length === 0) throw cutTable(path, 'has no line below that of its columns');
  return rows;
}

/** A table whose first line was lost would take the next one for the names of its columns. */
function requireColumns(where: string, columns: readonly string[], row: z.ZodType): void {
  if (!(row instanceof z.ZodObject)) return;
  const needed = Object.entries(row.shape).filter(([, cell]) => !cell.safeParse(undefined).success);
  const lacking = needed.map(([name]) => name).filter((name) => !columns.includes(name));
  if (lacking.length === 0) return;
  throw new ConfigError(`knowledge/${where}: this line names no column ${lacking.join(', ')}`, {
    hint: `the first line names the columns: ${Object.keys(row.shape).join(', ')}, with tabs between`,
  });
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
