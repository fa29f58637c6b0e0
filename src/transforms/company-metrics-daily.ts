import type { Transform } from './transform.ts';

/** Daily numbers of companies; see company_metrics_daily.sql. */
export const companyMetricsDaily: Transform = {
  name: 'company_metrics_daily',
  target: 'nyx.company_metrics_daily',
  scopeColumn: 'company_id',
  key: ['company_id', 'date'],
  mode: 'replace',
  inputs: [
    'corrected.applications',
    'corrected.companies',
    'corrected.email_application_links',
    'corrected.emails',
    'corrected.interview_outcomes',
    'corrected.interviews',
    'corrected.job_posts',
  ],
  everyKey: 'select id as key from nyx.companies',
  scopeFile: 'src/transforms/company_scope.sql',
  daysFile: 'src/transforms/company_days.sql',
};
