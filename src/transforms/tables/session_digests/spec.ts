import { sqlFile } from '../../../database/sql-file.ts';
import type { Transform } from '../../transform.ts';

/** Digests of finished sessions; see docs/metrics.md. */
export const sessionDigests: Transform = {
  name: 'session_digests',
  target: 'nyx.session_digests',
  scopeColumn: 'session_id',
  key: ['session_id'],
  mode: 'append',
  newestBy: 'generated_at',
  inputs: ['corrected.application_sessions', 'corrected.model_usage', 'etl.application_facts'],
  dueBy: [
    { table: 'application_sessions', key: 'id', entity: 'session' },
    { table: 'model_usage', key: 'session_id', entity: 'session' },
    { table: 'application_facts', key: 'session_id', entity: 'session' },
  ],
  everyKey: 'select id as key from nyx.application_sessions',
  scopeFile: sqlFile(import.meta.url, './scope.sql'),
  daysFile: sqlFile(import.meta.url, './days.sql'),
};
