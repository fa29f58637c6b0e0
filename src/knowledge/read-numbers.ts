// Tables of knowledge/ that are long, and all of whose cells but the first are numbers: read without
// a schema for each row.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../errors.ts';
import { packageRoot } from '../package-root.ts';
import { decodeTable, withoutQuotes } from './read-table.ts';

/**
 * The rows of such a table, written as readTable says: a text, and a number for each further column;
 * an empty cell is 0. Nothing of it is kept. Throws a ConfigError with file and line where a row is not
 * like that, or the columns are others.
 */
export function* readNumbers(
  path: string,
  columns: readonly string[],
): Generator<[text: string, numbers: number[]]> {
  const text = decodeTable(path, readFileSync(join(packageRoot, 'knowledge', path)));
  yield* parseNumbers(path, text, columns);
}

/** The rows of such a table's text. */
export function* parseNumbers(
  path: string,
  text: string,
  columns: readonly string[],
): Generator<[text: string, numbers: number[]]> {
  let isHead = true;
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const cells = line.split('\t');
    const where = `knowledge/${path}:${index + 1}`;
    if (isHead) refuseOtherColumns(where, cells.map(withoutQuotes), columns);
    else yield readRow(where, cells, columns);
    isHead = false;
  }
}

function readRow(where: string, cells: string[], columns: readonly string[]): [string, number[]] {
  const text = withoutQuotes(cells[0] ?? '');
  const numbers: number[] = [];
  for (let column = 1; column < columns.length; column++) {
    const number = Number(cells[column] ?? '');
    if (!Number.isFinite(number)) refuse(where, columns, `${columns[column]} '${cells[column]}'`);
    numbers.push(number);
  }
  if (text === '') refuse(where, columns, `${columns[0]} is empty`);
  if (cells.length > columns.length)
    refuse(where, columns, `${cells.length} cells for ${columns.length} columns`);
  return [text, numbers];
}

function refuseOtherColumns(where: string, cells: string[], columns: readonly string[]): void {
  if (cells.join() !== columns.join())
    refuse(where, columns, `the columns are ${cells.join(', ')}`);
}

function refuse(where: string, columns: readonly string[], fault: string): never {
  throw new ConfigError(`${where}: ${fault}`, {
    hint:
      `mend this line: its cells are ${columns.join(', ')}, with one tab between two of them; ` +
      'all but the first are numbers',
  });
}
