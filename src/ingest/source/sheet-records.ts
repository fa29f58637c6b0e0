import { namesTold, namesWithoutHeader, valueKind } from './header-line.ts';
import { toRecordLine } from './json-records.ts';

/** A title, a date, an empty row: what people put above a header. */
const MAX_ROWS_ABOVE = 10;

type Row = readonly (string | null)[];

/**
 * The rows of a sheet, which messages call `sheet`, as lines of JSON by the names in its header, or by those told; empty rows,
 * and those that repeat the header, are no records.
 */
export async function* sheetRecords(
  rows: AsyncIterable<Row>,
  sheet: string,
  told?: readonly string[],
): AsyncGenerator<string> {
  const tableIn = (start: readonly Row[]) =>
    told ? withNames(start, told, sheet) : belowTitle(start);
  let start: Row[] | undefined = [];
  let names: string[] = [];
  const toLine = (row: Row) => {
    const cells = row.map((cell) => cell?.replaceAll('\0', '\uFFFD') ?? null);
    if (cells.every((cell) => cell === null) || isHeader(cells, names)) return '';
    const pairs = cells.flatMap((cell, index) =>
      cell === null ? [] : [[names[index] ?? `column${index}`, cell]],
    );
    return toRecordLine(Object.fromEntries(pairs));
  };
  for await (const row of rows) {
    if (start === undefined) yield toLine(row);
    else if (row.some((cell) => cell !== null) && start.push(row) > MAX_ROWS_ABOVE) {
      const table = tableIn(start);
      names = table.names;
      start = undefined;
      yield* table.rows.map(toLine);
    }
  }
  if (start === undefined) return;
  const table = tableIn(start);
  names = table.names;
  yield* table.rows.map(toLine);
}

/** All rows, by the names that were told for their columns. */
function withNames(rows: readonly Row[], told: readonly string[], sheet: string) {
  const widest = Math.max(0, ...rows.map(({ length }) => length));
  return { names: namesTold(told, widest, sheet), rows };
}

/** The names of the columns and the rows below them; where no row holds names, the first is a record already. */
function belowTitle(rows: readonly Row[]): { names: string[]; rows: readonly Row[] } {
  const widest = Math.max(0, ...rows.map(filled));
  const header = rows.findIndex((row) => filled(row) * 2 > widest);
  const row = rows[header] ?? [];
  if (row.some((cell) => cell !== null && valueKind(cell) !== null))
    return { names: namesWithoutHeader(row.map((cell) => cell ?? '')), rows: rows.slice(header) };
  return { names: uniqueNames(row), rows: rows.slice(header + 1) };
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
