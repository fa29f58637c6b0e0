import { sqlFile } from '../database/sql-file.ts';
import { selectOf } from './definition.ts';
import { relationsRead } from './relations-read.ts';
import { reportingChanged } from './reporting.ts';
import type { Transform } from './transform.ts';

const companyScope = sqlFile(import.meta.url, './tables/company_scope.sql');
const companyDays = sqlFile(import.meta.url, './tables/company_days.sql');

/** Their SELECTs are `tables/<name>/shell.sql`, around definitions of `src/definitions/`. */
const tables: readonly Omit<Transform, 'inputs'>[] = [
  // What is counted about each application, for the tables that add applications up; see src/definitions/application_facts.sql.
  {
    name: 'application_facts',
    target: 'etl.application_facts',
    scopeColumn: 'id',
    key: ['id'],
    mode: 'replace',
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
        where: `etl.is_answer(event_type) or event_type = 'reply'`,
      },
      { table: 'interviews', key: 'application_id', entity: 'application' },
      { table: 'interview_outcomes', key: 'interview_id', entity: 'interview' },
      reportingChanged,
    ],
    everyKey: 'select id as key from nyx.applications',
    scopeFile: sqlFile(import.meta.url, './tables/application_facts/scope.sql'),
    daysFile: sqlFile(import.meta.url, './tables/application_facts/days.sql'),
  },
  // Digests of finished sessions; see docs/metrics.md.
  {
    name: 'session_digests',
    target: 'nyx.session_digests',
    scopeColumn: 'session_id',
    key: ['session_id'],
    mode: 'append',
    newestBy: 'generated_at',
    dueBy: [
      { table: 'application_sessions', key: 'id', entity: 'session' },
      { table: 'model_usage', key: 'session_id', entity: 'session' },
      { table: 'application_facts', key: 'session_id', entity: 'session' },
    ],
    everyKey: 'select id as key from nyx.application_sessions',
    daysFile: sqlFile(import.meta.url, './tables/session_digests/days.sql'),
  },
  // Daily numbers of companies; see src/definitions/company_metrics_daily.sql.
  {
    name: 'company_metrics_daily',
    target: 'nyx.company_metrics_daily',
    scopeColumn: 'company_id',
    key: ['company_id', 'date'],
    mode: 'replace',
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
    scopeFile: companyScope,
    daysFile: companyDays,
  },
  // Computed properties of companies; see src/definitions/outcomes.sql.
  {
    name: 'company_properties',
    target: 'nyx.company_properties',
    scopeColumn: 'company_id',
    key: ['company_id', 'key'],
    mode: 'replace',
    ownRows: `t.source = 'computed'`,
    dueBy: [
      { table: 'application_facts', key: 'company_id', entity: 'company' },
      // Who sets a property by hand takes its place from the computed one, and gives it back by removing it.
      {
        table: 'company_properties',
        key: 'company_id',
        entity: 'company',
        fields: ['company_id', 'key', 'source'],
        where: `source is distinct from 'computed'`,
      },
      reportingChanged,
    ],
    everyKey: 'select id as key from nyx.companies',
    scopeFile: companyScope,
    dueByTimeFile: sqlFile(import.meta.url, './tables/company_properties/due_by_time.sql'),
    daysFile: companyDays,
  },
];

/** The derived tables: what each reads, and how a changed row of that leads to its keys. */
export const derivedTables: readonly Transform[] = tables.map((table) => ({
  ...table,
  inputs: relationsRead(selectOf(table).text),
}));
