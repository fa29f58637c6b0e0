import { sqlFile } from '../../../database/sql-file.ts';
import { reportingChanged } from '../../reporting.ts';
import type { Transform } from '../../transform.ts';

/** Daily numbers of companies; see src/definitions/company_metrics_daily.sql. */
export const companyMetricsDaily: Transform = {
  name: 'company_metrics_daily',
  target: 'nyx.company_metrics_daily',
  scopeColumn: 'company_id',
  key: ['company_id', 'date'],
  mode: 'replace',
  inputs: [
    'corrected.application_events',
    'corrected.companies',
    'corrected.interview_outcomes',
    'corrected.interviews',
    'etl.application_facts',
  ],
  dueBy: [
    { table: 'application_facts', key: 'company_id', entity: 'company' },
    { table: 'interviews', key: 'company_id', entity: 'company' },
    { table: 'interviews', key: 'application_id', entity: 'application' },
    {
      table: 'application_events',
      key: 'application_id',
      entity: 'application',
      where: `event_type = 'offer'`,
    },
    { table: 'interview_outcomes', key: 'interview_id', entity: 'interview' },
    reportingChanged,
  ],
  everyKey: 'select id as key from nyx.companies',
  scopeFile: sqlFile(import.meta.url, '../company_scope.sql'),
  daysFile: sqlFile(import.meta.url, '../company_days.sql'),
};
