import type { ColumnGroup } from '../merge-target.ts';

const PAY: ColumnGroup = {
  columns: ['compensation_currency', 'compensation_min', 'compensation_max', 'compensation_notes'],
};

const PLACE = {
  columns: ['raw_location', 'location_city', 'location_country'],
  isPoorer: `t.location_city is not null and s.location_city is null
      and coalesce(s.location_country, t.location_country) is not distinct from t.location_country
      and (s.location_country is not null or s.raw_location is null)`,
} satisfies ColumnGroup;

const DESCRIPTION = {
  columns: ['description_raw', 'description_clean'],
  isPoorer: `starts_with(t.description_raw, rtrim(s.description_raw, E' \\t\\r\\n.…'))`,
} satisfies ColumnGroup;

/**
 * What one source says together. A place without its town, or the beginning of a text, is less
 * than what is known.
 */
export const POST_GROUPS: readonly ColumnGroup[] = [PAY, PLACE, DESCRIPTION];

/** The same definitions as DuckDB macros over two records of one file; `s` may be the poorer. */
export const POORER_MACROS = `
  create or replace temporary macro is_poorer_place(s, t) as coalesce(${PLACE.isPoorer}, false);
  create or replace temporary macro is_poorer_text(s, t) as coalesce(${DESCRIPTION.isPoorer}, false)`;
