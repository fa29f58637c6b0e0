/** A value of one CSV cell; objects become JSON, null an empty cell without quotes. */
export type Cell = string | number | boolean | null | object;

/** One row by column name. */
export type Row = Readonly<Record<string, Cell>>;

/** RFC 4180 text with a header; the columns are those of the first row. Throws RangeError without rows. */
export function toCsv(rows: readonly Row[]): string {
  const [first] = rows;
  if (first === undefined) throw new RangeError('a CSV file needs a row to take its columns from');
  const columns = Object.keys(first);
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? null)).join(','));
  return `${columns.join(',')}\n${lines.join('\n')}\n`;
}

function cell(value: Cell): string {
  if (value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
