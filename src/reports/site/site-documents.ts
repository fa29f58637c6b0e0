import type { DuckDb } from '../../database/duckdb.ts';
import type { Warehouse } from '../../database/warehouse.ts';
import type { Block, Pages, ReportDocument } from '../document.ts';
import { applicationsReport } from '../documents/applications.ts';
import { companyReport } from '../documents/company.ts';
import { overviewReport } from '../documents/overview.ts';
import { sessionReport } from '../documents/session.ts';
import { integer } from '../format.ts';
import { contextOf, describeReport, readContents } from '../report-kind.ts';
import { runQuery } from '../run-query.ts';
import type { Scope } from '../scope.ts';
import { type ListedApplication, listTable } from '../sections/applications/list.ts';
import { describeHealth } from './describe-health.ts';
import {
  companyTable,
  describeMonths,
  type ListedCompany,
  type ListedSession,
  sessionTable,
} from './describe-lists.ts';

export const links = [
  { text: 'Overview', file: 'index.html' },
  { text: 'Sessions', file: 'sessions.html' },
  { text: 'Companies', file: 'companies.html' },
  { text: 'Applications', file: 'applications.html' },
  { text: 'Pipeline health', file: 'health.html' },
];

/** So many pages are read and written at a time: few queries, and little in memory. */
const BATCH = 500;
/** Rows of a list on one page, so that it stays under 300 KB. */
const MOST_ROWS = 300;

export interface SiteIds {
  /** The newest first. */
  sessions: string[];
  /** By name. */
  companies: string[];
}

/** The sessions, and the companies with an application, that get a page of their own. */
export async function siteIds(duckDb: DuckDb): Promise<SiteIds> {
  const ids = async (name: string) =>
    (await runQuery<{ id: string }>(duckDb, `site/${name}.sql`)).map(({ id }) => id);
  return { sessions: await ids('site_sessions'), companies: await ids('company_ids') };
}

type Page = [file: string, document: ReportDocument];

/** The pages of the site by file name, one after the other; of those behind it only what the lists need is kept. */
export async function* describeSite(
  duckDb: DuckDb,
  warehouse: Warehouse,
  ids: SiteIds,
  scope: Scope,
): AsyncGenerator<Page> {
  const pages = pagesOf(ids);
  const [overview] = await readContents(duckDb, warehouse, overviewReport, [], { scope });
  if (!overview) throw new Error('there is no overview');
  const index = describeReport(overviewReport, overview, pages);
  yield ['index.html', index];
  const { footer } = index;

  const sessions: ListedSession[] = [];
  for (const batch of inBatches(ids.sessions, BATCH)) {
    for (const report of await readContents(duckDb, warehouse, sessionReport, batch, { scope })) {
      const { session, digest, responses } = report;
      sessions.push({ session, digest, responses });
      yield [`session-${session.id}.html`, describeReport(sessionReport, report, pages)];
    }
  }
  yield* lists('sessions', 'Sessions', sessions, (part) => sessionTable(part, pages), footer);

  const companies: ListedCompany[] = [];
  for (const batch of inBatches(ids.companies, BATCH)) {
    for (const report of await readContents(duckDb, warehouse, companyReport, batch, { scope })) {
      const { company, outcomes } = report;
      companies.push({ company, outcomes });
      yield [`company-${company.id}.html`, describeReport(companyReport, report, pages)];
    }
  }
  yield* lists('companies', 'Companies', companies, (part) => companyTable(part, pages), footer);
  yield* months(duckDb, warehouse, pages, footer);
  const context = contextOf(overviewReport, overview, pages);
  yield ['health.html', describeHealth(warehouse.manifest, overview, context, footer)];
}

function pagesOf(ids: SiteIds): Pages {
  const page = (kind: string, known: Set<string>) => (id: string) =>
    known.has(id) ? `${kind}-${id}.html` : undefined;
  return {
    session: page('session', new Set(ids.sessions)),
    company: page('company', new Set(ids.companies)),
  };
}

/** A list on as many pages as it needs, each of which leads to the next. */
function* lists<Item>(
  file: string,
  title: string,
  all: readonly Item[],
  table: (part: readonly Item[]) => Block,
  footer: string,
): Generator<Page> {
  const parts = all.length === 0 ? [[]] : [...inBatches(all, MOST_ROWS)];
  const name = (index: number) => (index === 0 ? `${file}.html` : `${file}-${index + 1}.html`);
  for (const [index, part] of parts.entries()) {
    const blocks: Block[] = [table(part)];
    if (parts.length > 1) {
      blocks.push({
        kind: 'table',
        columns: [{ title: 'Pages of this list' }],
        rows: parts.map((_, other) => [
          { text: `page ${other + 1}`, ...(other === index ? {} : { file: name(other) }) },
        ]),
      });
    }
    const many = parts.length > 1 ? `, page ${index + 1} of ${parts.length}` : '';
    const subtitle = `${integer(all.length)} in all${many}`;
    yield [name(index), { title, subtitle, blocks, footer }];
  }
}

/** The list of all applications: an index of months, and a page or more for each. */
async function* months(
  duckDb: DuckDb,
  warehouse: Warehouse,
  pages: Pages,
  footer: string,
): AsyncGenerator<Page> {
  const parameters = { from: null, to: null };
  const [content] = await readContents(duckDb, warehouse, applicationsReport, [], { parameters });
  if (!content) throw new Error('there is no list');
  const byMonth = Map.groupBy(content.list, monthOf);
  const file = (month: string) => `applications-${month}`;
  yield ['applications.html', describeMonths(byMonth, (month) => `${file(month)}.html`, footer)];
  const context = contextOf(applicationsReport, content, pages);
  const table = (part: readonly ListedApplication[]) => listTable(part, context);
  for (const [month, applications] of byMonth)
    yield* lists(file(month), `Applications sent in ${month}`, applications, table, footer);
}

function monthOf({ sent_on }: ListedApplication): string {
  return /^\d{4}-\d\d/.exec(sent_on ?? '')?.[0] ?? 'undated';
}

function* inBatches<Item>(all: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}
