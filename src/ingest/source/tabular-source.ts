import type { LoadSource, Notes } from '../../ledger/loads.ts';
import type { Reader } from '../duckdb/reader.ts';
import type { Reject } from '../load-plan.ts';
import type { RecordLocator } from './record-locator.ts';

import type { TableChoice } from './unpack-archive.ts';

/** One column of a file: a name as people see it and the DuckDB expression for its text, over the alias `r`. */
export interface SourceColumn {
  name: string;
  sql: string;
  /** The value as JSON, where the file has JSON values. */
  json?: string;
}

/** The sheet of a workbook that is read, and the shown ones that are not, unless it was told. */
export interface ChosenSheet {
  name: string;
  others: readonly string[];
}

/** A file that DuckDB can read, one row per record. The `sql` parts refer to `relation` by the alias `r`. */
export interface TabularSource {
  /** As messages and the ledger call it. */
  path: string;
  /** What the ledger keeps of it; waits until its bytes have been hashed. */
  identify(): Promise<LoadSource>;
  columns: SourceColumn[];
  /** What stands after `from`, with the alias `r`; gives the records in the file's order. */
  relation: string;
  /**
   * The same records with the texts of the same columns, and nothing else of them, read in less
   * time; only of a file whose records can all be read.
   */
  texts?: string;
  /** The whole record as it came, as a struct or as text; `raw_text` makes it JSON text. */
  raw: string;
  /** Why a record cannot be read at all, as a reason code, else null. */
  broken: string;
  /** Records the reader could not split into columns; complete once the file has been read. */
  structuralRejects(): Promise<Reject[]>;
  /** Finds the lines of records, where the file has lines; null where it has none. */
  locate: RecordLocator | null;
  /** Which sheet it is, where the file is a workbook. */
  sheet?: ChosenSheet;
  /** It is a list of nothing (`[]`), and has no columns. */
  isEmpty?: true;
  /** What was guessed about the file as a whole, under `file`. */
  notes: Notes;
  /** Throws when the file changed since it was opened. */
  verify(): Promise<void>;
}

/** What a reader of one format knows; the rest of a TabularSource is the same for all. */
export type FormatReading = Pick<
  TabularSource,
  | 'columns'
  | 'relation'
  | 'texts'
  | 'raw'
  | 'broken'
  | 'structuralRejects'
  | 'locate'
  | 'sheet'
  | 'isEmpty'
> & {
  /** As the ledger keeps it, e.g. `csv`. */
  format: string;
  /** What was guessed about the file, under `file`. */
  notes?: Notes;
};

/** A format, told by what a file holds: names lie, and stdin has none. */
export interface TableFormat {
  /** Whether its tables may come without names of their columns. */
  mayLackNames?: true;
  /** Whether it is bytes; text is unpacked, and made UTF-8, before it is recognised. */
  isBinary: boolean;
  /** Whether a file begins so: the first 64 KB as Latin-1 (bytes) or UTF-8 (text, without white space before it). */
  recognises(start: string): boolean;
  /** Reads the file at `path`, which messages call `name`. Throws SourceError for one that cannot be read. */
  read(reader: Reader, path: string, name: string, choice?: TableChoice): Promise<FormatReading>;
}
