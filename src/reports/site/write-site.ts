import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDb } from '../../database/duckdb.ts';
import type { Warehouse } from '../../database/warehouse.ts';
import { type Progress, silent } from '../../progress.ts';
import { buildCompanyReports, readCompanyIds } from '../company/build-company-reports.ts';
import { describeCompany } from '../company/describe-company.ts';
import { requireReportable } from '../describe-warehouse.ts';
import type { Pages, ReportDocument } from '../document.ts';
import { buildOverviewReport } from '../overview/build-overview-report.ts';
import { describeOverview } from '../overview/describe-overview.ts';
import { renderHtml } from '../render/html.ts';
import { runQuery } from '../run-query.ts';
import { buildSessionReports } from '../session/build-session-report.ts';
import { describeSession } from '../session/describe-session.ts';
import {
  describeCompanyList,
  describeSessionList,
  type ListedCompany,
  type ListedSession,
} from './describe-lists.ts';
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

/** So many pages are read and written at a time: few queries, and little in memory. */
const BATCH = 2_000;

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
  requireReportable(warehouse);
  const ids = await readIds(duckDb);
  const total = links.length + ids.sessions.length + ids.companies.length;
  let pages = 0;
  let totalBytes = 0;
  const folder = await replaceFolder(out, async (building) => {
    for await (const [file, document] of describeSite(duckDb, warehouse, ids)) {
      const text = renderHtml(document, { links, file });
      await writeFile(join(building, file), text, { mode: 0o600, flag: 'wx' });
      totalBytes += Buffer.byteLength(text);
      progress({ step: 'writing', done: ++pages, total, unit: 'pages' });
    }
  });
  return { folder, pages, totalBytes };
}

interface Ids {
  /** The newest first. */
  sessions: string[];
  /** By name. */
  companies: string[];
}

async function readIds(duckDb: DuckDb): Promise<Ids> {
  const sessions = await runQuery<{ id: string }>(duckDb, 'site/site_sessions.sql');
  return { sessions: sessions.map(({ id }) => id), companies: await readCompanyIds(duckDb) };
}

/** The pages of the site by file name, one after the other; of those behind it only what the lists need is kept. */
async function* describeSite(
  duckDb: DuckDb,
  warehouse: Warehouse,
  ids: Ids,
): AsyncGenerator<[file: string, document: ReportDocument]> {
  const page = (kind: string, known: Set<string>) => (id: string) =>
    known.has(id) ? `${kind}-${id}.html` : undefined;
  const pages: Pages = {
    session: page('session', new Set(ids.sessions)),
    company: page('company', new Set(ids.companies)),
  };
  const overview = describeOverview(await buildOverviewReport(duckDb, warehouse), pages);
  const { footer } = overview;
  yield ['index.html', overview];

  const sessions: ListedSession[] = [];
  for (const batch of inBatches(ids.sessions)) {
    for (const report of await buildSessionReports(duckDb, warehouse, batch)) {
      const { session, digest, responses } = report;
      sessions.push({ session, digest, responses });
      yield [`session-${session.id}.html`, describeSession(report, pages)];
    }
  }
  yield ['sessions.html', { ...describeSessionList(sessions, pages), footer }];

  const companies: ListedCompany[] = [];
  for (const batch of inBatches(ids.companies)) {
    for (const report of await buildCompanyReports(duckDb, warehouse, batch)) {
      const { company, outcomes } = report;
      companies.push({ company, outcomes });
      yield [`company-${company.id}.html`, describeCompany(report, pages)];
    }
  }
  yield ['companies.html', { ...describeCompanyList(companies, pages), footer }];
}

function* inBatches(ids: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < ids.length; start += BATCH) yield ids.slice(start, start + BATCH);
}
