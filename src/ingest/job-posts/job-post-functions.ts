import { htmlText } from '../../html-text.ts';
import type { Reader, TextFunction } from '../duckdb/reader.ts';
import type { Notes } from '../load-plan.ts';
import { canonicalUrl } from '../normalise/canonical-url.ts';
import { companyDomain, jobSourceName } from '../normalise/company-domain.ts';
import { companyKey, companyName } from '../normalise/company-name.ts';
import { compensation } from '../normalise/compensation.ts';
import { repairDoubleEncoded } from '../normalise/double-encoded.ts';
import { employmentType } from '../normalise/employment-type.ts';
import { parseLocation } from '../normalise/location.ts';
import { countryCode } from '../normalise/places.ts';
import { type DateOrder, postingDate } from '../normalise/posting-date.ts';
import { remoteFlag } from '../normalise/remote-flag.ts';
import { seniorityLevel } from '../normalise/seniority-level.ts';
import { parseTags } from '../normalise/tags.ts';

const CACHE_SIZE = 100_000;

/** What the functions take from and leave for their load. */
export interface JobPostContext {
  notes: Notes;
  /** Known once the file has been surveyed. */
  dateOrder: DateOrder | null;
}

/** Defines the functions and macros of job_post_rows.duckdb.sql; what they could not read is counted in `context.notes`. */
export async function defineJobPostFunctions(reader: Reader, context: JobPostContext): Promise<void> {
  const note = (column: string, kind: string) => {
    const { notes } = context;
    notes[column] = { ...notes[column], [kind]: (notes[column]?.[kind] ?? 0) + 1 };
  };
  /** A value that says something and is not understood is left empty, and counted. */
  const noted =
    (column: string, read: (text: string | null) => string | null): TextFunction =>
    (text = null) => {
      const result = read(text);
      if (result === null && text !== null && text.trim() !== '') note(column, 'not understood, left empty');
      return result;
    };
  const functions: Record<string, TextFunction> = {
    canonical_url_of: (url = null) => canonicalUrl(url),
    location_of: remembered((text = null) => JSON.stringify(parseLocation(text))),
    country_of: remembered((text = null) => (text === null ? null : (countryCode(text) ?? text))),
    employment_type_of: noted('employment_type', employmentType),
    seniority_level_of: noted('seniority_level', seniorityLevel),
    posting_date_of: noted('posting_datetime', (text) => postingDate(text, context.dateOrder)),
    html_text_of: (html = null) => (html === null ? null : htmlText(html, { lineEnds: 'kept' })),
    remote_flag_of: remembered((flag = null, location = null) => remoteFlag(flag, location)),
    compensation_of: remembered(
      (...[text = null, min = null, max = null, currency = null, period = null]) => {
        const read = compensation(text, min, max, currency, period);
        return read === null ? null : JSON.stringify(read);
      },
    ),
    company_of: (name = null, website = null, host = null) => describeCompany(name, website, host),
    job_source_of: (platform = null, host = null) => jobSourceName(platform, host),
    tags_of: remembered((cells = null) => tagsOf(cells)),
    list_text: (text = null) => (text === null ? null : parseTags(text).join('; ')),
    repair_of: (text = null) => {
      const repaired = text === null ? null : repairDoubleEncoded(text);
      if (repaired !== null) note('text', 'double-encoded, repaired');
      return repaired ?? text;
    },
  };
  for (const [name, call] of Object.entries(functions)) reader.define(name, PARAMETERS[name] ?? 1, call);
  for (const macro of MACROS) await reader.connection.run(`create or replace temporary macro ${macro}`);
}

/** Cheap questions in DuckDB itself, whether a function must be called; most values of most files need none. */
const MACROS = [
  `repaired(value) as case when strlen(value) = length(value) then value
    when regexp_matches(value, '[Â-ô][\\x{80}-\\x{BF}\\x{152}-\\x{192}\\x{2C6}-\\x{2122}]') then repair_of(value) else value end`,
  `plain_list(value) as case when starts_with(value, '[') then list_text(value) else nullif(trim(value), '') end`,
  `one_line(value) as trim(case when contains(value, chr(10)) or contains(value, chr(9)) or contains(value, '  ')
    then regexp_replace(value, '\\s+', ' ', 'g') else value end)`,
  `has_markup(value) as (contains(value, '<') or contains(value, '&')) and regexp_matches(value, '<[a-zA-Z/!]|&[a-zA-Z#]')`,
  `is_canonical_url(value) as regexp_full_match(value, 'https?://[a-z0-9.-]+/([A-Za-z0-9_~%+-][A-Za-z0-9/_.~%+-]*)?')
    and not contains(value, '/.')`,
  `host_of(url) as split_part(url, '/', 3)`,
  `pair_key_of(name, website, source, url) as hash(name, website, source, host_of(url))`,
  `is_iso_instant(value) as regexp_full_match(value, '(199|20[0-9])\\d-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d:\\d\\d([.]\\d{1,6})?(Z|[+-]\\d\\d:\\d\\d)?)?')
    and try_cast(value as timestamptz) is not null`,
];

const PARAMETERS: Record<string, number> = {
  compensation_of: 5,
  company_of: 3,
  job_source_of: 2,
  remote_flag_of: 2,
};

/** Many rows, few values: each is worked out once, as long as there are not too many. */
function remembered(call: TextFunction): TextFunction {
  const results = new Map<string, string | null>();
  return (...values) => {
    const key = values.length === 1 ? (values[0] ?? '\0') : JSON.stringify(values);
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = call(...values);
    if (results.size < CACHE_SIZE) results.set(key, result);
    return result;
  };
}

function describeCompany(rawName: string | null, website: string | null, host: string | null): string | null {
  const told = companyName(rawName);
  const domain = companyDomain(website, host, told);
  const name = told ?? domain;
  return name === null ? null : JSON.stringify({ name, key: companyKey(name), domain });
}

/** `cells` is a JSON array of the cells of all columns that hold tags. */
function tagsOf(cells: string | null): string | null {
  if (cells === null) return null;
  const tags = (JSON.parse(cells) as (string | null)[]).flatMap((cell) => parseTags(cell));
  return tags.length === 0 ? null : JSON.stringify(parseTags(JSON.stringify(tags)));
}
