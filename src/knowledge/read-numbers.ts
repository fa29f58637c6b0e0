// Tables of knowledge/ that are long, and all of whose cells but the first are numbers: read without
// a schema for each row.
import { isUtf8 } from 'node:buffer';
import { ConfigError } from '../errors.ts';
import { cutTable, decodeTable, readKnowledge, withoutQuotes } from './read-table.ts';

/**
 * The rows of such a table, written as readTable says: a text, and a number for each further column;
 * an empty cell is 0. Nothing of it is kept. Throws a ConfigError with file and line where a row is not
 * like that, or the columns are others.
 */
export function readNumbers(
  path: string,
  columns: readonly string[],
): Generator<[text: string, numbers: number[]]> {
  return parseNumbers(path, readKnowledge(path), columns);
}

/** The rows of such a table's bytes, which are gone through as they are: as texts they would take ten times as much. */
export function* parseNumbers(
  path: string,
  bytes: Buffer,
  columns: readonly string[],
): Generator<[text: string, numbers: number[]]> {
  // Says which file it is.
  if (!isUtf8(bytes) || bytes.includes(0)) decodeTable(path, bytes);
  let isHead = true;
  let number = 0;
  let end = -1;
  for (let start = 0; start < bytes.length; start = end + 1) {
    end = bytes.indexOf(NEWLINE, start);
    if (end < 0) end = bytes.length;
    number++;
    if (isSkipped(bytes, start, end)) continue;
    const plain = isHead ? undefined : plainRow(bytes, start, end, columns.length);
    if (plain !== undefined) yield plain;
    else {
      const where = `knowledge/${path}:${number}`;
      const cells = bytes
        .toString('utf8', start, end)
        .replace(/^\ufeff/, '')
        .split('\t');
      if (isHead) refuseOtherColumns(where, cells.map(withoutQuotes), columns);
      else yield readRow(where, cells, columns);
      isHead = false;
    }
  }
  if (isHead) throw cutTable(path, 'is empty');
}

const [NEWLINE = 0, TAB = 0, COMMENT = 0, MINUS = 0, POINT = 0, ZERO = 0] = Buffer.from('\n\t#-.0');
/** Of so many digits each number is exact, and so is its quotient by a power of ten. */
const MOST_DIGITS = 15;

/** Whether a line is empty, or a comment. */
function isSkipped(bytes: Buffer, start: number, end: number): boolean {
  if (bytes[start] === COMMENT) return true;
  return (bytes[start] ?? 0) <= 0x20 && bytes.toString('utf8', start, end).trim() === '';
}

/** A row whose numbers are plain decimals; undefined for one that has to be looked at more closely. */
function plainRow(
  bytes: Buffer,
  start: number,
  end: number,
  width: number,
): [string, number[]] | undefined {
  const numbers: number[] = [];
  const first = bytes.indexOf(TAB, start);
  const textEnd = first < 0 || first > end ? end : first;
  let from = textEnd + 1;
  while (from <= end) {
    let to = from;
    while (to < end && bytes[to] !== TAB) to++;
    const number = plainNumber(bytes, from, to);
    if (number === undefined) return undefined;
    numbers.push(number);
    from = to + 1;
  }
  const text = withoutQuotes(bytes.toString('utf8', start, textEnd));
  if (text === '' || numbers.length >= width) return undefined;
  while (numbers.length < width - 1) numbers.push(0);
  return [text, numbers];
}

/** A decimal such as -0.25, or 0 for nothing; undefined for anything else. */
function plainNumber(bytes: Buffer, from: number, to: number): number | undefined {
  const isNegative = bytes[from] === MINUS;
  const start = isNegative ? from + 1 : from;
  if (to - start > MOST_DIGITS || (isNegative && start === to)) return undefined;
  let digits = 0;
  let power = 0;
  for (let at = start; at < to; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit >= 0 && digit <= 9) {
      digits = 10 * digits + digit;
      power *= 10;
    } else if (bytes[at] === POINT && power === 0 && to - start > 1) {
      power = 1;
    } else return undefined;
  }
  const number = power > 1 ? digits / power : digits;
  return isNegative ? -number : number;
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
