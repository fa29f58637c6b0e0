// Every format of tables that is read.
import { open } from 'node:fs/promises';
import { csv } from './read-csv.ts';
import { json } from './read-json-file.ts';
import { markdown } from './read-markdown.ts';
import { parquet } from './read-parquet.ts';
import { workbook } from './read-workbook.ts';
import type { TableFormat } from './tabular-source.ts';

/** In this order: the first that recognises a file reads it. */
const formats: readonly TableFormat[] = [parquet, workbook, json, markdown, csv];

const START_BYTES = 64 * 1024;

/** The binary format of a file, if it has one. */
export async function binaryFormat(path: string): Promise<TableFormat | undefined> {
  const start = (await startOf(path)).toString('latin1');
  return formats.find(({ isBinary, recognises }) => isBinary && recognises(start));
}

/** The format of a text file in UTF-8: CSV, when it is no other. */
export async function textFormat(path: string): Promise<TableFormat> {
  const start = (await startOf(path))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  return formats.find(({ isBinary, recognises }) => !isBinary && recognises(start)) ?? csv;
}

async function startOf(path: string): Promise<Buffer> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}
