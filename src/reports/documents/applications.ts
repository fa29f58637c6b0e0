import { countedAsOf } from '../describe-warehouse.ts';
import { day, moment, plural } from '../format.ts';
import { type Content, defineReport } from '../report-kind.ts';
import { list } from '../sections/applications/list.ts';
import { glossary } from './glossary.ts';

const sections = [list] as const;

/** The list of applications that were sent, between two days. */
export const applicationsReport = defineReport({
  kind: 'applications',
  sections,
  heading: ({ list, warehouse }, { zone }) => ({
    title: 'Applications',
    subtitle: span(list),
    story: `${plural(list.length, 'application was', 'applications were')} sent${undated(list)}; their state is that of ${day(countedAsOf(warehouse), zone)}.`,
    footer: `data as of ${moment(warehouse.as_of, zone)}, ${zone}`,
  }),
  end: ({ list, ghost_after_days }) =>
    list.length === 0 ? [] : glossary(['answered', 'interview', 'source'], ghost_after_days),
});

export type ApplicationsReport = Content<'applications', typeof sections>;
export const applicationsReportSchema = applicationsReport.schema;

function span(all: ApplicationsReport['list']): string {
  if (all.length === 0) return 'nothing was sent';
  const days = all.flatMap(({ sent_on }) => (sent_on === null ? [] : [sent_on]));
  return days.length === 0 ? 'on days that nobody noted' : `${days.at(-1)} to ${days[0]}`;
}

/** How many of them have no day of sending, if any. */
function undated(all: ApplicationsReport['list']): string {
  const times = all.filter(({ sent_on }) => sent_on === null).length;
  return times === 0 ? '' : `, ${times} of them on a day that nobody noted`;
}
