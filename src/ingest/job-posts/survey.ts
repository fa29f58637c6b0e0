import type { DateOrder, OnDuplicate } from '../../choices.ts';
import { quoteText } from '../duckdb/quoting.ts';
import type { Reader, Relation } from '../duckdb/reader.ts';
import { type FilePart, inPart } from '../file-part.ts';
import type { Reject } from '../load-plan.ts';
import { decideDollar } from '../normalise/currencies.ts';
import { normaliserVersion } from '../normalise/normaliser-version.ts';
import { decideDateOrder } from '../normalise/read-date.ts';
import { countVotes, decideRegionCodes, type RegionCodes } from '../normalise/regions.ts';
import { unreadableMessage } from '../source/stage-query.ts';
import { countryOf } from './job-post-functions.ts';
import { directionOf, type Records } from './records.ts';

const MESSAGES: Record<string, string> = {
  no_post: 'it has neither title, company, place, description nor URL',
  missing_url: 'it has no URL (--synthesize-url makes one)',
  not_a_url: 'this is no URL (--synthesize-url makes one)',
  missing_title: 'it has no title',
  not_a_title: 'this is a URL, and no title',
  too_long: 'longer than the 2,600 bytes that an index can take',
};

/** All records of a file, and what one pass over it tells before anything is loaded. */
export interface Survey extends Records {
  /** Number of the last record. */
  records: number;
  /** What excluded_records gives, where there is anything. */
  excluded: Relation | null;
  /** Whether records with one URL say different things. */
  differs: boolean;
  /**
   * The order that every slashed date of the file fits; null when there is none, or no single one.
   */
  dateOrder: DateOrder | null;
  /** Whether there is any slashed date. */
  hasSlashedDates: boolean;
  /** What most places of the file have in common; see decideRegionCodes. */
  regionCodes: RegionCodes | null;
  /** What `$` means, by the countries of the posts that have it; see decideDollar. */
  dollar: string | null;
}

/** Looks at the whole file once. */
export async function surveyJobPosts(
  reader: Reader,
  fields: Relation,
  onDuplicate?: OnDuplicate,
): Promise<Survey> {
  const keys = await reader.table('record_key', `from record_keys('${fields}')`);
  const [row] = await reader.rows(`from file_survey('${keys}')`);
  const excludes = [row?.problems, row?.untitled, row?.repeats].some((count) => Number(count) > 0);
  const excluded = excludes
    ? await reader.table(
        'excluded',
        `from excluded_records('${keys}', ${directionOf(onDuplicate)})`,
      )
    : null;
  const [repeats] = excluded
    ? await reader.rows(`select bool_or(differs) as differ from ${excluded}`)
    : [];
  const regionCodes = decideRegionCodes(countVotes(textsOf(row?.places), countryOf));
  const slashedDates = textsOf(row?.slashed_dates);
  return {
    records: Number(row?.records),
    fields,
    keys,
    excluded,
    differs: repeats?.differ === true,
    dateOrder: decideDateOrder(slashedDates),
    hasSlashedDates: slashedDates.length > 0,
    regionCodes,
    dollar: decideDollar(countriesOf(textsOf(row?.dollar_places), regionCodes)),
  };
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

/**
 * Creates the macros of a load: `understood(source_hash)`, a hash of the record and of how it is
 * understood, and `post_id(record_number)`, a UUID of version 7: the ids of a load follow its
 * records, so that they append to the index.
 */
export async function defineLoadMacros(reader: Reader, understanding: object): Promise<void> {
  const salt = quoteText(JSON.stringify([normaliserVersion(), understanding]));
  const time = Date.now().toString(16).padStart(12, '0');
  const random = (mask: number, bits: number) =>
    (bits | Math.floor(Math.random() * mask)).toString(16).padStart(4, '0');
  const prefix = `${time.slice(0, 8)}-${time.slice(8)}-${random(0x1000, 0x7000)}-${random(0x4000, 0x8000)}-`;
  await reader.connection.run(`
    create or replace temporary macro understood(source_hash) as
        (hash(${salt}, source_hash)::hugeint - 9223372036854775808)::bigint;
    create or replace temporary macro post_id(record_number) as
        concat(${quoteText(prefix)}, lpad(to_hex(record_number), 12, '0'))`);
}

/**
 * How many records of a part repeat another one, and how many of these say something else than that
 * one.
 */
export async function countRepeats(
  reader: Reader,
  { excluded }: Survey,
  part: FilePart,
): Promise<{ repeats: number; differing: number }> {
  if (excluded === null) return { repeats: 0, differing: 0 };
  const [row] = await reader.rows(`
    select count(*) as repeats, count(*) filter (where differs) as differing
    from ${excluded} where reason = 'repeat' and ${inPart(part)}`);
  return { repeats: Number(row?.repeats), differing: Number(row?.differing) };
}

/** How many records cannot be loaded. */
export async function countProblems(reader: Reader, { excluded }: Survey): Promise<number> {
  if (excluded === null) return 0;
  const [row] = await reader.rows(
    `select count(*) as problems from ${excluded} where reason <> 'repeat'`,
  );
  return Number(row?.problems);
}

/** The records that cannot be loaded, as they came unless that is still to be read. */
export async function* readProblems(
  reader: Reader,
  { keys, excluded }: Survey,
): AsyncGenerator<Reject> {
  if (excluded === null) return;
  const rows = reader.stream(`
    select record_number, split_part(reason, ' ', 1) as column_name, split_part(reason, ' ', 2) as code, raw
    from ${keys} inner join ${excluded} using (record_number)
    where reason <> 'repeat'
    order by record_number`);
  for await (const row of rows) {
    yield {
      recordNumber: BigInt(String(row.record_number)),
      lineNumber: null,
      byteOffset: null,
      columnName: String(row.column_name) || null,
      reasonCode: String(row.code),
      message: MESSAGES[String(row.code)] ?? unreadableMessage(String(row.code)),
      raw: row.raw === null ? null : String(row.raw),
    };
  }
}
