// The one table of what a file of job posts can hold and of what becomes of it: the mapping of
// headers, the staging tables, the query of the rows and the binary copy follow from it. A column
// is added here, in schema/ and in knowledge/columns/job-posts.tsv.
import type { ColumnType } from '../duckdb/binary-values.ts';
import type { TypedColumns } from '../duckdb/exchange.ts';
import { fieldOf, headerNames } from '../mapping/header-names.ts';
import type { Field, Mapping } from '../mapping/map-columns.ts';
import type { ColumnGroup } from '../merge-target.ts';

/** What a file says of a post. SQL is DuckDB's, over the names of the fields. */
interface PostField {
  /** Which of several fitting columns counts; default `best`. */
  takes?: Field['takes'];
  /** Macro for what a text says; default `said`: null for `unknown` and the like. */
  says?: string;
  /** Expressions, one after the other, for the text without what is around it; default: as it is. */
  tidy?: string | readonly string[];
  /** Of several records with one URL merged_records chooses by a rule; else the last counts. */
  hasRule?: true;
  /** Too long to be kept while records are compared: it stays in the file until it is loaded. */
  isLong?: true;
}

/** In the order in which the columns of a file are given out. */
export const POST_FIELDS: Readonly<Record<string, PostField>> = {
  source_url: { says: 'web_url', tidy: ['trimmed(source_url)'], hasRule: true },
  canonical_url: { tidy: ["without_login(nullif(trimmed(canonical_url), ''))"] },
  job_title: {
    says: 'said_title',
    tidy: [
      'repaired(job_title)',
      'without_markup(job_title)',
      'stripped(job_title)',
      'said_once(job_title)',
      'spaced_once(job_title)',
      "nullif(trimmed(job_title), '')",
    ],
    hasRule: true,
  },
  company_name: { says: 'said_label', hasRule: true },
  company_url: { takes: 'first', hasRule: true },
  raw_location: { takes: 'all', says: 'said_place', hasRule: true },
  location_city: { says: 'said_label', hasRule: true },
  location_region: { says: 'said_label', hasRule: true },
  location_country: { says: 'said_label', hasRule: true },
  // Before the type of employment: where one column holds both, the pay is worth more.
  compensation: { takes: 'first', hasRule: true },
  employment_type: { takes: 'all', says: 'said_label', hasRule: true },
  seniority_level: { says: 'said_label', hasRule: true },
  department: { says: 'said_label', tidy: ['repaired(department)', 'without_markup(department)'] },
  posting_datetime: { hasRule: true },
  scraped_html: { tidy: ["nullif(scraped_html, '')"], isLong: true },
  description_raw: { tidy: ["nullif(repaired(description_raw), '')"], isLong: true },
  description_clean: { tidy: ["nullif(trimmed(description_clean), '')"], isLong: true },
  is_remote_allowed: { takes: 'first', hasRule: true },
  compensation_min: { hasRule: true },
  compensation_max: { hasRule: true },
  compensation_currency: { hasRule: true },
  compensation_period: { hasRule: true },
  tags: { takes: 'all', hasRule: true },
  job_source: { says: 'said_label' },
  company_industry: { takes: 'first', says: 'said_label', tidy: ['repaired(company_industry)'] },
  company_size: { takes: 'first', says: 'said_label' },
  company_headquarters: { takes: 'first', says: 'said_place' },
};

/** A column of nyx.job_posts that a load fills. */
interface PostColumn {
  /** Default `text`. */
  type?: ColumnType;
  /** The fields it is made from, of which a file must have one, if any; default: its own name. */
  from?: readonly string[];
  /** Over the tidy fields, `place`, `pay` and `pair` (see postRows); default: its own name. */
  sql?: string;
  /** Null never replaces what was known. */
  keptWhenNull?: true;
  /** Where the file has no column for it: the same from the tidy title. It never replaces what was known. */
  inTitle?: string;
}

/** What says where a post is. */
export const PLACE = ['raw_location', 'location_city', 'location_region', 'location_country'];
const PAY = ['compensation', 'compensation_min', 'compensation_max'];

export const POST_COLUMNS: Readonly<Record<string, PostColumn>> = {
  source_url: { from: [] },
  canonical_url: {
    from: [],
    sql: `coalesce(
        canonical_url,
        case when is_canonical_url(source_url) then source_url else canonical_url_of(source_url) end
    )`,
    keptWhenNull: true,
  },
  job_source_id: { type: 'uuid', from: [], sql: 'pair.job_source_id', keptWhenNull: true },
  company_id: {
    type: 'uuid',
    from: ['company_name', 'company_url'],
    sql: 'pair.company_id',
    keptWhenNull: true,
  },
  job_title: {},
  raw_location: { from: PLACE, sql: 'place.raw_location' },
  location_city: { from: ['location_city', 'raw_location'], sql: 'place.location_city' },
  location_country: { from: PLACE, sql: 'place.location_country' },
  employment_type: {
    sql: 'known_employment(employment_type)',
    inTitle: 'type_in_title(tidy.job_title)',
  },
  seniority_level: {
    sql: 'known_seniority(seniority_level)',
    inTitle: 'level_in_title(tidy.job_title)',
  },
  department: {},
  posting_datetime: {
    type: 'timestamptz',
    sql: 'epoch_us(known_instant(posting_datetime)::timestamptz)',
  },
  scraped_html: {},
  description_raw: {},
  description_clean: {
    from: ['description_clean', 'description_raw', 'scraped_html'],
    sql: `coalesce(
        description_clean,
        case when has_markup(coalesce(description_raw, scraped_html))
            then html_text_of(coalesce(description_raw, scraped_html))
        end
    )`,
  },
  is_remote_allowed: {
    type: 'boolean',
    from: ['is_remote_allowed', 'raw_location', 'employment_type'],
    sql: 'place.is_remote_allowed',
  },
  compensation_currency: {
    from: [...PAY, 'compensation_currency'],
    sql: 'pay.compensation_currency',
  },
  compensation_min: { type: 'numeric', from: PAY, sql: 'pay.compensation_min' },
  compensation_max: { type: 'numeric', from: PAY, sql: 'pay.compensation_max' },
  compensation_notes: { from: [...PAY, 'compensation_period'], sql: 'pay.compensation_notes' },
};

/** The fields that describe the company of a post and not the post. */
export const COMPANY_FIELDS = ['company_industry', 'company_size', 'company_headquarters'] as const;

const PLACE_GROUP = {
  columns: ['raw_location', 'location_city', 'location_country'],
  isPoorer: `t.location_city is not null and s.location_city is null
      and coalesce(s.location_country, t.location_country) is not distinct from t.location_country
      and (s.location_country is not null or s.raw_location is null)`,
} satisfies ColumnGroup;

const DESCRIPTION_GROUP = {
  columns: ['description_raw', 'description_clean'],
  isPoorer: `starts_with(t.description_raw, rtrim(s.description_raw, E' \\t\\r\\n.…'))`,
} satisfies ColumnGroup;

/** What one source says together; a place without its town, or the beginning of a text, is less. */
export const POST_GROUPS: readonly ColumnGroup[] = [
  {
    columns: [
      'compensation_currency',
      'compensation_min',
      'compensation_max',
      'compensation_notes',
    ],
  },
  PLACE_GROUP,
  DESCRIPTION_GROUP,
];

/** What a post is called that has an address and no title. */
export const UNTITLED = '(no title)';

/** The same columns, where what is known stays: each group is taken only as a whole that was empty. */
export const FILLED_GROUPS: readonly ColumnGroup[] = [
  ...POST_GROUPS.map(({ columns }) => ({ columns, isPoorer: isKnown(columns) })),
  ...Object.keys(POST_COLUMNS)
    .filter((name) => !POST_GROUPS.some(({ columns }) => columns.includes(name)))
    .map((name) => ({ columns: [name], isPoorer: isKnown([name]) })),
];

function isKnown(columns: readonly string[]): string {
  return columns
    .map((name) =>
      name === 'job_title' ? `t.job_title <> '${UNTITLED}'` : `t.${name} is not null`,
    )
    .join(' or ');
}

/** The same definitions as DuckDB macros over two records of one file; `s` may be the poorer. */
export const POORER_MACROS = `
  create or replace temporary macro is_poorer_place(s, t) as coalesce(${PLACE_GROUP.isPoorer}, false);
  create or replace temporary macro is_poorer_text(s, t) as coalesce(${DESCRIPTION_GROUP.isPoorer}, false)`;

/** When a record was written, which tells what `3 days ago` means; nothing else is made of it. */
export const TOLD_ON = 'scraped_at';

/** What a board calls a post by: where there is no URL, one id is one post. Never an id of ours. */
export const POSTING_ID = 'posting_id';

const names = headerNames('job-posts', [...Object.keys(POST_FIELDS), TOLD_ON, POSTING_ID]);

/** The fields with the header names they are known by: knowledge/columns/job-posts.tsv. */
export function jobPostFields({ synthesizeUrl = false } = {}): Field[] {
  const fields = Object.entries(POST_FIELDS).map(([name, { takes }]) =>
    fieldOf(names, name, takes),
  );
  const id = synthesizeUrl ? [fieldOf(names, POSTING_ID)] : [];
  return [...fields, fieldOf(names, TOLD_ON), ...id];
}

/** The columns that only the titles of a file may tell. */
export function titleColumns(mapping: Pick<Mapping, 'columns'>): string[] {
  return Object.entries(POST_COLUMNS).flatMap(([name, { inTitle }]) =>
    inTitle === undefined || name in mapping.columns ? [] : [name],
  );
}

/** The columns that a file says something about; the others keep what they hold. */
export function storedColumns(mapping: Pick<Mapping, 'columns'>): TypedColumns {
  const told = Object.entries(POST_COLUMNS).filter(([name, { from = [name], inTitle }]) => {
    const isTold = from.length === 0 || from.some((field) => field in mapping.columns);
    return isTold || inTitle !== undefined;
  });
  return Object.fromEntries(told.map(([name, { type = 'text' }]) => [name, type]));
}
