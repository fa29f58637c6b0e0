import type { DateOrder } from '../../choices.ts';
import { sqlFile } from '../../database/sql-file.ts';
import { ConfigError } from '../../errors.ts';
import { companyKey } from '../../knowledge/company-key.ts';
import type { Notes } from '../../ledger/loads.ts';
import { decodeEntities } from '../../text/html-entities.ts';
import { htmlText } from '../../text/html-text.ts';
import { quoteText } from '../duckdb/quoting.ts';
import type { Reader, TextFunction } from '../duckdb/reader.ts';
import { canonicalUrl, urlKey } from '../normalise/canonical-url.ts';
import { companyDomain, jobSourceName } from '../normalise/company-domain.ts';
import { companyName } from '../normalise/company-name.ts';
import { companySize } from '../normalise/company-size.ts';
import { compensation } from '../normalise/compensation.ts';
import { repairDoubleEncoded } from '../normalise/double-encoded.ts';
import { employmentType } from '../normalise/employment-type.ts';
import { labelsOf, placesOf } from '../normalise/labels.ts';
import { parseLocation } from '../normalise/location.ts';
import { isNowhere } from '../normalise/place-words.ts';
import type { Location } from '../normalise/places.ts';
import { countryCode, isCountryCode, threeLetters } from '../normalise/places.ts';
import { withoutBadge } from '../normalise/post-title.ts';
import type { RegionCodes } from '../normalise/regions.ts';
import { remoteFlag } from '../normalise/remote-flag.ts';
import { NOTHING, saysNothing } from '../normalise/says-nothing.ts';
import { seniorityLevel } from '../normalise/seniority-level.ts';
import { parseTags } from '../normalise/tags.ts';
import { levelInTitle, titlePatterns, typeInTitle } from '../normalise/title-words.ts';
import { POORER_MACROS } from './columns.ts';
import { notedFunctions } from './noted-functions.ts';

const macros = ['job_post_macros', 'survey', 'combinations', 'repeats'].map(
  (name) => sqlFile(import.meta.url, `./${name}.duckdb.sql`).text,
);
const CACHE_SIZE = 100_000;
const SEPARATOR = '\x1F';
const SEVERAL = /[,;|\n/&、]|\s(or|and|und|et|y|e)\s/i;

/** What the functions take from and leave for their load. */
export interface JobPostContext {
  notes: Notes;
  /** Known once the file has been surveyed. */
  dateOrder: DateOrder | null;
  /** When the file was written, where no column of it says so. */
  asOf: string | null;
  regionCodes: RegionCodes | null;
  /** A table of knowledge/ that cannot be read: the load is to end with it. */
  fault?: ConfigError;
  /** What `$` means; see decideDollar. */
  dollar: string | null;
}

/** Defines the functions and macros of the `.duckdb.sql` files; what they could not read is counted in `context.notes`. */
export async function defineJobPostFunctions(
  reader: Reader,
  context: JobPostContext,
): Promise<void> {
  const { note } = notedFunctions(context);
  for (const [name, call] of Object.entries(jobPostFunctions(context))) {
    // One odd value does not end a load: it is left empty and counted.
    const failed = (error: unknown) => {
      if (error instanceof ConfigError) context.fault ??= error;
      note(name.replace(/_of$/, ''), 'could not be read, left empty');
    };
    reader.define(name, PARAMETERS[name] ?? 1, call, failed);
  }
  await defineMacros(reader);
}

function jobPostFunctions(context: JobPostContext): Record<string, TextFunction> {
  const { note, noted, noteTooLong, inTitle, postingDate } = notedFunctions(context);
  return {
    canonical_url_of: (url = null) => canonicalUrl(url),
    url_key_of: (url = null) => (url === null ? null : urlKey(url)),
    location_of: (text = null, told = null) => {
      noteTooLong('raw_location', text);
      const { city, country } = locationIn(text, told, context.regionCodes);
      return parts(country, city);
    },
    city_of: (text = null) => cityOf(text, context.regionCodes),
    country_of: noted('location_country', (text) => (text === null ? null : countryOf(text))),
    employment_type_of: noted('employment_type', employmentType),
    seniority_level_of: noted('seniority_level', seniorityLevel),
    level_in_title_of: inTitle('seniority_level', levelInTitle),
    type_in_title_of: inTitle('employment_type', typeInTitle),
    posting_date_of: postingDate(SEPARATOR, () => ({
      order: context.dateOrder,
      asOf: context.asOf,
    })),
    without_badge_of: (title = null) => (title === null ? null : withoutBadge(title)),
    html_text_of: (html = null) => (html === null ? null : htmlText(html, { lineEnds: 'kept' })),
    remote_flag_of: (flag = null, location = null) => remoteFlag(flag, location),
    compensation_of: (
      ...[text = null, min = null, max = null, currency = null, period = null, country = null]
    ) => {
      noteTooLong('compensation', text);
      const read = compensation({
        text,
        min,
        max,
        currency,
        period,
        country,
        dollar: context.dollar,
      });
      if (read?.isUnclear) note('compensation', 'not understood, left empty');
      return read === null ? null : parts(read.currency, read.min, read.max, read.notes);
    },
    company_key_of: (name = null) => companyKey(name ?? ''),
    company_of: (name = null, website = null, host = null) => describeCompany(name, website, host),
    company_size_of: noted('company_size', (text) => companySize(text)),
    job_source_of: (platform = null, host = null) => jobSourceName(platform, host),
    tags_of: remembered((cells = null) => tagsOf(cells)),
    label_text: noted('label', (cell) => listed(cell, labelsOf, ', ')),
    place_text: noted('place', (cell) => listed(cell, placesOf, '; ')),
    repair_of: (text = null) => {
      const repaired = text === null ? null : repairDoubleEncoded(text);
      if (repaired !== null) note('text', 'double-encoded, repaired');
      return repaired ?? text;
    },
  };
}

async function defineMacros(reader: Reader): Promise<void> {
  // As a pattern: a list of so many words would become a join with a table of them, for each column.
  const nothing = `(?i)\\p{Zs}*(?:${NOTHING.map(escapePattern).join('|')})\\p{Zs}*`;
  await reader.connection.run(`create or replace temporary macro is_nothing(value) as
    regexp_full_match(value, ${quoteText(nothing)})`);
  for (const [name, pattern] of Object.entries(titlePatterns()))
    await reader.connection.run(
      `create or replace temporary macro ${name}_pattern() as ${quoteText(pattern)}`,
    );
  await reader.connection.run(POORER_MACROS);
  for (const text of macros) await reader.connection.run(text);
}

function escapePattern(word: string): string {
  return word.replaceAll(/[.?[\]{}()*+^$|\\]/g, '\\$&');
}

const PARAMETERS: Record<string, number> = {
  compensation_of: 6,
  company_of: 3,
  location_of: 2,
  job_source_of: 2,
  remote_flag_of: 2,
};

/** Several texts as one, nulls empty, any of people last. DuckDB takes it apart faster than JSON. */
function parts(...texts: (string | null)[]): string {
  return texts.join(SEPARATOR);
}

/** Many rows, few values: each is worked out once, as long as there are not too many. */
function remembered(call: TextFunction): TextFunction {
  const results = new Map<string, string | null>();
  return (value = null) => {
    const key = value ?? '\0';
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = call(value);
    if (results.size < CACHE_SIZE) results.set(key, result);
    return result;
  };
}

/** A name that says nothing by itself is a town's where the country is told. */
function locationIn(text: string | null, told: string | null, codes: RegionCodes | null): Location {
  const read = parseLocation(text, codes);
  const isName = read.city === null && read.country === null && !SEVERAL.test(text ?? '');
  const country = isName && told !== null ? countryOf(told) : null;
  return country === null ? read : parseLocation(`${text}, ${threeLetters(country)}`, codes);
}

/** A cell that holds more than one city's name, or that of none, is read as a location. */
function cityOf(cell: string | null, codes: RegionCodes | null): string | null {
  if (cell === null || !(/[^\p{L}\p{M}\s.'’-]|\s[-–]\s|\n/u.test(cell) || isNowhere(cell)))
    return cell;
  return parseLocation(cell, codes).city;
}

/** The country a cell names, or the place in it lies in. */
export function countryOf(cell: string, codes: RegionCodes | null = null): string | null {
  return (
    countryCode(cell) ??
    (isCountryCode(cell.trim()) ? cell.trim().toUpperCase() : parseLocation(cell, codes).country)
  );
}

/** The texts of a list or object as one; a text that only begins like one stays as it is. */
function listed(
  cell: string | null,
  textsIn: (cell: string) => string[] | null,
  separator: string,
): string | null {
  if (cell === null) return null;
  const texts = textsIn(cell);
  if (texts === null) return cell;
  const text = [...new Set(texts)].join(separator);
  return saysNothing(text) ? null : text;
}

function describeCompany(
  rawName: string | null,
  website: string | null,
  host: string | null,
): string | null {
  const told = companyName(rawName);
  const domain = companyDomain(website, host, told);
  const name = told ?? domain;
  return name === null ? null : JSON.stringify({ name, key: companyKey(name), domain });
}

/** `cells` is a JSON array of the cells of all columns that hold tags. */
function tagsOf(cells: string | null): string | null {
  if (cells === null) return null;
  const tags = (JSON.parse(cells) as (string | null)[]).flatMap((cell) =>
    parseTags(decodeEntities(cell ?? '')),
  );
  return tags.length === 0 ? null : JSON.stringify(parseTags(JSON.stringify(tags)));
}
