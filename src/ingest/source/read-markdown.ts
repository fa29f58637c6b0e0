import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { toRecordLine } from './json-records.ts';
import { markdownCell } from './markdown-cell.ts';
import { readJsonLines } from './read-json.ts';
import type { TableFormat } from './tabular-source.ts';
import { textLines } from './text-lines.ts';

/** A line of cells above a rule, e.g. `| Company | Role |` and `|---|:--:|`. */
const HEADER = /^[ \t]*\|.*\|[ \t]*\r?\n[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/m;
const ROW = /^[ \t]*\|.*\|[ \t]*$/;
const RULE = /^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/;

/** Tables as GitHub and editors write them, in a text or alone; those with the columns of the first are one. */
export const markdown: TableFormat = {
  isBinary: false,
  recognises: (start) => HEADER.test(start),
  read: async (reader, path, name) => {
    const lines = join(reader.folder, 'table.ndjson');
    await pipeline(
      Readable.from(records(path)),
      createWriteStream(lines, { flags: 'wx', mode: 0o600 }),
    );
    const asLines = { path: lines, format: 'markdown', isMarked: true, places: 'lines' } as const;
    return readJsonLines(reader, asLines, name);
  },
};

/** Each row as JSON by the names of its columns, on the line it stands on; cells that are empty are left out. */
async function* records(path: string): AsyncGenerator<string> {
  let columns: string[] | undefined;
  let above: string[] | undefined;
  let isTable = false;
  let last: Record<string, string> = {};
  for await (const line of textLines(path)) {
    let record: Record<string, string> = {};
    if (!ROW.test(line)) {
      isTable = false;
      above = undefined;
    } else if (RULE.test(line) && above !== undefined) {
      columns ??= above;
      isTable = above.join('|') === columns.join('|');
    } else if (isTable && columns !== undefined) {
      record = toRecord(columns, cellsOf(line), last);
      last = record;
    } else {
      above = cellsOf(line);
    }
    yield Object.keys(record).length > 0 ? toRecordLine(record) : '\n';
  }
}

/** What stands between bars; `\|` is a bar within a cell. */
function cellsOf(line: string): string[] {
  const inner = line.trim().slice(1, -1);
  return inner.split(/(?<!\\)\|/).map((cell) => markdownCell(cell.replaceAll('\\|', '|')));
}

/** What lists of posts write for the company of the row above. */
const AS_ABOVE = '↳';

function toRecord(
  columns: readonly string[],
  cells: readonly string[],
  above: Readonly<Record<string, string>>,
): Record<string, string> {
  const pairs = columns.map((column, index) => {
    const cell = cells[index] ?? '';
    return [column, cell === AS_ABOVE ? (above[column] ?? '') : cell] as const;
  });
  return Object.fromEntries(pairs.filter(([column, cell]) => column !== '' && cell !== ''));
}
