// What is not set DuckDB takes for null, so a misspelt name would make a section empty, and nobody
// would be told.
import { expect, test } from 'vitest';
import { sqlFile } from '../../src/database/sql-file.ts';
import { applicationsReport } from '../../src/reports/documents/applications.ts';
import { companyReport } from '../../src/reports/documents/company.ts';
import { overviewReport } from '../../src/reports/documents/overview.ts';
import { sessionReport } from '../../src/reports/documents/session.ts';

/** What every report sets, and the list of applications besides. */
const ALWAYS = ['as_of', 'company_ids', 'compare', 'session_ids', 'timezone'];
const BESIDE: Record<string, readonly string[]> = { applications: ['from', 'to'] };

const reports = [applicationsReport, companyReport, overviewReport, sessionReport];

test.each(reports)('the queries of the $kind report read only variables that are set', (report) => {
  for (const { name, query, parameters } of report.sections) {
    const set = [...ALWAYS, ...(BESIDE[report.kind] ?? []), ...Object.keys(parameters)];
    const { text } = sqlFile(query.module, query.path);
    const read = [...text.matchAll(/getvariable\('(\w+)'\)/g)].map(([, variable]) => variable);
    expect(set, name).toEqual(expect.arrayContaining(read));
    expect(text, name).not.toMatch(/\$[a-z]/);
  }
});
