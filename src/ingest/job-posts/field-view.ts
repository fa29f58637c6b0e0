import { quoteText } from '../duckdb/quoting.ts';
import type { Reader } from '../duckdb/reader.ts';
import { type FilePart, inPart } from '../file-part.ts';
import type { Mapping } from '../mapping/map-columns.ts';
import { unitsOf } from '../mapping/unit-hints.ts';
import { recordColumn } from '../source/stage-query.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import { jobPostFields } from './fields.ts';

/** What the synthetic URL is made from, and what tells two posts apart that share these. */
const IDENTITY = ['job_title', 'company_name', 'raw_location', 'location_city'];

/** A column that only numbers the rows, as pandas writes it, does not make two records different. */
const ROW_NUMBER = /^(column\d+|unnamed.*|index)$/i;

/**
 * Creates the DuckDB view `field`: record_number, raw, broken, a text per field, null where the file has no column
 * for it, and record_hash, of all columns that the fields are made from. `jobSource` is the source of all posts;
 * `synthesizeUrl`: what has no URL gets one that is made.
 */
export async function createFieldView(
  reader: Reader,
  source: TabularSource,
  mapping: Mapping,
  { jobSource, synthesizeUrl }: { jobSource: string | undefined; synthesizeUrl: boolean },
): Promise<void> {
  const told: Record<string, string> = {
    compensation_currency: unitOfAmounts(source, mapping, 'currency'),
    compensation_period: unitOfAmounts(source, mapping, 'period'),
    ...(jobSource === undefined ? {} : { job_source: quoteText(jobSource) }),
  };
  const values = jobPostFields.map(({ name }) => {
    const columns = mapping.columns[name] ?? [];
    const text =
      (columns.length === 0 || name === 'job_source' ? told[name] : undefined) ??
      fieldText(source, name, columns);
    return `${text} as ${name}`;
  });
  const mapped = [...new Set(Object.values(mapping.columns).flat())].map((name) =>
    recordColumn(source, name),
  );
  const texts = `record_number, raw, ${brokenPost(source)} as broken, ${values.join(', ')}, hash(${mapped.join(', ')}) as record_hash`;
  const spoken = jobPostFields.map(({ name }) => `${spokenText(name, mapping)} as ${name}`);
  // In two steps: a macro repeats what it is given, so that one within the other would grow without bounds.
  const fields = (also = 'null') => `
    select * replace (${spoken.join(', ')}) from (select ${texts}, ${also} as content from record)`;
  const view = synthesizeUrl
    ? await withSynthesizedUrl(reader, source, fields)
    : `select * exclude (content) from (${fields()})`;
  await reader.connection.run(`create or replace temporary view field as ${view}`);
}

/**
 * Creates the DuckDB views `part` (fields) and `part_key` (what the survey kept) of the records of a part, without those
 * that are not to be loaded; `merges`: they are those of `merged_field`.
 */
export async function createPartViews(
  reader: Reader,
  part: FilePart,
  { excludes, merges }: { excludes: boolean; merges: boolean },
): Promise<void> {
  // The limit ends the reading of the file; the condition alone would read on to its end.
  const ofFile = part.last === null ? 'field' : `(select * from field limit ${part.last})`;
  const read = merges ? 'merged_field' : ofFile;
  const kept = excludes ? 'and record_number not in (select record_number from excluded)' : '';
  for (const [view, records] of Object.entries({ part: read, part_key: 'record_key' })) {
    await reader.connection.run(
      `create or replace temporary view file_${view} as
        select * from ${records} where ${inPart(part)} ${kept}`,
    );
    // Some get the URL of a stored post; see adoptStoredUrls.
    await reader.connection.run(`create or replace temporary view ${view} as from file_${view}`);
  }
}

/** DuckDB macros for the fields that may be objects or lists, or be stored as they are although they say nothing. */
const READERS: Record<string, string> = {
  source_url: 'web_url',
  company_name: 'said_label',
  raw_location: 'said_place',
  location_city: 'said_label',
  location_region: 'said_label',
  location_country: 'said_label',
  employment_type: 'said_label',
  seniority_level: 'said_label',
  department: 'said_label',
  job_source: 'said_label',
};
const JOINED = new Set(['raw_location', 'employment_type']);
const AMOUNTS = ['compensation', 'compensation_min', 'compensation_max'];

/** The unit that the headers of the amounts name, of the record's first one that is there; null when they name none. */
function unitOfAmounts(
  source: TabularSource,
  mapping: Mapping,
  unit: 'currency' | 'period',
): string {
  const cases = AMOUNTS.flatMap((field) => mapping.columns[field] ?? []).map((column) => {
    const named = unitsOf(column)[unit];
    const value = named === null ? 'null' : quoteText(named);
    return { named, sql: `when said(${recordColumn(source, column)}) is not null then ${value}` };
  });
  if (cases.every(({ named }) => named === null)) return 'null::varchar';
  return `case ${cases.map(({ sql }) => sql).join(' ')} end`;
}

/** The nodes of a JSON-LD graph say what they are: a page, an organisation, a post. */
function brokenPost(source: TabularSource): string {
  if (!source.columns.some(({ name }) => name === '@type')) return 'broken';
  const type = recordColumn(source, '@type');
  return `coalesce(broken, case when not contains(${type}, 'JobPosting') then 'not_a_posting' end)`;
}

/** What the text of a field says, as a text of the inner query. */
function spokenText(name: string, mapping: Mapping): string {
  const isRead = name === 'tags' || (JOINED.has(name) && (mapping.columns[name]?.length ?? 0) > 1);
  return isRead ? name : `${READERS[name] ?? 'said'}(${name})`;
}

function fieldText(source: TabularSource, name: string, columns: readonly string[]): string {
  const texts = columns.map((column) => `storable(${recordColumn(source, column)})`);
  const [first] = texts;
  if (first === undefined) return 'null::varchar';
  if (name === 'tags') return `to_json([${texts.join(', ')}])::varchar`;
  if (texts.length === 1) return first;
  if (JOINED.has(name))
    return `nullif(joined([${texts.map((text) => `${READERS[name]}(${text})`).join(', ')}]), '')`;
  return `coalesce(${texts.map((text) => `said(${text})`).join(', ')})`;
}

/**
 * A URN that the same title, company and location always get. Where a file has several different records for these,
 * each gets a second part made from the whole record, so that none is taken for a repeat of another.
 */
async function withSynthesizedUrl(
  reader: Reader,
  source: TabularSource,
  fields: (content: string) => string,
): Promise<string> {
  const distinguishing = source.columns.filter(({ name }) => !ROW_NUMBER.test(name));
  const content = digest(distinguishing.map(({ name }) => recordColumn(source, name)));
  const identified = `
    select *, ${digest(IDENTITY.map((name) => `lower(trim(${name}))`))} as identity
    from (${fields(content)})`;
  await reader.connection.run(`
    create or replace temporary table shared_identity as
    select identity from (${identified}) group by identity having count(distinct content) > 1`);
  // A link that all posts have leads to none of them: to the search page, say.
  const [sample] = await reader.rows(`
    select any_value(source_url) as url, count(distinct source_url) = 1 and count(distinct identity) > 1 as is_shared
    from (select * from (${identified}) limit ${SAMPLE}) where is_url(source_url)`);
  const shared = sample?.is_shared === true ? quoteText(String(sample.url)) : 'null::varchar';
  return `
    select * exclude (identity, content) replace (
        case when is_url(source_url) and source_url is distinct from ${shared} then source_url
            else 'urn:nyx-etl:job-post:' || identity
                || case when identity in (select identity from shared_identity) then ':' || content else '' end
        end as source_url)
    from (${identified})`;
}

/** Of the records of a file, as many as tell whether all have one link. */
const SAMPLE = 1_000;

/** 128 bits of the sha256 over texts, nulls among them. */
function digest(values: readonly string[]): string {
  return `sha256(concat_ws(chr(31), ${values.map((value) => `coalesce(${value}, chr(30))`).join(', ')}))[:32]`;
}
