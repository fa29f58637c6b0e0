// What the data model says of values beyond their types, for whoever loads or corrects them. The tables themselves take more:
// other programs write there, and a check tells of what they wrote.

/** A condition that a value must hold. */
export interface ValueRule {
  name: string;
  /** Schema-qualified. */
  table: string;
  columns: string[];
  /** SQL over the columns; null holds. */
  expression: string;
  /** For people, as in `must be …`. */
  demands: string;
}

const SHARE = 'must lie within 0 and 1';
const AMOUNT = 'must be a number that is not negative';

const share = (table: string, column: string): ValueRule => ({
  ...{ name: `${column}_in_range`, table, columns: [column], demands: SHARE },
  expression: `${column} between 0 and 1`,
});

/** NaN is larger than infinity. */
const amount = (table: string, column: string): ValueRule => ({
  ...{ name: `${column}_not_negative`, table, columns: [column], demands: AMOUNT },
  expression: `${column} >= 0 and ${column}::numeric < 'infinity'`,
});

const ordered = (table: string, first: string, last: string): ValueRule => ({
  ...{ name: `${last}_after_${first}`, table, columns: [first, last] },
  expression: `${first} <= ${last}`,
  demands: `${last} must not lie before ${first}`,
});

const RULES: readonly ValueRule[] = [
  share('nyx.applications', 'match_score'),
  share('nyx.application_questions', 'confidence_score'),
  share('saturnus.email_classifications', 'confidence_score'),
  share('saturnus.email_application_links', 'confidence_score'),
  ...['tokens_input_total', 'tokens_output_total', 'cost_estimated_total'].map((column) =>
    amount('nyx.applications', column),
  ),
  ...['tokens_input', 'tokens_output', 'cost_estimated'].map((column) =>
    amount('nyx.model_usage', column),
  ),
  ordered('nyx.model_usage', 'started_at', 'ended_at'),
  ordered('nyx.application_sessions', 'start_datetime', 'end_datetime'),
  {
    name: 'timezone_known',
    table: 'nyx.users',
    columns: ['timezone'],
    expression: 'etl.is_time_zone(timezone)',
    demands: 'must be the name of a time zone, such as Europe/Zurich',
  },
  {
    name: 'source_url_usable',
    table: 'nyx.job_posts',
    columns: ['source_url'],
    expression: `source_url ~* '^(https?://[^/?#@[:space:]]+([/?#]|$)|urn:)'`,
    demands: 'must be an http(s) URL without a login, or a URN',
  },
];

/** The rules of a table, schema-qualified. */
export function valueRules(table: string): ValueRule[] {
  return RULES.filter((rule) => rule.table === table);
}
