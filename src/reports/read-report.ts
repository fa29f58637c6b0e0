import type { DuckDb } from '../database/duckdb.ts';
import type { Warehouse } from '../database/warehouse.ts';
import { buildCompanyReport } from './company/build-company-reports.ts';
import { describeCompany } from './company/describe-company.ts';
import type { CompanyReport } from './company/model.ts';
import { requireReportable } from './describe-warehouse.ts';
import type { ReportDocument } from './document.ts';
import { buildOverviewReport } from './overview/build-overview-report.ts';
import { describeOverview } from './overview/describe-overview.ts';
import type { OverviewReport } from './overview/model.ts';
import { buildSessionReport } from './session/build-session-report.ts';
import { describeSession } from './session/describe-session.ts';
import type { SessionReport } from './session/model.ts';

/** What is reported: a session by its id, its name or `last`, a company by its id or name, or everything. */
export type Subject =
  | { kind: 'session'; wanted: string }
  | { kind: 'company'; wanted: string }
  | { kind: 'overview' };

/** A report as it was read: its figures, and the document that the renderers print. */
export interface Report {
  /** Names the file when a folder is given, e.g. `session-018f0000-0000-7000-8000-000000000001`. */
  name: string;
  content: SessionReport | CompanyReport | OverviewReport;
  document: () => ReportDocument;
}

/** Reads a report from an open warehouse. Throws ConfigError (exit 2) for an unknown session or company. */
export async function readReport(
  duckDb: DuckDb,
  warehouse: Warehouse,
  subject: Subject,
): Promise<Report> {
  requireReportable(warehouse);
  if (subject.kind === 'session') {
    const content = await buildSessionReport(duckDb, warehouse, subject.wanted);
    const name = `session-${content.session.id}`;
    return { name, content, document: () => describeSession(content) };
  }
  if (subject.kind === 'company') {
    const content = await buildCompanyReport(duckDb, warehouse, subject.wanted);
    const name = `company-${content.company.id}`;
    return { name, content, document: () => describeCompany(content) };
  }
  const content = await buildOverviewReport(duckDb, warehouse);
  return { name: 'overview', content, document: () => describeOverview(content) };
}
