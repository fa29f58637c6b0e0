// One table in each format that people keep tables in.
import { writeXlsx } from 'hucre/xlsx';

/** Cells by header; every record has the same headers. */
export type Cells = Readonly<Record<string, string>>;

/** The bytes of a file of each format, by the end of its name. */
export const FORMATS: Readonly<
  Record<string, (records: readonly Cells[]) => string | Promise<Uint8Array>>
> = {
  csv: (records) => delimited(records, ','),
  'semicolon.csv': (records) => `\uFEFF${delimited(records, ';').replaceAll('\n', '\r\n')}`,
  json: (records) => JSON.stringify(records, null, 2),
  ndjson: (records) => records.map((record) => `${JSON.stringify(record)}\n`).join(''),
  md: (records) => markdown(records),
  xlsx: (records) =>
    writeXlsx({
      sheets: [
        { name: 'Jobs', rows: [Object.keys(records[0] ?? {}), ...records.map(Object.values)] },
      ],
    }),
};

function delimited(records: readonly Cells[], delimiter: string): string {
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = [Object.keys(records[0] ?? {}), ...records.map((record) => Object.values(record))];
  return lines.map((cells) => `${cells.map(quote).join(delimiter)}\n`).join('');
}

function markdown(records: readonly Cells[]): string {
  const headers = Object.keys(records[0] ?? {});
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  const rows = records.map((record) => line(Object.values(record)));
  return [`# A tracker\n\n`, line(headers), line(headers.map(() => '---')), ...rows].join('');
}
