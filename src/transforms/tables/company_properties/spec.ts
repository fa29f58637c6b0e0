import { sqlFile } from '../../../database/sql-file.ts';
import { reportingChanged } from '../../reporting.ts';
import type { Transform } from '../../transform.ts';

/** Computed properties of companies; see src/definitions/outcomes.sql. */
export const companyProperties: Transform = {
  name: 'company_properties',
  target: 'nyx.company_properties',
  scopeColumn: 'company_id',
  key: ['company_id', 'key'],
  mode: 'replace',
  ownRows: `t.source = 'computed'`,
  inputs: ['corrected.companies', 'etl.application_facts'],
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
  scopeFile: sqlFile(import.meta.url, '../company_scope.sql'),
  dueByTimeFile: sqlFile(import.meta.url, './due_by_time.sql'),
  daysFile: sqlFile(import.meta.url, '../company_days.sql'),
};
