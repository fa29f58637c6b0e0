import type { Cell, Column, Pages, ReportDocument } from '../document.ts';
import type { CompanyReport } from '../documents/company.ts';
import type { SessionReport } from '../documents/session.ts';
import { day, integer, knownZone, NOTHING, plural } from '../format.ts';
import type { ListedApplication } from '../sections/applications/list.ts';
import {
  goodCount,
  groupCells,
  groupColumns,
  noGroup,
  rateCell,
  right,
} from '../sections/describe-outcomes.ts';

/** What the lists show of a report. */
export type ListedSession = Pick<SessionReport, 'session' | 'digest' | 'responses'>;
export type ListedCompany = Pick<CompanyReport, 'company' | 'outcomes'>;

/** The table of some sessions. */
export function sessionTable(reports: readonly ListedSession[], pages: Pages) {
  const rows = reports.map(({ session, digest, responses }): Cell[] => [
    { text: session.name ?? session.id, file: pages.session(session.id) },
    { text: day(session.started_at, knownZone(session.timezone)) },
    { text: session.status ?? NOTHING },
    { text: digest ? integer(digest.total) : NOTHING },
    rateCell(digest?.success_rate ?? null),
    { text: integer(responses.sent) },
    rateCell(responses.reply_rate),
    goodCount(responses.offered),
  ]);
  const columns: Column[] = [
    { title: 'Session' },
    { title: 'On' },
    { title: 'Status' },
    ...right('Forms', 'Without an error', 'Sent', 'Answered', 'Offers'),
  ];
  return { kind: 'table', columns, rows } as const;
}

/** The table of some companies. */
export function companyTable(reports: readonly ListedCompany[], pages: Pages) {
  const cells = groupCells(reports.map(({ outcomes }) => outcomes ?? noGroup));
  const rows = reports.map(({ company }, index): Cell[] => [
    { text: company.name, file: pages.company(company.id) },
    { text: company.tier },
    ...(cells[index] ?? []),
  ]);
  const columns: Column[] = [{ title: 'Company' }, { title: 'Tier' }, ...groupColumns];
  return { kind: 'table', columns, rows } as const;
}

/** The page that leads to the lists of single months, and says what is in them. */
export function describeMonths(
  months: ReadonlyMap<string, readonly ListedApplication[]>,
  file: (month: string) => string,
  footer: string,
): ReportDocument {
  const all = [...months.values()].flat();
  const rows = [...months].map(([month, applications]): Cell[] => {
    const states = (wanted: RegExp) =>
      integer(applications.filter(({ state }) => wanted.test(state)).length);
    return [
      { text: month, file: file(month) },
      { text: integer(applications.length) },
      { text: states(/^(answered|rejected)/) },
      { text: states(/interview/) },
      { text: states(/^offer/) },
      { text: states(/^open/) },
    ];
  });
  return {
    title: 'Applications',
    subtitle: `${plural(all.length, 'application')} sent, month by month`,
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: 'Sent in' },
          ...right('Applications', 'Answered or rejected', 'Interviews', 'Offers', 'Open'),
        ],
        rows,
      },
    ],
    footer,
  };
}
