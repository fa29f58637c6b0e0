import type { DataClass } from '../database/personal-data.ts';

export const profiles = ['analyst', 'personal'] as const;

/** `analyst` holds nothing about persons but ids and pseudonyms; `personal` all but secrets. */
export type Profile = (typeof profiles)[number];

/** What becomes of a column: a pseudonym stands for a value, so that equal ones can be joined. */
export type Treatment = 'plain' | 'pseudonym' | 'left out';

/** What a profile does with the columns of each class of personal data. */
export const treatments: Record<Profile, Record<DataClass, Treatment>> = {
  analyst: { none: 'plain', direct: 'pseudonym', content: 'left out', secret: 'left out' },
  personal: { none: 'plain', direct: 'plain', content: 'plain', secret: 'left out' },
};

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
};
