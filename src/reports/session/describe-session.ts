import type { Block, Cell, Fact, ReportDocument, Tone } from '../document.ts';
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

/** Puts a session report into words and tables. */
export function describeSession(report: SessionReport): ReportDocument {
  const { session, warehouse } = report;
  const zone = knownZone(session.timezone);
  return {
    title: session.name ?? `Session ${session.id}`,
    subtitle: when(session, zone),
    ...(session.status ? { badge: { text: session.status, tone: toneOf(session.status) } } : {}),
    blocks: [
      ...numbers(report.digest),
      ...responses(report, zone),
      ...history(report, zone),
      ...tiers(report),
      ...domains(report),
      ...incidents(report),
      ...modelUsage(report),
    ],
    footer: `session ${session.id} · data as of ${moment(warehouse.as_of, zone)}, ${zone}`,
  };
}

function when({ started_at, ended_at, duration_seconds }: SessionReport['session'], zone: string): string {
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
  const rest = total - successful - failed;
  const facts: Fact[] = [
    {
      label: 'applications',
      value: integer(total),
      note: `${successful} successful, ${failed} failed${rest > 0 ? `, ${rest} not finished` : ''}`,
    },
    {
      label: 'success rate',
      value: percent(rate?.value ?? null),
      ...(rate ? { share: rate.value, note: interval(rate) } : {}),
    },
    {
      label: 'effort',
      value: `${digest.low_effort} low, ${digest.medium_effort} medium, ${digest.high_effort} high`,
    },
    { label: 'match score', value: digest.avg_match_score ?? NOTHING, note: 'on average, of 1.000' },
    { label: 'time', value: duration(digest.avg_duration_seconds), note: 'per application' },
    ...costFacts(digest),
  ];
  const summary: Block[] = digest.summary_text ? [{ kind: 'paragraph', text: digest.summary_text }] : [];
  return [...summary, { kind: 'facts', facts }];
}

function interval({ low, high }: { low: number; high: number }): string {
  return `95 % between ${percent(low)} and ${percent(high)}`;
}

function responses({ responses: back, good_news, warehouse }: SessionReport, zone: string): Block[] {
  const share = (count: number) => (back.sent === 0 ? 0 : count / back.sent);
  const fact = (label: string, count: number, tone?: Tone): Fact => ({
    label,
    value: String(count),
    share: share(count),
    note: percent(share(count)),
    ...(tone ? { tone } : {}),
  });
  const speed =
    back.median_days === null
      ? 'no answer yet'
      : `half of the answers within ${days(back.median_days)}; fastest ${days(back.fastest_days)}, slowest ${days(back.slowest_days)}`;
  const heading: Block = {
    kind: 'heading',
    text: 'What came back',
    note: `for ${plural(back.sent, 'application')} sent, by ${day(warehouse.as_of, zone)}`,
  };
  if (back.sent === 0) return [heading, { kind: 'paragraph', text: 'Nothing was sent.' }];
  const facts: Fact[] = [
    { ...fact('answered', back.replied), note: `${percent(share(back.replied))}; ${speed}` },
    fact('interviews', back.interviewed, 'good'),
    fact('offers', back.offered, 'good'),
    fact('rejections', back.rejected, 'bad'),
    fact('no answer yet', back.waiting, 'quiet'),
    fact('ghosted', back.ghosted, 'quiet'),
  ];
  return [heading, { kind: 'facts', facts }, ...goodNews(good_news, zone)];
}

function goodNews(news: SessionReport['good_news'], zone: string): Block[] {
  if (news.length === 0) return [];
  const shown = news.slice(0, 12);
  const rows: Cell[][] = shown.map((item) => [
    { text: item.reached, tone: 'good' },
    { text: item.company ?? NOTHING },
    { text: item.job_title ?? NOTHING },
    { text: day(item.reached_at, zone) },
    { text: days(item.response_days) },
  ]);
  const columns = ['Good news', 'Company', 'Job', 'On', 'Answered after'].map((title) => ({ title }));
  const more = news.length > shown.length ? { more: `and ${news.length - shown.length} more` } : {};
  return [{ kind: 'table', columns, rows, ...more }];
}
