import { sqlFile } from '../../../database/sql-file.ts';
import { reportingChanged } from '../../reporting.ts';
import type { Transform } from '../../transform.ts';

/** Of the log of events, those that the definition of answers reads. */
const ANSWERS = `event_type in ('interview_invite', 'rejection', 'offer', 'assessment', 'reply')`;

/** What is counted about each application, for the tables that add applications up; see src/definitions/application_facts.sql. */
export const applicationFacts: Transform = {
  name: 'application_facts',
  target: 'etl.application_facts',
  scopeColumn: 'id',
  key: ['id'],
  mode: 'replace',
  inputs: [
    'corrected.application_events',
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
  dueBy: [
    { table: 'applications', key: 'id', entity: 'application' },
    { table: 'job_posts', key: 'id', entity: 'job_post', onInsert: false },
    { table: 'companies', key: 'id', entity: 'company', onInsert: false },
    { table: 'model_usage', key: 'application_id', entity: 'application' },
    { table: 'captcha_events', key: 'application_id', entity: 'application' },
    { table: 'two_factor_events', key: 'application_id', entity: 'application' },
    { table: 'qa_checks', key: 'application_id', entity: 'application' },
    { table: 'qa_issues', key: 'application_id', entity: 'application' },
    { table: 'email_application_links', key: 'application_id', entity: 'application' },
    { table: 'emails', key: 'id', entity: 'email', onInsert: false },
    {
      table: 'application_events',
      key: 'application_id',
      entity: 'application',
      where: ANSWERS,
    },
    { table: 'interviews', key: 'application_id', entity: 'application' },
    { table: 'interview_outcomes', key: 'interview_id', entity: 'interview' },
    reportingChanged,
  ],
  everyKey: 'select id as key from nyx.applications',
  scopeFile: sqlFile(import.meta.url, './scope.sql'),
  daysFile: sqlFile(import.meta.url, './days.sql'),
};
