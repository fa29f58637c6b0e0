// Reads and describes reports of each kind, as the command and the site do.
import type { DuckDb } from '../../src/database/duckdb.ts';
import type { Warehouse } from '../../src/database/warehouse.ts';
import type { ReportDocument } from '../../src/reports/document.ts';
import { type CompanyReport, companyReport } from '../../src/reports/documents/company.ts';
import { type OverviewReport, overviewReport } from '../../src/reports/documents/overview.ts';
import { type SessionReport, sessionReport } from '../../src/reports/documents/session.ts';
import { findCompany } from '../../src/reports/find/find-company.ts';
import { findSession } from '../../src/reports/find/find-session.ts';
import { describeReport, readContents } from '../../src/reports/report-kind.ts';
import { narrow } from '../../src/reports/scope.ts';
import { siteIds } from '../../src/reports/site/site-documents.ts';

const only = <T>(all: readonly T[]): T => {
  const [first] = all;
  if (first === undefined) throw new Error('there is no such report');
  return first;
};

export async function buildSessionReport(
  duckDb: DuckDb,
  warehouse: Warehouse,
  wanted: string,
): Promise<SessionReport> {
  return only(await buildSessionReports(duckDb, warehouse, [await findSession(duckDb, wanted)]));
}

export const buildSessionReports = (
  duckDb: DuckDb,
  warehouse: Warehouse,
  ids: readonly string[],
): Promise<SessionReport[]> => readContents(duckDb, warehouse, sessionReport, ids);

export async function buildCompanyReport(
  duckDb: DuckDb,
  warehouse: Warehouse,
  wanted: string,
): Promise<CompanyReport> {
  const ids = [await findCompany(duckDb, wanted)];
  return only(await readContents(duckDb, warehouse, companyReport, ids));
}

export async function buildCompanyReports(
  duckDb: DuckDb,
  warehouse: Warehouse,
): Promise<CompanyReport[]> {
  const { companies } = await siteIds(duckDb);
  return readContents(duckDb, warehouse, companyReport, companies);
}

export async function buildOverviewReport(
  duckDb: DuckDb,
  warehouse: Warehouse,
): Promise<OverviewReport> {
  await narrow(duckDb, {});
  return only(await readContents(duckDb, warehouse, overviewReport));
}

export const describeSession = (report: SessionReport): ReportDocument =>
  describeReport(sessionReport, report);
export const describeCompany = (report: CompanyReport): ReportDocument =>
  describeReport(companyReport, report);
export const describeOverview = (report: OverviewReport): ReportDocument =>
  describeReport(overviewReport, report);
