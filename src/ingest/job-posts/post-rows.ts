import type { TypedColumns } from '../duckdb/exchange.ts';
import type { Relation } from '../duckdb/reader.ts';
import { POST_COLUMNS, POST_FIELDS } from './columns.ts';

/** Beside the columns that a file fills: what the plan makes of the number of a record. */
const OF_RECORD: Readonly<Record<string, string>> = {
  id: 'post_id(record_number)',
  record_number: 'record_number',
};

/**
 * DuckDB query: each of the records as nyx.job_posts holds it, but instants as microseconds since
 * 1970. A call of a function costs a microsecond, so each is made only where the value is not
 * already what it would return, and what few values say comes from the tables of
 * collectCombinations and resolvePairs.
 */
export function postRows(
  fields: Relation,
  columns: TypedColumns,
  {
    places,
    pays,
    companies,
    inTitle,
  }: {
    places: Relation;
    pays: Relation;
    companies: Relation;
    inTitle: readonly string[];
  },
): string {
  const values = Object.keys(columns).map((name) => {
    const column = POST_COLUMNS[name];
    const told = inTitle.includes(name) ? column?.inTitle : column?.sql;
    return `${OF_RECORD[name] ?? told ?? `tidy.${name}`} as ${name}`;
  });
  return `
    with tidy as (
        select
            *,
            place_key_of(
                raw_location, location_city, location_region, location_country, is_remote_allowed, employment_type
            ) as place_key,
            pair_key_of(company_name, company_url, job_source, source_url) as pair_key
        from (${tidyFields(fields)})
    )

    select ${values.join(', ')}
    from tidy
    inner join ${places} as place on place.place_key = tidy.place_key
    left join ${pays} as pay
        on pay.pay_key = pay_key_of(
            tidy.compensation, tidy.compensation_min, tidy.compensation_max, tidy.compensation_currency,
            tidy.compensation_period, place.location_country
        )
    left join ${companies} as pair on pair.pair_key = tidy.pair_key`;
}

/**
 * DuckDB query: the fields of the records, tidied step by step. A macro repeats what it is given: one within the other grows
 * without bounds, and takes seconds to be planned.
 */
function tidyFields(fields: Relation): string {
  const all = Object.entries(POST_FIELDS).map(([name, { tidy = [] }]) => ({
    name,
    steps: typeof tidy === 'string' ? [tidy] : tidy,
  }));
  const most = Math.max(...all.map(({ steps }) => steps.length));
  let query = `select record_number, ${all.map(({ name }) => name).join(', ')} from ${fields}`;
  for (let step = 0; step < most; step++) {
    const changed = all.flatMap(({ name, steps }) =>
      steps[step] === undefined ? [] : `${steps[step]} as ${name}`,
    );
    query = `select * replace (${changed.join(', ')}) from (${query})`;
  }
  return query;
}
