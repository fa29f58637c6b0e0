import type { OnDuplicate } from '../../choices.ts';
import { quoteText } from '../duckdb/quoting.ts';
import type { Reader, Relation } from '../duckdb/reader.ts';
import { POST_FIELDS } from './columns.ts';

/**
 * Some records of a file: all that they say, which is read from the file each time, and what the
 * survey kept of them.
 */
export interface Records {
  fields: Relation;
  keys: Relation;
}

/** Tables of what some records say alike, worked out once for all that say it. */
interface Combinations {
  places: Relation;
  pays: Relation;
  pairs: Relation;
}

/** What record numbers are multiplied with, so that of several records the one that counts comes last. */
export function directionOf(onDuplicate: OnDuplicate | undefined): 1 | -1 {
  return onDuplicate === 'first' ? -1 : 1;
}

/** The records that satisfy a condition over their numbers, as views of this name. */
export async function selectRecords(
  reader: Reader,
  name: string,
  { fields, keys }: Records,
  where: string,
): Promise<Records> {
  return {
    fields: await reader.view(name, `select * from ${fields} where ${where}`),
    keys: await reader.view(`${name}_key`, `select * from ${keys} where ${where}`),
  };
}

/** Works out companies, places and pay of records by their keys. */
export async function collectCombinations(reader: Reader, keys: Relation): Promise<Combinations> {
  const pairs = await reader.table('posting_pair', `from posting_pairs('${keys}')`);
  const places = await reader.table('posting_place', `from posting_places('${keys}')`);
  const pays = await reader.table('posting_pay', `from posting_pays('${keys}', '${places}')`);
  return { pairs, places, pays };
}

/**
 * Makes one record of each group of records with one URL that differ, so that a poorer later one
 * takes nothing away. To be called once the whole file is understood; `excluded` is what
 * excluded_records gives.
 */
export async function mergeRepeats(
  reader: Reader,
  { fields, keys }: Records,
  excluded: Relation,
  onDuplicate?: OnDuplicate,
): Promise<Records> {
  const members = await reader.table(
    'repeat_member',
    `from repeat_members('${fields}', '${excluded}')`,
  );
  const isMember = `record_number in (select record_number from ${members})`;
  const memberKeys = await reader.view('member_key', `select * from ${keys} where ${isMember}`);
  const { places, pays, pairs } = await collectCombinations(reader, memberKeys);
  const poorer = await reader.table('poorer_text', `from poorer_texts('${members}')`);
  const names = Object.entries(POST_FIELDS);
  const plain = names.filter(([, field]) => !field.hasRule && !field.isLong).map(([name]) => name);
  const merged = await reader.table(
    'merged_record',
    `from merged_records('${members}', '${poorer}', '${places}', '${pays}', '${pairs}', [${plain.map(quoteText).join(', ')}], ${directionOf(onDuplicate)})`,
  );
  const read = await reader.view(
    'merged_read',
    `select *, null::varchar as raw, null::varchar as broken, null::varchar as description_raw from ${merged}`,
  );
  const mergedKeys = await reader.table('merged_key', `from record_keys('${read}')`);
  return {
    fields: await mergeFields(reader, fields, members, merged),
    keys: await reader.view(
      'unique_key',
      `select * from ${keys} where record_number not in (select record_number from ${merged})
      union all by name from ${mergedKeys}`,
    ),
  };
}

/**
 * The records of the file, but one for each group; where its page comes from another record than
 * its text, that is kept.
 */
async function mergeFields(
  reader: Reader,
  fields: Relation,
  members: Relation,
  merged: Relation,
): Promise<Relation> {
  const page = await reader.table(
    'merged_page',
    `select m.record_number, f.scraped_html
    from ${fields} as f
    inner join ${merged} as m on m.html_record = f.record_number
    where m.html_record <> m.text_record`,
  );
  const names = Object.entries(POST_FIELDS).flatMap(([name, { isLong }]) => (isLong ? [] : [name]));
  const values = names.map(
    (name) => `case when m.record_number is null then f.${name} else m.${name} end as ${name}`,
  );
  return reader.view(
    'merged_field',
    `select
        f.* replace (
            coalesce(m.record_number, f.record_number) as record_number,
            coalesce(page.scraped_html, f.scraped_html) as scraped_html,
            ${values.join(', ')}
        )
    from ${fields} as f
    left join ${merged} as m on m.text_record = f.record_number
    left join ${page} as page on page.record_number = m.record_number
    where m.record_number is not null
        or f.record_number not in (select record_number from ${members})`,
  );
}
