import { join } from 'node:path';
import { quoteText } from '../duckdb/quoting.ts';
import type { Reader } from '../duckdb/reader.ts';
import { arePlainLines } from './json-lines.ts';
import { writePlainLines, writeRecordLines } from './json-records.ts';
import { type JsonShape, readJsonShape } from './json-shape.ts';
import { type JsonLines, readJsonLines } from './read-json.ts';
import { hasEmployer, regroupFile } from './regroup-json.ts';
import type { FormatReading, TableFormat } from './tabular-source.ts';

/** One JSON object per line, an array of them, or records somewhere inside of one document. */
export const json: TableFormat = {
  isBinary: false,
  recognises: (start) => /^(\{|\[\s*[[{\]])/.test(start),
  read: async (reader, path, name) => {
    const shape = await readJsonShape(path);
    const reading = await readJsonLines(reader, await asLines(reader, path, name, shape), name);
    return shape.kind === 'array' && shape.company !== undefined
      ? withCompany(reading, shape.company)
      : reading;
  },
};

/** The records of one employer, which none of them names. */
function withCompany(reading: FormatReading, company: string): FormatReading {
  if (hasEmployer(reading.columns.map((column) => column.name))) return reading;
  const column = { name: 'company_name', sql: quoteText(company.replaceAll('\0', '\uFFFD')) };
  return { ...reading, columns: [...reading.columns, column] };
}

/** JSON of any shape as one record per line. */
async function asLines(
  reader: Reader,
  path: string,
  name: string,
  shape: JsonShape,
): Promise<JsonLines> {
  const lines = join(reader.folder, 'lines.ndjson');
  const split = { path: lines, format: 'json', isMarked: true, places: 'none' } as const;
  const regrouped = join(reader.folder, 'regrouped.json');
  if (shape.mayBeGrouped && (await regroupFile(path, regrouped))) {
    await writeRecordLines(regrouped, lines, name);
    return split;
  }
  if (shape.kind !== 'lines') {
    const range = shape.kind === 'array' ? { start: shape.start, end: shape.end - 1 } : {};
    await writeRecordLines(path, lines, name, range);
    return split;
  }
  if (await arePlainLines(path))
    return { path, format: 'ndjson', isMarked: false, places: 'lines and bytes' };
  await writePlainLines(path, lines);
  return { path: lines, format: 'ndjson', isMarked: true, places: 'lines' };
}
