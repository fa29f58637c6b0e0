import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDb } from '../../database/duckdb.ts';
import type { Warehouse } from '../../database/warehouse.ts';
import { type Progress, silent } from '../../progress.ts';
import { buildCompanyReports } from '../company/build-company-reports.ts';
import { describeCompany } from '../company/describe-company.ts';
import type { Pages, ReportDocument } from '../document.ts';
import { buildOverviewReport } from '../overview/build-overview-report.ts';
import { describeOverview } from '../overview/describe-overview.ts';
import { renderHtml } from '../render/html.ts';
import { runQuery } from '../run-query.ts';
import { buildSessionReport } from '../session/build-session-report.ts';
import { describeSession } from '../session/describe-session.ts';
import type { SessionReport } from '../session/model.ts';
import { describeCompanyList, describeSessionList } from './describe-lists.ts';
import { replaceFolder } from './replace-folder.ts';

export interface Site {
  folder: string;
  pages: number;
  totalBytes: number;
}

const links = [
  { text: 'Overview', file: 'index.html' },
  { text: 'Sessions', file: 'sessions.html' },
  { text: 'Companies', file: 'companies.html' },
];

/**
 * Writes a site into `out`: the overview, and a page per session and per company with an application, all linked.
 * An older site there is replaced as a whole. Throws ConfigError when `out` holds anything else.
 */
export async function writeSite(
  duckDb: DuckDb,
  warehouse: Warehouse,
  out: string,
  progress: Progress = silent,
): Promise<Site> {
  const documents = await describeSite(duckDb, warehouse);
  let totalBytes = 0;
  const folder = await replaceFolder(out, async (building) => {
    let done = 0;
    for (const [file, document] of documents) {
      const text = renderHtml(document, { links, file });
      await writeFile(join(building, file), text, { mode: 0o600, flag: 'wx' });
      totalBytes += Buffer.byteLength(text);
      progress({ step: 'writing', done: ++done, total: documents.size, unit: 'pages' });
    }
  });
  return { folder, pages: documents.size, totalBytes };
}

async function describeSite(duckDb: DuckDb, warehouse: Warehouse): Promise<Map<string, ReportDocument>> {
  const companies = await buildCompanyReports(duckDb, warehouse);
  const sessions: SessionReport[] = [];
  for (const { id } of await runQuery<{ id: string }>(duckDb, 'site/site_sessions.sql')) {
    sessions.push(await buildSessionReport(duckDb, warehouse, id));
  }
  const known = new Set([
    ...companies.map(({ company }) => company.id),
    ...sessions.map(({ session }) => session.id),
  ]);
  const page = (kind: string) => (id: string) => (known.has(id) ? `${kind}-${id}.html` : undefined);
  const pages: Pages = { session: page('session'), company: page('company') };
  const overview = describeOverview(await buildOverviewReport(duckDb, warehouse), pages);
  const { footer } = overview;
  return new Map([
    ['index.html', overview],
    ['sessions.html', { ...describeSessionList(sessions, pages), footer }],
    ['companies.html', { ...describeCompanyList(companies, pages), footer }],
    ...sessions.map(
      (report) => [`session-${report.session.id}.html`, describeSession(report, pages)] as const,
    ),
    ...companies.map(
      (report) => [`company-${report.company.id}.html`, describeCompany(report, pages)] as const,
    ),
  ]);
}
