import { readFile } from 'node:fs/promises';
import { inspectFile } from './source-file.ts';

/** What is larger is not held in memory as a whole. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The text of a file that is to be held in memory as a whole; null when it is too long for that. */
export async function readWhole(path: string): Promise<string | null> {
  if ((await inspectFile(path)).bytes > MAX_BYTES) return null;
  return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
}

/** A text (the last one may be cut off), or what JSON has not: an array behind an array, a comma before an end, Python's numbers that are none. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"?|\]\s*(?:,\s*)?\[|,\s*(?=[\]}])|-?\b(?:NaN|Infinity)\b/gs;

/** As programs write it that append one array to another, or end every line with a comma. */
export function mendJson(text: string): string {
  return text.replaceAll(TOKEN, (token) => {
    if (token.startsWith('"') || token.includes(',')) return token.startsWith(',') ? '' : token;
    return token.startsWith(']') ? ',' : 'null';
  });
}
