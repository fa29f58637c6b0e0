import { join } from 'node:path';
import { SourceError } from '../../errors.ts';
import { unless } from '../../system-errors.ts';
import { quoteName, quoteText } from '../duckdb/quoting.ts';
import type { Reader } from '../duckdb/reader.ts';
import { csvFields } from './csv-fields.ts';
import { findOpenQuote } from './find-open-quote.ts';
import { namesTold, namesWithoutHeader, valueKind } from './header-line.ts';
import { BUFFER_BYTES, MAX_COLUMNS, MAX_RECORD_BYTES } from './limits.ts';
import { copyStart, evenLineEnds, surveyLineEnds } from './line-ends.ts';
import { linesAbove, notedComments } from './lines-above.ts';
import { shortenLines } from './long-lines.ts';
import { linesOfOpenQuote } from './open-quote.ts';
import { linesOnly, openLocator } from './record-locator.ts';
import type { Splitting } from './record-starts.ts';
import { type KnownPlaces, readBrokenLines, readStructuralRejects } from './structural-rejects.ts';
import type { FormatReading, TableFormat } from './tabular-source.ts';
import type { TableChoice } from './unpack-archive.ts';

/** A quarter of what DuckDB takes by itself: it holds all of them at once, and there are records of 20 kB. */
const SNIFFED_RECORDS = 5_000;

/** A title, a date, an empty line: what people put above a header. */
const MAX_LINES_ABOVE = 10;

const USUAL_QUOTE = `, quote = '"'`;

interface Dialect extends Splitting {
  columns: string[];
  hasHeader: boolean;
  /** Lines above the header. */
  skip: number;
}

/** What is no other format. */
export const csv: TableFormat = {
  isBinary: false,
  mayLackNames: true,
  recognises: () => true,
  read: readCsv,
};

/**
 * CSV or TSV of any dialect, with a header unless its columns are told; `""` is an empty text, nothing between delimiters is
 * null.
 */
async function readCsv(
  reader: Reader,
  file: string,
  name: string,
  { columns: told }: TableChoice = {},
): Promise<FormatReading> {
  const { path, places } = await makeReadable(reader, file, name);
  const sniffed = await sniff(reader, path, name);
  const dialect = told
    ? { ...sniffed, hasHeader: false, columns: namesTold(told, sniffed.columns.length, name) }
    : sniffed;
  // Goes on while DuckDB reads; whoever needs the result waits for it.
  const openQuote = findOpenQuote(path, dialect);
  openQuote.catch(() => {});
  const text = { ...dialect, path, places };
  const types = dialect.columns.map((column) => `${quoteText(column)}: 'VARCHAR'`).join(', ');
  const locate = openLocator({
    ...dialect,
    path,
    matches: (text, record) => isSameRecord(csvFields(text, dialect), dialect.columns, record),
    brokenLines: () => readBrokenLines(reader),
  });
  return {
    format: 'csv',
    notes: dialect.skip > 0 ? notedComments(await linesAbove(path)) : {},
    columns: dialect.columns.map((column) => ({ name: column, sql: `r.${quoteName(column)}` })),
    // Not in parallel: even one thread would cut the file into pieces, and guess where the first
    // record of each begins. In a cell of several lines, one with as many delimiters as a record
    // would be taken for one.
    relation: `read_csv(${quoteText(path)}, auto_detect = false, header = ${dialect.hasHeader}, skip = ${dialect.skip}, columns = {${types}},
      delim = ${quoteText(dialect.delimiter)}, quote = ${quoteText(dialect.quote ?? '')}, escape = ${quoteText(dialect.escape ?? '')},
      parallel = false, nullstr = '', allow_quoted_nulls = false, store_rejects = true, max_line_size = ${MAX_RECORD_BYTES},
      buffer_size = ${BUFFER_BYTES}) as r`,
    raw: structOf(dialect.columns),
    broken: repeatsHeader(dialect),
    structuralRejects: async () => {
      const rejects = await readStructuralRejects(reader, text);
      const quoteAt = await openQuote;
      return quoteAt === null ? rejects : [...rejects, ...(await linesOfOpenQuote(text, quoteAt))];
    },
    locate: places === 'lines' ? linesOnly(locate) : locate,
  };
}

/** The file itself, or a copy of one whose records end in several ways or are far too long. */
async function makeReadable(
  reader: Reader,
  file: string,
  name: string,
): Promise<{ path: string; places: KnownPlaces }> {
  const { mayDiffer, mayBeFar } = await surveyLineEnds(file);
  const short = join(reader.folder, 'short.csv');
  const isShort = mayBeFar && (await shortenLines(file, short));
  const found = isShort
    ? ({ path: short, places: 'lines' } as const)
    : ({ path: file, places: 'lines and bytes' } as const);
  if (!mayDiffer) return found;
  const start = join(reader.folder, 'start.csv');
  await copyStart(found.path, start, MAX_RECORD_BYTES);
  const dialect = await sniff(reader, start, name);
  const path = join(reader.folder, 'even.csv');
  const differ = await evenLineEnds(found.path, path, {
    ...dialect,
    fields: dialect.columns.length,
  });
  return differ ? { path, places: 'lines' } : found;
}

async function sniff(reader: Reader, path: string, name: string): Promise<Dialect> {
  const rows = await sniffHeader(reader, path)
    // A record too long to be looked at is no reason to refuse the others: what stands before it tells the dialect, too.
    .catch(async () => {
      const start = join(reader.folder, 'header.csv');
      await copyStart(path, start, MAX_RECORD_BYTES);
      return sniffFile(reader, start, 0);
    })
    // A quoted cell of several lines, one with a `#` in front, can look like a comment to it, until it knows the quotes.
    .catch(() => sniffFile(reader, path, 0, USUAL_QUOTE))
    .catch((cause: unknown) => {
      throw new SourceError(`${name} cannot be understood as CSV`, {
        exitCode: 2,
        hint: `it needs a header line of at most ${MAX_COLUMNS} columns and one delimiter throughout (comma, semicolon, tab or bar)`,
        cause,
      });
    });
  const [found] = rows;
  if (!found) throw new Error('the sniffer gave no row');
  refuseTooWide(name, found.columns.length);
  // A sample without quotes or escapes says nothing about the rest of the file: assume the usual ones.
  const quote = found.quote === "'" ? "'" : '"';
  const hasHeader = !found.columns.some((name) => valueKind(name) !== null);
  const columns = hasHeader ? found.columns : namesWithoutHeader(found.columns);
  return { ...found, columns, hasHeader, quote, escape: found.escape === '\\' ? '\\' : quote };
}

function refuseTooWide(name: string, columns: number): void {
  if (columns <= MAX_COLUMNS) return;
  throw new SourceError(`${name} has ${columns} columns; a file may have ${MAX_COLUMNS}`, {
    exitCode: 2,
    hint: 'keep those that are needed, or check that its rows and columns are not exchanged',
  });
}

/** Of a file that was put behind another one. A few columns tell, and no others need be read for it. */
function repeatsHeader({ columns, hasHeader }: Dialect): string {
  const compared = columns.slice(0, 3).filter((name) => !/^column\d+$/.test(name));
  if (!hasHeader || compared.length < Math.min(2, columns.length)) return 'null::varchar';
  const same = compared.map(
    (name) => `trim(r.${quoteName(name)}, ' ' || chr(65279)) = ${quoteText(name.trim())}`,
  );
  // To trim a text of many records takes longer than to split it from the others.
  const first = compared[0] ?? '';
  return `case when contains(r.${quoteName(first)}, ${quoteText(first.trim())})
    then case when ${same.join(' and ')} then 'repeated_header' end end`;
}

/** The record as one struct, which costs nothing until it is made into JSON. */
export function structOf(names: readonly string[]): string {
  const pairs = names.map((name) => `${quoteText(name)}: r.${quoteName(name)}`);
  return `{${pairs.join(', ')}}`;
}

/** Where the first line names no columns, it may be a title, Excel's `sep=;`, or the like: the header is further down. */
async function sniffHeader(reader: Reader, path: string): Promise<Dialect[]> {
  const { skip: empty } = await linesAbove(path);
  const found = await sniffFile(reader, path, empty);
  if (namesColumns(found[0])) return found;
  let header: Dialect[] | undefined;
  for (let skip = empty + 1; skip <= empty + MAX_LINES_ABOVE; skip++) {
    // From some lines on, no dialect may fit.
    const below = await sniffFile(reader, path, skip).catch(unless('duckdb.invalid_input'));
    // The sniffer looks past empty lines, the reader does not: the header is the last line that gives the same names.
    if (header !== undefined && String(below?.[0]?.columns) !== String(header[0]?.columns)) break;
    if (namesColumns(below?.[0])) header = below;
  }
  return header ?? found;
}

/** DuckDB numbers the columns that have no name. */
function namesColumns(dialect: Dialect | undefined): boolean {
  const columns = dialect?.columns ?? [];
  return (
    columns.length > 1 &&
    columns.filter((name) => /^column\d+$/.test(name)).length * 2 < columns.length
  );
}

/**
 * Of few records, another delimiter and quote in their texts can fit as well, and the sniffer then takes the whole header for the
 * name of one column: the usual quote decides, where it splits the header.
 */
async function sniffFile(
  reader: Reader,
  path: string,
  skip: number,
  known = '',
): Promise<Dialect[]> {
  const found = await askSniffer(reader, path, skip, known);
  if (found[0]?.columns.length !== 1 || known === USUAL_QUOTE) return found;
  const usual = await askSniffer(reader, path, skip, USUAL_QUOTE).catch(
    unless('duckdb.invalid_input'),
  );
  return (usual?.[0]?.columns.length ?? 0) > 1 ? (usual ?? found) : found;
}

function askSniffer(reader: Reader, path: string, skip: number, known: string): Promise<Dialect[]> {
  return reader.rows<Dialect>(
    `select "Delimiter" as delimiter, "Quote" as quote, "Escape" as escape, ${skip} as skip,
        list_transform("Columns", lambda c: c.name) as columns
     from sniff_csv(${quoteText(path)}, all_varchar = true, header = true, ignore_errors = true, skip = ${skip},
       sample_size = ${SNIFFED_RECORDS}, buffer_size = ${BUFFER_BYTES}${known})`,
  );
}

function isSameRecord(
  fields: readonly (string | null)[],
  columns: readonly string[],
  raw: string,
): boolean {
  const values: Record<string, string | null> = JSON.parse(raw);
  return columns.every((column, index) => fields[index] === values[column]);
}
