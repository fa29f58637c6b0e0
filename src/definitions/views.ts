/**
 * Views of schema etl that are a definition of the same name, each after those that it reads. Exports hold their rows, computed
 * by DuckDB from the tables beside them: on the server they cost more than all tables together.
 */
export const definedViews: readonly string[] = [
  'application_costs',
  'answer_survival',
  'waiting_applications',
  'follow_up',
  'cohorts',
  'session_figures',
  'session_baselines',
  'session_purposes',
  'domain_advice',
];
