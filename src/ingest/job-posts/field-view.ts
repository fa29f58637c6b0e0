import { quoteText } from '../duckdb/quoting.ts';
import type { Reader } from '../duckdb/reader.ts';
import { type FilePart, inPart } from '../file-part.ts';
import type { Mapping } from '../mapping/map-columns.ts';
import { recordColumn } from '../source/stage-query.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import { jobPostFields } from './fields.ts';

/** What the synthetic URL is made from, and what tells two posts apart that share these. */
const IDENTITY = ['job_title', 'company_name', 'raw_location', 'location_city'];

/** A column that only numbers the rows, as pandas writes it, does not make two records different. */
const ROW_NUMBER = /^(column\d+|unnamed.*|index)$/i;

/**
 * Creates the DuckDB view `field`: record_number, raw, broken, a text per field, null where the file has no column
 * for it, and record_hash. Without a URL column one is made; `jobSource` is the source of all posts.
 */
export async function createFieldView(
  reader: Reader,
  source: TabularSource,
  mapping: Mapping,
  jobSource: string | undefined,
): Promise<void> {
  const synthesizeUrl = !mapping.columns.source_url;
  const told: Record<string, string> = jobSource === undefined ? {} : { job_source: quoteText(jobSource) };
  const values = jobPostFields
    .filter((field) => !(synthesizeUrl && field.name === 'source_url'))
    .map(({ name }) => `${told[name] ?? fieldText(source, name, mapping.columns[name] ?? [])} as ${name}`);
  const fields = `record_number, raw, broken, ${values.join(', ')}`;
  const view = synthesizeUrl
    ? await withSynthesizedUrl(reader, source, fields)
    : `select ${fields} from record`;
  const names = jobPostFields.map((field) => field.name).join(', ');
  await reader.connection.run(
    `create or replace temporary view field as select *, hash(${names}) as record_hash from (${view})`,
  );
}

/** Creates the DuckDB view `part`: the fields of the records of a part, without those that are not to be loaded. */
export async function createPartView(reader: Reader, part: FilePart, excludes: boolean): Promise<void> {
  // The limit ends the reading of the file; the condition alone would read on to its end.
  const read = part.last === null ? 'field' : `(select * from field limit ${part.last})`;
  const kept = excludes ? 'and record_number not in (select record_number from excluded)' : '';
  await reader.connection.run(
    `create or replace temporary view part as select * from ${read} where ${inPart(part)} ${kept}`,
  );
}

function fieldText(source: TabularSource, name: string, columns: readonly string[]): string {
  const values = columns.map((column) => `storable(${recordColumn(source, column)})`);
  if (values.length === 0) return 'null::varchar';
  if (name === 'tags') return `to_json([${values.join(', ')}])::varchar`;
  if (name !== 'raw_location') return values[0] ?? '';
  return `nullif(concat_ws('; ', ${values.map((value) => `plain_list(${value})`).join(', ')}), '')`;
}

/**
 * A URN that the same title, company and location always get. Where a file has several different records for these,
 * each gets a second part made from the whole record, so that none is taken for a repeat of another.
 */
async function withSynthesizedUrl(reader: Reader, source: TabularSource, fields: string): Promise<string> {
  const distinguishing = source.columns.filter(({ name }) => !ROW_NUMBER.test(name));
  const content = digest(distinguishing.map(({ name }) => recordColumn(source, name)));
  const identified = `
    select *, ${digest(IDENTITY.map((name) => `lower(trim(${name}))`))} as identity
    from (select ${fields}, ${content} as content from record)`;
  await reader.connection.run(`
    create or replace temporary table shared_identity as
    select identity from (${identified}) group by identity having count(distinct content) > 1`);
  return `
    select * exclude (identity, content), 'urn:nyx-etl:job-post:' || identity
        || case when identity in (select identity from shared_identity) then ':' || content else '' end as source_url
    from (${identified})`;
}

/** 128 bits of the sha256 over texts, nulls among them. */
function digest(values: readonly string[]): string {
  return `sha256(concat_ws(chr(31), ${values.map((value) => `coalesce(${value}, chr(30))`).join(', ')}))[:32]`;
}
