import { quoteText } from '../duckdb/quoting.ts';
import type { Reader, Relation } from '../duckdb/reader.ts';
import type { Mapping } from '../mapping/map-columns.ts';
import { unitsOf } from '../mapping/unit-hints.ts';
import { recordColumn } from '../source/stage-query.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import { POST_FIELDS, POSTING_ID, TOLD_ON } from './columns.ts';

/** What the synthetic URL is made from, and what tells two posts apart that share these. */
const IDENTITY = ['job_title', 'company_name', 'raw_location', 'location_city'];

const NOTHING = 'null::varchar';

/** A column that only numbers the rows, as pandas writes it, does not make two records different. */
const ROW_NUMBER = /^(column\d+|unnamed.*|index)$/i;

/**
 * The records of a file as a view: record_number, raw, broken, a text per field, null where the file has no column for it,
 * and record_hash, of all columns that the fields are made from. The `source` of the options is that of all posts; `synthesizeUrl`:
 * what has no URL gets one that is made.
 */
export async function createFieldView(
  reader: Reader,
  source: TabularSource,
  mapping: Mapping,
  { source: jobSource, synthesizeUrl }: { source?: string | undefined; synthesizeUrl?: boolean },
): Promise<Relation> {
  const told: Record<string, string> = {
    compensation_currency: unitOfAmounts(source, mapping, 'currency'),
    compensation_period: unitOfAmounts(source, mapping, 'period'),
    ...(jobSource === undefined ? {} : { job_source: quoteText(jobSource) }),
  };
  const names = Object.keys(POST_FIELDS);
  const values = names.map((name) => {
    const columns = mapping.columns[name] ?? [];
    const text =
      (columns.length === 0 || name === 'job_source' ? told[name] : undefined) ??
      (name === 'posting_datetime'
        ? postingDate(source, mapping)
        : fieldText(source, name, columns));
    return { name, text };
  });
  const named = values.map(({ name, text }) => `${text} as ${name}`).join(', ');
  const texts = `record_number, raw, ${brokenPost(source)} as broken, ${named},
    hash(${hashed(source, mapping)}) as record_hash`;
  // Only of what the file has a column for: each use of a macro compiles its patterns once more.
  const spoken = values.flatMap(({ name, text }) =>
    text === NOTHING ? [] : [`${spokenText(name, mapping)} as ${name}`],
  );
  // In two steps: a macro repeats what it is given, so that one within the other would grow without bounds.
  const fields = (also = 'null') => `
    select * replace (${spoken.join(', ')})
    from (select ${texts}, ${also} as content, ${postingId(source, mapping)} as posting_id from record_text)`;
  const view = synthesizeUrl
    ? await withSynthesizedUrl(reader, source, fields)
    : `select * exclude (content, posting_id) from (${fields()})`;
  return reader.view('field', view);
}

/** What a record says; when it was written only where a date is told by it. */
function hashed(source: TabularSource, mapping: Mapping): string {
  const { [TOLD_ON]: toldOn, [POSTING_ID]: _, ...said } = mapping.columns;
  const texts = [...new Set(Object.values(said).flat())].map((name) => recordColumn(source, name));
  return [...texts, ...(toldOn ? [postingDate(source, mapping)] : [])].join(', ');
}

/** A date that is told by words has behind it, after a separator, when the record was written. */
function postingDate(source: TabularSource, mapping: Mapping): string {
  const text = fieldText(source, 'posting_datetime', mapping.columns.posting_datetime ?? []);
  const toldOn = fieldText(source, TOLD_ON, mapping.columns[TOLD_ON] ?? []);
  if (!mapping.columns[TOLD_ON]) return text;
  return `case when ${text} similar to '.*[^0-9TZ:.,+/ -].*' and said(${toldOn}) is not null
    then ${text} || chr(31) || ${toldOn} else ${text} end`;
}

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
  if (cases.every(({ named }) => named === null)) return NOTHING;
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
  const isRead = name === 'tags' || (isJoined(name) && (mapping.columns[name]?.length ?? 0) > 1);
  return isRead ? name : `${macroOf(name)}(${name})`;
}

function fieldText(source: TabularSource, name: string, columns: readonly string[]): string {
  const texts = columns.map((column) => `storable(${recordColumn(source, column)})`);
  const [first] = texts;
  if (first === undefined) return NOTHING;
  if (name === 'tags') return `to_json([${texts.join(', ')}])::varchar`;
  if (texts.length === 1) return first;
  const said = texts.map((text) => `${macroOf(name)}(${text})`).join(', ');
  if (isJoined(name)) return `nullif(joined([${said}]), '')`;
  return `coalesce(${name === 'compensation' ? `${withUnits(texts)}, ` : ''}${said})`;
}

/** Of several columns of pay the first that says more than a number: `15,000 ETB Monthly` beside `15000`. */
function withUnits(texts: readonly string[]): string {
  const told = texts.map(
    (text) =>
      `case when regexp_matches(${text}, '\\d') and regexp_matches(${text}, '[\\pL\\p{Sc}]') then said(${text}) end`,
  );
  return told.join(', ');
}

function macroOf(name: string): string {
  return POST_FIELDS[name]?.says ?? 'said';
}

function isJoined(name: string): boolean {
  return POST_FIELDS[name]?.takes === 'all';
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
  const said = digest(IDENTITY.map((name) => `lower(trim(${name}))`));
  const isId = await areIdsOfPosts(reader, fields('null'), said);
  const hasId = isId ? 'posting_id is not null' : 'false';
  // What has an id is the same post, whatever else a later record of it says.
  const identified = `
    select * exclude (posting_id) replace (case when ${hasId} then '' else content end as content),
        case when ${hasId} then ${digest(["'id'", 'posting_id', 'lower(trim(company_name))'])} else ${said} end
            as identity
    from (${fields(content)})`;
  const shared = await reader.table(
    'shared_identity',
    `select identity from (${identified}) group by identity having count(distinct content) > 1`,
  );
  // A link that all posts have leads to none of them: to the search page, say.
  const [sample] = await reader.rows(`
    select any_value(source_url) as url, count(distinct source_url) = 1 and count(distinct identity) > 1 as is_shared
    from (select * from (${identified}) limit ${SAMPLE}) where is_url(source_url)`);
  const common = sample?.is_shared === true ? quoteText(String(sample.url)) : NOTHING;
  return `
    select * exclude (identity, content) replace (
        case when is_url(source_url) and source_url is distinct from ${common} then source_url
            else 'urn:nyx-etl:job-post:' || identity
                || case when identity in (select identity from ${shared}) then ':' || content else '' end
        end as source_url)
    from (${identified})`;
}

/** What a board calls a post by, as a text of the inner query. */
function postingId(source: TabularSource, mapping: Mapping): string {
  const [column] = mapping.columns[POSTING_ID] ?? [];
  return column === undefined ? NOTHING : `said(trim(${recordColumn(source, column)}))`;
}

/** Whether few of the ids stand for several posts; else they are of something else, a search or a page. */
async function areIdsOfPosts(reader: Reader, records: string, said: string): Promise<boolean> {
  const [row] = await reader.rows(`
    select count(*) filter (where posts > 1) * 20 <= count(*) as are_ids
    from (
        select count(distinct ${said}) as posts
        from (${records})
        where posting_id is not null
        group by posting_id
    )`);
  return row?.are_ids === true;
}

/** Of the records of a file, as many as tell whether all have one link. */
const SAMPLE = 1_000;

/** 128 bits of the sha256 over texts, nulls among them. */
function digest(values: readonly string[]): string {
  return `sha256(concat_ws(chr(31), ${values.map((value) => `coalesce(${value}, chr(30))`).join(', ')}))[:32]`;
}
