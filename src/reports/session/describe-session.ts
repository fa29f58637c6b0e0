import { describeOutcomes, interval } from '../describe-outcomes.ts';
import { countedAsOf, describeAge } from '../describe-warehouse.ts';
import {
  type Block,
  type Cell,
  type Fact,
  noPages,
  type Pages,
  type ReportDocument,
  type Tone,
} from '../document.ts';
import {
  clock,
  day,
  days,
  duration,
  integer,
  knownZone,
  moment,
  NOTHING,
  percent,
  plural,
} from '../format.ts';
import { domains, incidents, tiers } from './describe-breakdowns.ts';
import { costFacts, modelUsage } from './describe-cost.ts';
import { history } from './describe-history.ts';
import type { SessionDigest, SessionReport } from './model.ts';

/** Puts a session report into words and tables; `pages` are those of the site it becomes a part of. */
export function describeSession(report: SessionReport, pages: Pages = noPages): ReportDocument {
  const { session, warehouse } = report;
  const zone = knownZone(session.timezone);
  return {
    title: session.name ?? `Session ${session.id}`,
    subtitle: when(session, zone),
    ...(session.status ? { badge: { text: session.status, tone: toneOf(session.status) } } : {}),
    blocks: [
      ...describeAge(warehouse, zone),
      ...numbers(report.digest),
      ...responses(report, zone, pages),
      ...history(report, zone),
      ...tiers(report),
      ...domains(report),
      ...incidents(report),
      ...modelUsage(report),
    ],
    footer: `session ${session.id} · data as of ${moment(warehouse.as_of, zone)}, ${zone}`,
  };
}

function when(
  { started_at, ended_at, duration_seconds }: SessionReport['session'],
  zone: string,
): string {
  if (started_at === null) return 'not started';
  if (ended_at === null) return `since ${moment(started_at, zone)} (${zone})`;
  const sameDay = day(started_at, zone) === day(ended_at, zone);
  const end = sameDay ? clock(ended_at, zone) : moment(ended_at, zone);
  return `${moment(started_at, zone)} – ${end} (${zone}), ${duration(duration_seconds)}`;
}

function toneOf(status: string): Tone {
  if (status === 'completed') return 'good';
  return status === 'failed' || status === 'cancelled' ? 'bad' : 'quiet';
}

function numbers(digest: SessionDigest | null): Block[] {
  if (!digest) {
    return [
      {
        kind: 'paragraph',
        text: "There is no digest of this session yet: it is made by 'nyx-etl transform' once the session has ended.",
      },
    ];
  }
  const { total, successful, failed, success_rate: rate } = digest;
  const rest = digest.unfinished ?? 0;
  const facts: Fact[] = [
    {
      label: 'applications',
      value: integer(total),
      note: `${successful} successful, ${failed} failed${rest > 0 ? `, ${rest} not finished` : ''}`,
    },
    {
      label: 'success rate',
      value: percent(rate?.value ?? null),
      ...(rate ? { share: rate.value, interval: rate, note: interval(rate) } : {}),
    },
    {
      label: 'effort',
      value: `${digest.low_effort} low, ${digest.medium_effort} medium, ${digest.high_effort} high`,
    },
    {
      label: 'match score',
      value: digest.avg_match_score ?? NOTHING,
      note: 'on average, of 1.000',
    },
    { label: 'time', value: duration(digest.avg_duration_seconds), note: 'per application' },
    ...costFacts(digest),
  ];
  const summary: Block[] = digest.summary_text
    ? [{ kind: 'paragraph', text: digest.summary_text }]
    : [];
  return [...summary, { kind: 'facts', facts }];
}

function responses(
  { responses: back, good_news, warehouse }: SessionReport,
  zone: string,
  pages: Pages,
): Block[] {
  const note = `for ${plural(back.sent, 'application')} sent, by ${day(countedAsOf(warehouse), zone)}`;
  return [
    { kind: 'heading', text: 'What came back', note },
    ...describeOutcomes(back),
    ...goodNews(good_news, zone, pages),
  ];
}

function goodNews(news: SessionReport['good_news'], zone: string, pages: Pages): Block[] {
  if (news.length === 0) return [];
  const shown = news.slice(0, 12);
  const rows: Cell[][] = shown.map((item) => [
    { text: item.reached, tone: 'good' },
    companyCell(item, pages),
    { text: item.job_title ?? NOTHING },
    { text: day(item.reached_at, zone) },
    { text: days(item.response_days) },
  ]);
  const columns = ['Good news', 'Company', 'Job', 'On', 'Answered after'].map((title) => ({
    title,
  }));
  const more = news.length > shown.length ? { more: `and ${news.length - shown.length} more` } : {};
  return [{ kind: 'table', columns, rows, ...more }];
}

function companyCell(
  { company, company_id }: SessionReport['good_news'][number],
  pages: Pages,
): Cell {
  const file = company_id === null ? undefined : pages.company(company_id);
  return { text: company ?? NOTHING, ...(file === undefined ? {} : { file }) };
}
