import type { Transform } from './transform.ts';

/** Daily numbers of companies; see company_metrics_daily.sql. */
export const companyMetricsDaily: Transform = {
  name: 'company_metrics_daily',
  target: 'nyx.company_metrics_daily',
  scopeColumn: 'company_id',
  key: ['company_id', 'date'],
  mode: 'replace',
  inputs: [
    'corrected.companies',
    'corrected.interview_outcomes',
    'corrected.interviews',
    'etl.application_facts',
  ],
  everyKey: 'select id as key from nyx.companies',
  scopeFile: 'src/transforms/company_scope.sql',
  daysFile: 'src/transforms/company_days.sql',
};
