import type { CompanyReport } from '../company/model.ts';
import { groupCells, groupColumns, rateCell } from '../describe-outcomes.ts';
import type { Cell, Column, Pages, ReportDocument } from '../document.ts';
import { day, integer, knownZone, NOTHING, plural } from '../format.ts';
import type { SessionReport } from '../session/model.ts';

/** What the lists show of a report. */
export type ListedSession = Pick<SessionReport, 'session' | 'digest' | 'responses'>;
export type ListedCompany = Pick<CompanyReport, 'company' | 'outcomes'>;

/** The page that lists every session, the newest first. */
export function describeSessionList(
  reports: readonly ListedSession[],
  pages: Pages,
): ReportDocument {
  const rows = reports.map(({ session, digest, responses }): Cell[] => [
    linked(session.name ?? session.id, pages.session(session.id)),
    { text: day(session.started_at, knownZone(session.timezone)) },
    { text: session.status ?? NOTHING },
    { text: digest ? integer(digest.total) : NOTHING },
    rateCell(digest?.success_rate ?? null),
    { text: integer(responses.sent) },
    rateCell(responses.reply_rate),
    {
      text: integer(responses.offered),
      ...(responses.offered > 0 ? { tone: 'good' as const } : {}),
    },
  ]);
  const columns: Column[] = [
    { title: 'Session' },
    { title: 'On' },
    { title: 'Status' },
    ...['Total', 'Successful', 'Sent', 'Answered', 'Offers'].map(right),
  ];
  return list('Sessions', plural(reports.length, 'session'), columns, rows);
}

/** The page that lists every company with an application, by name. */
export function describeCompanyList(
  reports: readonly ListedCompany[],
  pages: Pages,
): ReportDocument {
  const rows = reports.map(({ company, outcomes }): Cell[] => [
    linked(company.name, pages.company(company.id)),
    { text: company.tier },
    ...(outcomes ? groupCells(outcomes) : []),
  ]);
  const columns: Column[] = [{ title: 'Company' }, { title: 'Tier' }, ...groupColumns];
  return list('Companies', plural(reports.length, 'company', 'companies'), columns, rows);
}

function list(title: string, subtitle: string, columns: Column[], rows: Cell[][]): ReportDocument {
  return { title, subtitle, blocks: [{ kind: 'table', columns, rows }], footer: '' };
}

function linked(text: string, file: string | undefined): Cell {
  return { text, ...(file === undefined ? {} : { file }) };
}

function right(title: string): Column {
  return { title, align: 'right' };
}
