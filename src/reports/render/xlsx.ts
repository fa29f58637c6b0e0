import { writeXlsx } from 'hucre/xlsx';
import { visible } from '../visible.ts';
import type { CsvTable } from './tables.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOST_LETTERS = 31;
/** Excel keeps this name for itself, in any case of its letters. */
const RESERVED = 'history';

/** The tables of a report as sheets of a workbook: numbers are numbers, and every text is a text, never a formula. */
export async function renderXlsx(tables: readonly CsvTable[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: tables.map(({ name, columns, rows }) => ({
      name: sheetName(name),
      rows: [columns, ...rows].map((row) =>
        row.map((value) => (typeof value === 'string' ? visible(value) : value)),
      ),
      columns: columns.map((title, index) => ({
        key: title,
        width: Math.min(
          60,
          Math.max(title.length, ...rows.slice(0, 200).map((row) => widthOf(row[index] ?? null))) +
            2,
        ),
      })),
      freezePane: { rows: 1 },
      autoFilter: { range: `A1:${letters(columns.length)}${rows.length + 1}` },
    })),
  });
}

function sheetName(name: string): string {
  return name.toLowerCase() === RESERVED ? `${name}_` : name.slice(0, MOST_LETTERS);
}

function widthOf(value: CsvTable['rows'][number][number]): number {
  return DAY.test(String(value)) ? 10 : String(value ?? '').length;
}

/** The name of the last of so many columns: `A`, `Z`, `AA`. */
function letters(columns: number): string {
  const index = columns - 1;
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26)) + last;
}
