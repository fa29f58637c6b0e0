import type { Notes } from '../../ledger/loads.ts';
import { MAX_RECORD_BYTES } from './limits.ts';
import { textLines } from './text-lines.ts';

const DELIMITERS = [',', ';', '\t', '|'];

/** Lines at the start of a CSV that are neither names nor records. */
interface LinesAbove {
  /** Empty ones, and comments. */
  skip: number;
  /** Those that begin with `#`, where that is not the name of the first column. */
  comments: number;
}

/** Looks at the start of a CSV, up to the first line that may hold names or a record. */
export async function linesAbove(path: string): Promise<LinesAbove> {
  let [skip, comments] = [0, 0];
  let above: string | undefined;
  for await (const line of textLines(path, { end: MAX_RECORD_BYTES })) {
    const text = line.replace(/^\uFEFF/, '').trim();
    if (text !== '' && !text.startsWith('#')) {
      if (above === undefined || !mayName(above, text)) return { skip, comments };
      return { skip: skip - 1, comments: comments - 1 };
    }
    skip += 1;
    // An empty line parts a comment from what stands below.
    above = text === '' ? undefined : text;
    if (text !== '') comments += 1;
  }
  return { skip: skip - comments, comments: 0 };
}

/** `#,Company` and `#id,company` name columns: as many as the line below has fields. */
function mayName(comment: string, below: string): boolean {
  return DELIMITERS.some((delimiter) => {
    const fields = comment.split(delimiter);
    if (fields.length < 2) return false;
    return fields[0]?.trim() === '#' || fields.length >= below.split(delimiter).length;
  });
}

/** What is noted of comments, once they are skipped. */
export function notedComments({ comments }: LinesAbove): Notes {
  return comments === 0
    ? {}
    : { file: { 'lines at its start that begin with #, skipped as comments': comments } };
}
