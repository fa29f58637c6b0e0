import { join } from 'node:path';
import type { Reader } from '../duckdb/reader.ts';
import { arePlainLines } from './json-lines.ts';
import { writePlainLines, writeRecordLines } from './json-records.ts';
import { readJsonShape } from './json-shape.ts';
import { type JsonLines, readJsonLines } from './read-json.ts';
import { regroupFile } from './regroup-json.ts';
import type { TableFormat } from './tabular-source.ts';

/** One JSON object per line, an array of them, or records somewhere inside of one document. */
export const json: TableFormat = {
  isBinary: false,
  recognises: (start) => /^(\{|\[\s*[[{\]])/.test(start),
  read: async (reader, path, name) =>
    readJsonLines(reader, await asLines(reader, path, name), name),
};

/** JSON of any shape as one record per line. */
async function asLines(reader: Reader, path: string, name: string): Promise<JsonLines> {
  const shape = await readJsonShape(path);
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
