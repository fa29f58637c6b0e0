import type { Transform } from './transform.ts';

/** Digests of finished sessions; see session_digests.sql. */
export const sessionDigests: Transform = {
  name: 'session_digests',
  target: 'nyx.session_digests',
  scopeColumn: 'session_id',
  key: ['session_id'],
  mode: 'append',
  newestBy: 'generated_at',
  inputs: ['corrected.application_sessions', 'corrected.model_usage', 'etl.application_facts'],
  everyKey: 'select id as key from nyx.application_sessions',
  scopeFile: 'src/transforms/session_scope.sql',
  daysFile: 'src/transforms/session_days.sql',
};
