import type { DuckDb } from '../database/duckdb.ts';
import type { Warehouse } from '../database/warehouse.ts';
import { requireReportable } from './describe-warehouse.ts';
import type { ReportDocument } from './document.ts';
import type { ApplicationsReport } from './documents/applications.ts';
import type { CompanyReport } from './documents/company.ts';
import type { OverviewReport } from './documents/overview.ts';
import type { SessionReport } from './documents/session.ts';
import { findCompany } from './find/find-company.ts';
import { findSession } from './find/find-session.ts';
import type { CsvTable } from './render/tables.ts';
import { type Content, describeReport, type ReportKind, readContents } from './report-kind.ts';
import { findUser, narrow, type Scope } from './scope.ts';
import type { Section } from './section.ts';

/**
 * What is reported: a session by its id, its name or `last`, beside another one; a company by its id or name;
 * everything, or what was sent since a day; the list of applications between two days. Days are YYYY-MM-DD. `user`, an
 * id or an address, is whose, where there are several persons.
 */
export type Subject = { user?: string | undefined } & (
  | { kind: 'session'; wanted: string; compare?: string | undefined }
  | { kind: 'company'; wanted: string }
  | { kind: 'overview'; since?: string | undefined }
  | { kind: 'applications'; from?: string | undefined; to?: string | undefined }
);

/** A report as it was read: its figures, the document that the renderers print, and its tables for CSV. */
export interface Report {
  /** Names the file when a folder is given, e.g. `session-018f0000-0000-7000-8000-000000000001`. */
  name: string;
  content: SessionReport | CompanyReport | OverviewReport | ApplicationsReport;
  document: () => ReportDocument;
  tables: () => CsvTable[];
}

/** Reads a report from an open warehouse. Throws ConfigError (exit 2) for an unknown person, session or company. */
export async function readReport(
  duckDb: DuckDb,
  warehouse: Warehouse,
  subject: Subject,
): Promise<Report> {
  requireReportable(warehouse);
  const scope = await readScope(duckDb, subject);
  await narrow(duckDb, scope);
  switch (subject.kind) {
    case 'session': {
      const { sessionReport } = await import('./documents/session.ts');
      const id = await findSession(duckDb, subject.wanted);
      const compare =
        subject.compare === undefined ? null : await findSession(duckDb, subject.compare);
      const options = { scope, parameters: { compare } };
      return read(duckDb, warehouse, sessionReport, `session-${id}`, options, [id]);
    }
    case 'company': {
      const { companyReport } = await import('./documents/company.ts');
      const id = await findCompany(duckDb, subject.wanted);
      return read(duckDb, warehouse, companyReport, `company-${id}`, { scope }, [id]);
    }
    case 'overview': {
      const { overviewReport } = await import('./documents/overview.ts');
      return read(duckDb, warehouse, overviewReport, 'overview', { scope });
    }
    case 'applications': {
      const { applicationsReport } = await import('./documents/applications.ts');
      const parameters = { from: subject.from ?? null, to: subject.to ?? null };
      return read(duckDb, warehouse, applicationsReport, 'applications', { scope, parameters });
    }
  }
}

async function readScope(duckDb: DuckDb, subject: Subject): Promise<Scope> {
  const since = subject.kind === 'overview' ? subject.since : undefined;
  return {
    ...(subject.user === undefined ? {} : { userId: await findUser(duckDb, subject.user) }),
    ...(since === undefined ? {} : { since }),
  };
}

async function read<Kind extends Report['content']['kind'], Of extends readonly Section[]>(
  duckDb: DuckDb,
  warehouse: Warehouse,
  report: ReportKind<Kind, Of>,
  name: string,
  options: Parameters<typeof readContents>[4],
  ids: readonly string[] = [],
): Promise<Report> {
  const [content] = await readContents(duckDb, warehouse, report, ids, options);
  if (!content) throw new Error('what was found is gone');
  const { csvTables } = await import('./render/tables.ts');
  return {
    name,
    content: content as Content<Kind, Of> & Report['content'],
    document: () => describeReport(report, content),
    tables: () => csvTables(report.sections, content),
  };
}
