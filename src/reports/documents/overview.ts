import { countedAsOf } from '../describe-warehouse.ts';
import { day, integer, moment, plural, wholePercent } from '../format.ts';
import { type Content, defineReport } from '../report-kind.ts';
import type { Context } from '../section.ts';
import { answers } from '../sections/overview/answers.ts';
import { course } from '../sections/overview/course.ts';
import { groups } from '../sections/overview/groups.ts';
import { doubtful } from '../sections/overview/mail.ts';
import { next } from '../sections/overview/next.ts';
import { glossary } from './glossary.ts';

const sections = [...next, ...answers, ...course, ...groups, ...doubtful] as const;

/** Everything: the news, what to do next, and how the search goes. */
export const overviewReport = defineReport({
  kind: 'overview',
  sections,
  heading: (content, context) => ({
    title: 'The search so far',
    subtitle: subtitle(content, context.zone),
    story: tell(content, context),
    footer: `data as of ${moment(context.warehouse.as_of, context.zone)}, ${context.zone}`,
  }),
  end: ({ ghost_after_days }) =>
    glossary(
      [
        'sent without an error',
        'answered',
        'interview',
        'offer',
        '95 % interval',
        'tier',
        'effort',
        'source',
        'unsure',
      ],
      ghost_after_days,
    ),
});

export type OverviewReport = Content<'overview', typeof sections>;
export const overviewReportSchema = overviewReport.schema;

function subtitle({ totals, scope, outcomes }: OverviewReport, zone: string): string {
  if (outcomes.sent === 0) return 'nothing was sent yet';
  const [first, last] = [totals.first_sent_at, totals.last_sent_at].map((at) => day(at, zone));
  const days = first === last ? first : `${first} – ${last}`;
  const span = totals.first_sent_at === null ? 'on days that nobody noted' : days;
  const people =
    totals.people > 1
      ? `, ${plural(totals.people, 'person', 'persons')} together (--user narrows it)`
      : '';
  const since = scope.since === null ? '' : `, sent since ${scope.since}`;
  return `${span}: ${plural(totals.sessions, 'session')}, ${plural(totals.companies, 'company', 'companies')}${people}${since}`;
}

/** Where the search stands, and what to do next. */
function tell({ outcomes, follow_up, upcoming }: OverviewReport, context: Context): string {
  const { sent, replied, reply_rate, interviewed, offered, waiting } = outcomes;
  if (sent === 0) return 'Nothing was sent yet, so nothing can have come back.';
  const by = day(countedAsOf(context.warehouse), context.zone);
  const answered = `${integer(replied)} ${replied === 1 ? 'was' : 'were'} answered (${wholePercent(reply_rate?.value ?? null)}), ${integer(interviewed)} came to an interview and ${integer(offered)} to an offer`;
  const came = replied + interviewed + offered === 0 ? 'none was answered' : answered;
  const first = `Of ${plural(sent, 'application')} sent by ${by}, ${came}; ${integer(waiting)} may still be answered.`;
  const todo = [
    ...(upcoming.length > 0 ? [`prepare ${plural(upcoming.length, 'interview')}`] : []),
    ...(follow_up[0]
      ? [
          `ask after ${plural(follow_up[0].of, 'application')} that ${follow_up[0].of === 1 ? 'has' : 'have'} been silent for longer than usual`,
        ]
      : []),
  ];
  return todo.length === 0
    ? `${first} There is nothing to ask after today.`
    : `${first} Next: ${todo.join(', and ')}.`;
}
