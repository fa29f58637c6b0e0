import {
  describeOutcomes,
  groupCells,
  groupColumns,
  interval,
  rateCell,
} from '../describe-outcomes.ts';
import { countedAsOf, describeAge } from '../describe-warehouse.ts';
import {
  type Block,
  type Cell,
  type Fact,
  noPages,
  type Pages,
  type ReportDocument,
} from '../document.ts';
import {
  compact,
  day,
  days,
  dollars,
  integer,
  knownZone,
  moment,
  percent,
  plural,
} from '../format.ts';
import { describeCompanies } from './describe-companies.ts';
import { describeMail } from './describe-mail.ts';
import { describeSessions } from './describe-sessions.ts';
import type { OverviewReport } from './model.ts';

const SHOWN = 12;

/** Puts the overview into words and tables; `pages` are those of the site it becomes a part of. */
export function describeOverview(report: OverviewReport, pages: Pages = noPages): ReportDocument {
  const { warehouse, totals } = report;
  const zone = knownZone(report.timezone);
  return {
    title: 'The search so far',
    subtitle:
      totals.first_sent_at === null
        ? 'nothing was sent yet'
        : `${day(totals.first_sent_at, zone)} – ${day(totals.last_sent_at, zone)}: ${plural(totals.sessions, 'session')}, ${plural(totals.companies, 'company', 'companies')}`,
    blocks: [
      ...describeAge(warehouse, zone),
      { kind: 'facts', facts: totalFacts(report) },
      ...funnel(report),
      ...outcomes(report, zone),
      ...responseTimes(report),
      ...describeSessions(report, zone, pages),
      ...groups('By company tier', 'Tier', report.tiers),
      ...groups('By effort', 'Effort', report.efforts),
      ...groups('By source of the job', 'Source', report.sources),
      ...groups('By domain', 'Domain', report.domains),
      ...describeCompanies(report, pages),
      ...describeMail(report, zone),
    ],
    footer: `data as of ${moment(warehouse.as_of, zone)}, ${zone}`,
  };
}

function totalFacts({ totals, outcomes: all }: OverviewReport): Fact[] {
  const rest = all.unfinished;
  const rate = all.success_rate;
  return [
    {
      label: 'applications',
      value: integer(all.total),
      note: `${integer(all.successful)} successful, ${integer(all.failed)} failed${rest > 0 ? `, ${integer(rest)} neither` : ''}`,
    },
    {
      label: 'success rate',
      value: percent(rate?.value ?? null),
      ...(rate ? { share: rate.value, interval: rate, note: interval(rate) } : {}),
    },
    { label: 'job posts', value: integer(totals.job_posts), note: 'known' },
    {
      label: 'model cost',
      value: dollars(totals.cost_usd),
      note: `${compact(totals.tokens_input)} tokens in, ${compact(totals.tokens_output)} out`,
    },
    {
      label: 'cost of each',
      value: dollars(totals.cost_usd_per_sent),
      note: `sent; ${dollars(totals.cost_usd_per_reply)} answer, ${dollars(totals.cost_usd_per_interview)} interview, ${dollars(totals.cost_usd_per_offer)} offer`,
    },
  ];
}

const stepNames = {
  sent: 'sent',
  replied: 'answered',
  interview: 'interview',
  offer: 'offer',
} as const;

function funnel({ funnel: steps }: OverviewReport): Block[] {
  if (steps[0]?.applications === 0) return [];
  const rows = steps.map((step): Cell[] => [
    { text: stepNames[step.step] },
    { text: integer(step.applications) },
    step.step === 'sent' ? { text: '100 %', share: 1 } : rateCell(step.of_sent),
    { text: step.of_previous ? percent(step.of_previous.value) : '' },
    {
      text: step.of_previous
        ? `${percent(step.of_previous.low)} to ${percent(step.of_previous.high)}`
        : '',
    },
  ]);
  const right = { align: 'right' as const };
  const columns = [
    { title: 'Came to' },
    { title: 'Applications', ...right },
    { title: 'Of all sent', ...right },
    { title: 'Of the step before', ...right },
    { title: '95 % interval', ...right },
  ];
  return [
    { kind: 'heading', text: 'From sent to offer' },
    { kind: 'table', columns, rows },
  ];
}

function outcomes(
  { outcomes: all, warehouse, ghost_after_days }: OverviewReport,
  zone: string,
): Block[] {
  const note = `for ${plural(all.sent, 'application')} sent, by ${day(countedAsOf(warehouse), zone)}; ghosted after ${plural(ghost_after_days, 'day')}`;
  return [{ kind: 'heading', text: 'What came back', note }, ...describeOutcomes(all)];
}

function responseTimes({ response_times: spans, outcomes: all }: OverviewReport): Block[] {
  if (all.median_days === null) return [];
  const bars = spans.map(({ from_days, to_days, responses }) => ({
    label: to_days === null ? `${from_days}+` : `${from_days}–${to_days}`,
    value: responses,
    text: integer(responses),
  }));
  const note = `half within ${days(all.median_days)}, four of five within ${days(all.p80_days)}`;
  return [
    { kind: 'heading', text: 'How long answers take', note },
    { kind: 'histogram', unit: 'days', bars },
  ];
}

function groups(text: string, title: string, all: OverviewReport['tiers']): Block[] {
  const shown = all.filter((group) => group.sent > 0);
  if (shown.length === 0) return [];
  const rest = shown.length - SHOWN;
  const rows = shown
    .slice(0, SHOWN)
    .map((group): Cell[] => [{ text: group.name }, ...groupCells(group)]);
  return [
    { kind: 'heading', text },
    {
      kind: 'table',
      columns: [{ title }, ...groupColumns],
      rows,
      ...(rest > 0 ? { more: `and ${integer(rest)} more` } : {}),
    },
  ];
}
