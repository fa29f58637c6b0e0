import type { Transform } from './transform.ts';

/** What is counted about each application, for the tables that add applications up; see application_facts.sql. */
export const applicationFacts: Transform = {
  name: 'application_facts',
  target: 'etl.application_facts',
  scopeColumn: 'id',
  key: ['id'],
  mode: 'replace',
  inputs: [
    'corrected.applications',
    'corrected.captcha_events',
    'corrected.companies',
    'corrected.email_application_links',
    'corrected.emails',
    'corrected.interview_outcomes',
    'corrected.interviews',
    'corrected.job_posts',
    'corrected.model_usage',
    'corrected.qa_checks',
    'corrected.qa_issues',
    'corrected.two_factor_events',
  ],
  everyKey: 'select id as key from nyx.applications',
  scopeFile: 'src/transforms/application_scope.sql',
  daysFile: 'src/transforms/application_days.sql',
};
