// A quote that does not end takes all lines after it for its value: each of them is told, and counted, by itself.
import { counted } from '../../counted.ts';
import { SourceError } from '../../errors.ts';
import type { Reject } from '../load-plan.ts';
import { type Place, recordStarts } from './record-starts.ts';
import { type SplitText, UNENDED } from './structural-rejects.ts';
import { textLines } from './text-lines.ts';

/** So many lines a quote may take: who has more mends the one line. */
const MOST_LINES = 10_000;
/** As much of a line as DuckDB keeps of one that cannot be split. */
const MOST_CHARACTERS = 10_000;

/**
 * The rejects of a quote that stands at `quoteAt` and does not end: the record that it is in, and
 * the lines that it took, up to the end of the text. Throws SourceError (exit 3) where it took more
 * than anybody mends by line.
 */
export async function linesOfOpenQuote(text: SplitText, quoteAt: number): Promise<Reject[]> {
  const { line, offset } = await recordAround(text, quoteAt);
  const rejects: Reject[] = [];
  for await (const taken of textLines(text.path, { start: offset })) {
    if (rejects.length > MOST_LINES) throw tooMany(line);
    const raw = taken.slice(0, MOST_CHARACTERS);
    const isFirst = rejects.length === 0;
    // Blank lines are no records.
    if (!isFirst && raw.trim() === '') continue;
    rejects.push({
      recordNumber: null,
      lineNumber: isFirst ? line : null,
      byteOffset: isFirst && text.places === 'lines and bytes' ? offset : null,
      columnName: null,
      reasonCode: 'unquoted_value',
      message: isFirst
        ? 'a quote begins here that does not end, and the lines after it are taken for its value'
        : `it stands behind a quote that does not end, which begins on line ${line.toLocaleString('en-US')}`,
      raw,
    });
  }
  const [only, ...others] = rejects;
  return only && others.length === 0 ? [{ ...only, message: UNENDED }] : rejects;
}

/** Where the record begins that holds a byte. */
async function recordAround(text: SplitText, at: number): Promise<Place> {
  let last: Place = { line: 1, offset: 0 };
  for await (const places of recordStarts(text.path, text))
    last = places.findLast(({ offset }) => offset <= at) ?? last;
  return last;
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
