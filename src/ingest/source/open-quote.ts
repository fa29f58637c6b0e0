// A quote that does not end takes all lines after it for its value: each of them is told, and counted, by itself.
import { counted } from '../../counted.ts';
import { SourceError } from '../../errors.ts';
import type { Reject } from '../load-plan.ts';
import { textLines } from './text-lines.ts';

/** So many lines a quote may take: who has more mends the one line. */
const MOST_LINES = 10_000;
/** As much of a line as DuckDB keeps of one that cannot be split. */
const MOST_CHARACTERS = 10_000;

/**
 * The rejects in place of `first`, the record of a quote that does not end: its line, and those that the quote took, up to the
 * end of the text. Throws SourceError (exit 3) where it took more than anybody mends by line.
 */
export async function withLinesTaken(
  first: Reject,
  path: string,
  offset: number,
): Promise<Reject[]> {
  const rejects: Reject[] = [];
  const line = Number(first.lineNumber);
  for await (const text of textLines(path, { start: offset })) {
    if (rejects.length > MOST_LINES) throw tooMany(line);
    const raw = text.slice(0, MOST_CHARACTERS);
    const isFirst = rejects.length === 0;
    // Blank lines are no records.
    if (!isFirst && raw.trim() === '') continue;
    rejects.push({
      ...first,
      lineNumber: isFirst ? line : null,
      byteOffset: isFirst ? first.byteOffset : null,
      message: isFirst
        ? 'a quote begins here that does not end, and the lines after it are taken for its value'
        : `it stands behind a quote that does not end, which begins on line ${line.toLocaleString('en-US')}`,
      raw,
    });
  }
  return rejects;
}

function tooMany(line: number): SourceError {
  return new SourceError(
    `a quote that begins on line ${line.toLocaleString('en-US')} does not end, and takes more than ${counted(MOST_LINES, 'line')} for its value; nothing was loaded`,
    {
      exitCode: 3,
      code: 'open_quote',
      hint: 'end it, or double it where it is meant as a character',
    },
  );
}
