// What a report reads of a database, so that one of the database as it is now need not copy the rest.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn, sqlFile } from '../database/sql-file.ts';
import { packageRoot } from '../package-root.ts';
import { TELLING } from './describe-warehouse.ts';
import type { Subject } from './read-report.ts';
import { NARROWED } from './scope.ts';
import type { Section } from './section.ts';

const sectionsOf: Record<Subject['kind'], () => Promise<readonly Section[]>> = {
  session: async () => (await import('./documents/session.ts')).sessionReport.sections,
  company: async () => (await import('./documents/company.ts')).companyReport.sections,
  overview: async () => (await import('./documents/overview.ts')).overviewReport.sections,
  applications: async () =>
    (await import('./documents/applications.ts')).applicationsReport.sections,
};

/** All names in the queries of a report: it reads no table that has none of them. */
export async function namedInQueries(kind: Subject['kind']): Promise<ReadonlySet<string>> {
  const finding = readdirSync(join(packageRoot, 'src/reports/find'));
  return namesIn([
    ...(await sectionsOf[kind]()).map(({ query }) => sqlFile(query.module, query.path).text),
    ...finding.map((file) => sqlFile(import.meta.url, `./find/${file}`).text),
    ...Object.entries(NARROWED).flat(),
    ...TELLING,
  ]);
}
