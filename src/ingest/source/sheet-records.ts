import { namesTold, namesWithoutHeader, valueKind } from './header-line.ts';
import { toRecordLine } from './json-records.ts';

/** A title, a date, an empty row: what people put above a header. */
const MAX_ROWS_ABOVE = 10;

type Row = readonly (string | null)[];

/**
 * The rows of a sheet, which messages call `sheet`, as lines of JSON by the names in its header, or by those told, each on the
 * line of its number; titles, the header and what repeats it are blank lines, as empty rows are.
 */
export async function* sheetRecords(
  rows: AsyncIterable<Row>,
  sheet: string,
  told?: readonly string[],
): AsyncGenerator<string> {
  const tableIn = (start: readonly Row[]) =>
    told ? withNames(start, told, sheet) : belowTitle(start);
  let start: Row[] | undefined = [];
  let filledRows = 0;
  let names: string[] = [];
  const toLine = (row: Row) => {
    const cells = row.map((cell) => cell?.replaceAll('\0', '\uFFFD') ?? null);
    if (cells.every((cell) => cell === null) || isHeader(cells, names)) return '\n';
    const pairs = cells.flatMap((cell, index) =>
      cell === null ? [] : [[names[index] ?? `column${index}`, cell]],
    );
    return toRecordLine(Object.fromEntries(pairs));
  };
  function* linesOf(known: readonly Row[]) {
    const table = tableIn(known);
    names = table.names;
    yield '\n'.repeat(table.above);
    for (const row of known.slice(table.above)) yield toLine(row);
  }
  for await (const row of rows) {
    if (start === undefined) {
      yield toLine(row);
      continue;
    }
    start.push(row);
    if (filled(row) > 0) filledRows += 1;
    if (filledRows <= MAX_ROWS_ABOVE) continue;
    yield* linesOf(start);
    start = undefined;
  }
  if (start !== undefined) yield* linesOf(start);
}

/** The names in the header of a sheet, of which no more is read than it needs. */
export async function columnNames(rows: AsyncIterable<Row>): Promise<string[]> {
  const start: Row[] = [];
  let filledRows = 0;
  for await (const row of rows) {
    start.push(row);
    if (filled(row) > 0) filledRows += 1;
    if (filledRows > MAX_ROWS_ABOVE) break;
  }
  return belowTitle(start).names;
}

/** The names of the columns, and how many rows stand above the records. */
interface Table {
  names: string[];
  above: number;
}

/** All rows, by the names that were told for their columns. */
function withNames(rows: readonly Row[], told: readonly string[], sheet: string): Table {
  const widest = rows.reduce((most, { length }) => Math.max(most, length), 0);
  return { names: namesTold(told, widest, sheet), above: 0 };
}

/** Where no row holds names, the first that is filled is a record already. */
function belowTitle(rows: readonly Row[]): Table {
  const widest = rows.reduce((most, row) => Math.max(most, filled(row)), 0);
  const header = rows.findIndex((row) => filled(row) * 2 > widest);
  const row = rows[header] ?? [];
  if (row.some((cell) => cell !== null && valueKind(cell) !== null))
    return { names: namesWithoutHeader(row.map((cell) => cell ?? '')), above: header };
  return { names: uniqueNames(row), above: header + 1 };
}

function filled(row: Row): number {
  return row.filter((cell) => cell !== null).length;
}

/** Of columns with one name all but the first are numbered, as in CSV. */
function uniqueNames(row: Row): string[] {
  const taken = new Set<string>();
  return row.map((cell, index) => {
    const name = cell?.replaceAll(/\s+/g, ' ') ?? `column${index}`;
    let unique = name;
    for (let number = 1; taken.has(unique); number++) unique = `${name}_${number}`;
    taken.add(unique);
    return unique;
  });
}

function isHeader(cells: Row, names: readonly string[]): boolean {
  const told = cells.flatMap((cell, index) => (cell === null ? [] : [cell === names[index]]));
  return told.length > 1 && told.every((same) => same);
}
