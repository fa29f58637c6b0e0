import type { Profile } from '../choices.ts';
import type { DataClass } from '../database/personal-data.ts';

/** What becomes of a column: a pseudonym stands for a value, so that equal ones can be joined. */
export type Treatment = 'plain' | 'pseudonym' | 'left out';

/** What a profile does with the columns of each class of personal data. */
export const treatments: Record<Profile, Record<DataClass, Treatment>> = {
  analyst: { none: 'plain', direct: 'pseudonym', content: 'left out', secret: 'left out' },
  personal: { none: 'plain', direct: 'plain', content: 'plain', secret: 'left out' },
  share: { none: 'plain', direct: 'left out', content: 'left out', secret: 'left out' },
};

/** The views of etl whose rows are of nobody: all that `share` holds, and none of the other profiles does. */
const SHARED: readonly string[] = ['etl.shared_outcomes'];

/** Whether a profile holds anything of a table or view. */
export const holdsTable = (profile: Profile, schema: string, table: string): boolean =>
  SHARED.includes(`${schema}.${table}`) === (profile === 'share');

/** Whether a profile has pseudonyms, for which a key is needed. */
export const hasPseudonyms = (profile: Profile): boolean =>
  Object.values(treatments[profile]).includes('pseudonym');

/** E.g. `2026-10-30 afternoon run 12`: says when and which, and nothing else. */
const PLAIN_LABEL =
  '^([0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2})?)?( ?(morning|noon|afternoon|evening|night))?' +
  '( ?(run|session|batch)( [0-9]{1,5})?)?$';

/** Condition on the rows of a table that nobody has corrected: a correction can put anything in the place of anything. */
export const uncorrected = (table: string): string =>
  `id not in (select record_id from etl.corrected_fields where table_name = '${table}')`;

const COMPUTED_PROPERTY = `source = 'computed' and ${uncorrected('company_properties')}`;

/** As a digest is put into words, with one word of the agent's in it: why most applications failed. */
const DIGEST_WORDS =
  '^Of [0-9]+ applications, [0-9]+ succeeded and [0-9]+ failed[.]' +
  '( Effort was low for [0-9]+, medium for [0-9]+ and high for [0-9]+(; the mean match score is [0-9.]+)?[.])?' +
  ' Model calls took [0-9]+ tokens in and [0-9]+ out and cost [0-9.]+ dollars[.]' +
  '( The most frequent reason for failure was [^[:space:]@]+ [(][0-9]+ of [0-9]+[)][.])?$';

/** JSON of numbers by words, e.g. `{"indeed.com": {"total": 3}}`: text stands in no value, and no sentence in a key. */
const COUNTS = '^([][{}:, ]|null|[-+0-9.e]|"[^"\\\\[:space:]@]+": )*$';

/** Anybody may write a digest; what is one of ours in form says nothing but numbers. */
const digestColumns = ['session_digests', 'latest_session_digests'].flatMap((table) => [
  [`${table}.summary_text`, `summary_text ~ '${DIGEST_WORDS}'`],
  ...['per_domain_stats', 'per_company_tier_stats', 'errors_summary'].map((column) => [
    `${table}.${column}`,
    `${column}::text ~ '${COUNTS}'`,
  ]),
]);

/**
 * Conditions on rows in which a column of a stricter class is harmless all the same: an analyst reads these values, and null in
 * the other rows.
 */
export const harmlessRows: Readonly<Record<string, string>> = {
  'application_sessions.session_name': `session_name ~* '${PLAIN_LABEL}'`,
  'company_properties.key': COMPUTED_PROPERTY,
  'company_properties.value': COMPUTED_PROPERTY,
  'job_sources.name': `source_type <> 'referral'`,
  'unrecognised_senders.sender_domain': 'is_public',
  ...Object.fromEntries(digestColumns),
};

/** What tells which row it is and how much: a number, an id, a day or an instant, or a list of ids. */
const ID = '"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"';
const WHICH_ROW =
  `^(null|true|false|-?[0-9]+([.][0-9]+)?|${ID}|[[](${ID}(, )?)*[]]` +
  '|"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?[+-][0-9]{2}:[0-9]{2})?")$';

/** Expressions for that part of a value of a stricter class which is harmless in every row: an analyst reads this part. */
export const harmlessParts: Readonly<Record<string, string>> = {
  'check_failures.offending_row':
    "case when pg_catalog.jsonb_typeof(offending_row) = 'object' then (" +
    'select pg_catalog.jsonb_object_agg(key, value) from pg_catalog.jsonb_each(offending_row)' +
    ` where value::text ~ '${WHICH_ROW}')::text end`,
};
