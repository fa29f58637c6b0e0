import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.ts';
import { quoteText } from '../duckdb/quoting.ts';
import type { Reader } from '../duckdb/reader.ts';
import { type FilePart, inPart } from '../file-part.ts';
import type { Reject } from '../load-plan.ts';
import { decideDollar } from '../normalise/currencies.ts';
import { normaliserVersion } from '../normalise/normaliser-version.ts';
import { type DateOrder, decideDateOrder } from '../normalise/posting-date.ts';
import { countVotes, decideRegionCodes, type RegionCodes } from '../normalise/regions.ts';
import { unreadableMessage } from '../source/stage-query.ts';
import { countryOf } from './job-post-functions.ts';

const duckFile = (name: string) =>
  readFileSync(join(packageRoot, 'src/ingest/job-posts', name), 'utf8');
const recordKeys = duckFile('record_keys.duckdb.sql');
const surveyQuery = duckFile('record_survey.duckdb.sql');
const excludeRecords = duckFile('excluded_records.duckdb.sql');

const MESSAGES: Record<string, string> = {
  no_post: 'it has neither title, company, place, description nor URL',
  missing_url: 'it has no URL (--synthesize-url makes one)',
  not_a_url: 'this is no URL (--synthesize-url makes one)',
  missing_title: 'it has no title',
  too_long: 'longer than the 2,600 bytes that an index can take',
};

/** What one pass over a file tells before anything is loaded. */
export interface Survey {
  /** Number of the last record. */
  records: number;
  /** Whether the DuckDB table `excluded` holds records that are not to be staged. */
  excludes: boolean;
  /** Whether records with one URL say different things. */
  differs: boolean;
  /** The order that every slashed date of the file fits; null when there is none, or no single one. */
  dateOrder: DateOrder | null;
  /** What most places of the file have in common; see decideRegionCodes. */
  regionCodes: RegionCodes | null;
  /** What `$` means, by the countries of the posts that have it; see decideDollar. */
  dollar: string | null;
}

/**
 * Looks at the whole file once, into the DuckDB table `record_key`; fills the table `excluded` when some records are not
 * to be loaded.
 */
export async function surveyJobPosts(reader: Reader): Promise<Survey> {
  await reader.connection.run('create or replace temporary view keyed as from field');
  await reader.connection.run(`create or replace temporary table record_key as ${recordKeys}`);
  const [row] = await reader.rows(surveyQuery);
  const { problems, untitled, repeats } = row ?? {};
  const excludes = [problems, untitled, repeats].some((count) => Number(count) > 0);
  if (excludes) await reader.connection.run(excludeRecords);
  const differs = Number(repeats) > 0 && (await anyDiffers(reader));
  const regionCodes = decideRegionCodes(countVotes(textsOf(row?.places), countryOf));
  return {
    records: Number(row?.records),
    excludes,
    differs,
    dateOrder: decideDateOrder(textsOf(row?.slashed_dates)),
    regionCodes,
    dollar: decideDollar(countriesOf(textsOf(row?.dollar_places), regionCodes)),
  };
}

/** Replaces the keys of records by those that they have in the DuckDB table `merged_record`. */
export async function replaceRecordKeys({ connection }: Reader): Promise<void> {
  await connection.run(
    'delete from record_key where record_number in (select record_number from merged_record)',
  );
  await connection.run(`create or replace temporary view keyed as
    select *, null::varchar as raw, null::varchar as broken, null::varchar as description_raw
    from merged_record`);
  await connection.run(`insert into record_key by name ${recordKeys}`);
}

async function anyDiffers(reader: Reader): Promise<boolean> {
  const [row] = await reader.rows('select bool_or(differs) as differs from excluded');
  return row?.differs === true;
}

function* countriesOf(
  places: readonly string[],
  codes: RegionCodes | null,
): Generator<string | null> {
  for (const place of places) yield countryOf(place, codes);
}

function textsOf(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String) : [];
}

/** Creates the DuckDB macro `understood(source_hash)`: a hash of the record and of how it is understood. */
export async function defineUnderstanding(reader: Reader, understanding: object): Promise<void> {
  const salt = quoteText(JSON.stringify([normaliserVersion(), understanding]));
  await reader.connection.run(`
    create or replace temporary macro understood(source_hash) as
        (hash(${salt}, source_hash)::hugeint - 9223372036854775808)::bigint`);
}

/** How many records of a part are to be loaded. */
export async function countChosen(reader: Reader): Promise<number> {
  const [row] = await reader.rows('select count(*) as records from part_key');
  return Number(row?.records);
}

/** How many of a part's records repeat another one, and how many of these say something else than that one. */
export async function countRepeats(
  reader: Reader,
  part: FilePart,
): Promise<{ repeats: number; differing: number }> {
  const [row] = await reader.rows(`
    select count(*) as repeats, count(*) filter (where differs) as differing
    from excluded where reason = 'repeat' and ${inPart(part)}`);
  return { repeats: Number(row?.repeats), differing: Number(row?.differing) };
}

/** The records of a part that cannot be loaded, as they came; at most `limit` of them. */
export async function* readProblems(
  reader: Reader,
  part: FilePart,
  limit?: number,
): AsyncGenerator<Reject> {
  const rows = reader.stream(`
    select record_number, split_part(reason, ' ', 1) as column_name, split_part(reason, ' ', 2) as code, raw
    from record_key inner join excluded using (record_number)
    where reason <> 'repeat' and ${inPart(part)}
    order by record_number
    ${limit === undefined ? '' : `limit ${limit}`}`);
  for await (const row of rows) {
    yield {
      recordNumber: BigInt(String(row.record_number)),
      lineNumber: null,
      byteOffset: null,
      columnName: String(row.column_name) || null,
      reasonCode: String(row.code),
      message: MESSAGES[String(row.code)] ?? unreadableMessage(String(row.code)),
      raw: String(row.raw),
    };
  }
}
