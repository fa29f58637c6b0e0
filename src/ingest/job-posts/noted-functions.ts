import type { Notes } from '../../ledger/loads.ts';
import { MAX_VALUE_CHARACTERS } from '../../text/text-limits.ts';
import type { TextFunction } from '../duckdb/reader.ts';
import { DATES_LEFT_EMPTY, type DateContext, instantOf, readDate } from '../normalise/read-date.ts';
import { saysNothing } from '../normalise/says-nothing.ts';

/** What counts in the notes of a load what is odd about its values. */
interface NotedFunctions {
  note(column: string, kind: string): void;
  noteTooLong(column: string, text: string | null): void;
  /** A value that says something and is not understood is left empty, and counted. */
  noted(column: string, read: (text: string | null) => string | null): TextFunction;
  /** A value that only the title tells is counted. */
  inTitle(column: string, read: (title: string) => string | null): TextFunction;
  /** An instant as RFC 3339; `dates` is asked when one is read. */
  postingDate(separator: string, dates: () => DateContext): TextFunction;
}

const YEARS = [1990, 2099] as const;

/** Functions for a load whose notes lie in `context`. */
export function notedFunctions(context: { notes: Notes }): NotedFunctions {
  const note = (column: string, kind: string) => {
    const { notes } = context;
    notes[column] = { ...notes[column], [kind]: (notes[column]?.[kind] ?? 0) + 1 };
  };
  return {
    note,
    noteTooLong: (column, text) => {
      if ((text ?? '').length > MAX_VALUE_CHARACTERS)
        note(column, 'too long to be one, left empty');
    },
    noted:
      (column, read) =>
      (text = null) => {
        const result = read(text);
        if (result === null && text !== null && !saysNothing(text))
          note(column, 'not understood, left empty');
        return result;
      },
    inTitle:
      (column, read) =>
      (title = null) => {
        const result = title === null ? null : read(title);
        if (result !== null) note(column, 'read from the title');
        return result;
      },
    postingDate:
      (separator, dates) =>
      (told = null) => {
        if (told === null) return null;
        const { asOf: day, ...context } = dates();
        // The day on which it was told may stand behind it.
        const [text = '', asOf = day] = told.split(separator);
        // A posting from before the web or after the century is a mistake.
        const read = readDate(text, { ...context, asOf, years: YEARS });
        if (typeof read !== 'string') return instantOf(read);
        if (!saysNothing(text)) note('posting_datetime', DATES_LEFT_EMPTY[read]);
        return null;
      },
  };
}
