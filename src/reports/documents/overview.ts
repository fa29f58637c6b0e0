import { countedAsOf } from '../describe-warehouse.ts';
import { day, integer, moment, plural, wholePercent } from '../format.ts';
import { type Content, defineReport } from '../report-kind.ts';
import type { Context } from '../section.ts';
import { avoidDomains } from '../sections/avoid-domains.ts';
import { activity } from '../sections/overview/activity.ts';
import { companies } from '../sections/overview/companies.ts';
import { funnel } from '../sections/overview/funnel.ts';
import {
  domains,
  efforts,
  resumes,
  seniorities,
  sources,
  tiers,
  weekdays,
} from '../sections/overview/groups.ts';
import { mail } from '../sections/overview/mail.ts';
import { news } from '../sections/overview/news.ts';
import {
  doubts,
  languagesWithoutRules,
  lostAnswers,
  unrecognisedSenders,
} from '../sections/overview/open-mail.ts';
import { outcomes } from '../sections/overview/outcomes.ts';
import { patience } from '../sections/overview/patience.ts';
import { quality } from '../sections/overview/quality.ts';
import { responseTimes } from '../sections/overview/response-times.ts';
import { rounds } from '../sections/overview/rounds.ts';
import { sessions } from '../sections/overview/sessions.ts';
import { followUp, stopWaiting } from '../sections/overview/silence.ts';
import { survival } from '../sections/overview/survival.ts';
import { totals } from '../sections/overview/totals.ts';
import { unsure } from '../sections/overview/unsure.ts';
import { upcoming } from '../sections/overview/upcoming.ts';
import { weeks } from '../sections/overview/weeks.ts';
import { glossary } from './glossary.ts';

const sections = [
  news,
  upcoming,
  followUp,
  stopWaiting,
  funnel,
  rounds,
  survival,
  patience,
  responseTimes,
  outcomes,
  totals,
  weeks,
  activity,
  sessions,
  tiers,
  efforts,
  sources,
  resumes,
  seniorities,
  weekdays,
  domains,
  avoidDomains,
  companies,
  mail,
  unsure,
  unrecognisedSenders,
  languagesWithoutRules,
  lostAnswers,
  doubts,
  quality,
] as const;

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

function subtitle({ totals, scope }: OverviewReport, zone: string): string {
  if (totals.first_sent_at === null) return 'nothing was sent yet';
  const span = `${day(totals.first_sent_at, zone)} – ${day(totals.last_sent_at, zone)}`;
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
  const first = `Of ${plural(sent, 'application')} sent by ${by}, ${integer(replied)} were answered (${wholePercent(reply_rate?.value ?? null)}), ${integer(interviewed)} came to an interview and ${integer(offered)} to an offer; ${integer(waiting)} may still be answered.`;
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
