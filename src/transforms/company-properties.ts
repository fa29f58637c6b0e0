import type { Transform } from './transform.ts';

/** Computed properties of companies; see company_properties.sql. */
export const companyProperties: Transform = {
  name: 'company_properties',
  target: 'nyx.company_properties',
  scopeColumn: 'company_id',
  key: ['company_id', 'key'],
  mode: 'replace',
  ownRows: `t.source = 'computed'`,
  inputs: ['corrected.companies', 'etl.application_facts'],
  everyKey: 'select id as key from nyx.companies',
  scopeFile: 'src/transforms/company_scope.sql',
  dueByTimeFile: 'src/transforms/company_ghosts_due.sql',
  daysFile: 'src/transforms/company_days.sql',
};
