import { describeOutcomes, interval } from '../describe-outcomes.ts';
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
  day,
  days,
  dollars,
  integer,
  knownZone,
  moment,
  NOTHING,
  percent,
  plural,
  words,
} from '../format.ts';
import { describeDays } from './describe-days.ts';
import { describeProperties } from './describe-properties.ts';
import type { CompanyReport } from './model.ts';

const SHOWN = 40;

/** Puts a company report into words and tables; `pages` are those of the site it becomes a part of. */
export function describeCompany(report: CompanyReport, pages: Pages = noPages): ReportDocument {
  const { company, warehouse, timezone, outcomes } = report;
  const zone = knownZone(timezone);
  return {
    title: company.name,
    subtitle: subtitle(company),
    badge: {
      text: company.tier,
      tone: company.tier === 'top' ? 'good' : company.tier === 'avoid' ? 'bad' : 'quiet',
    },
    blocks: [
      ...describeAge(warehouse, zone),
      ...summary(report, zone),
      ...(outcomes
        ? [heading(outcomes.sent, countedAsOf(warehouse), zone), ...describeOutcomes(outcomes)]
        : []),
      ...describeProperties(report, zone),
      ...describeDays(report),
      ...interviews(report, zone),
      ...applications(report, zone, pages),
    ],
    footer: `company ${company.id} · data as of ${moment(warehouse.as_of, zone)}, ${zone}`,
  };
}

function subtitle({ industry, size, city, country, domain }: CompanyReport['company']): string {
  const place = [city, country].filter((part) => part !== null).join(', ');
  const people = size === null ? null : `${size} people`;
  const parts = [industry, people, place, domain].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? 'nothing more is known about it' : parts.join(' · ');
}

function heading(sent: number, asOf: string, zone: string): Block {
  const note = `for ${plural(sent, 'application')} sent, by ${day(asOf, zone)}`;
  return { kind: 'heading', text: 'What came back', note };
}

function summary(
  { outcomes, interviews: met, applications: all }: CompanyReport,
  zone: string,
): Block[] {
  if (!outcomes)
    return [{ kind: 'paragraph', text: 'There is no application to this company yet.' }];
  const { total, successful, failed, unfinished, success_rate: rate } = outcomes;
  const sent = all.filter((application) => application.sent_at !== null);
  const facts: Fact[] = [
    {
      label: 'applications',
      value: integer(total),
      note: `${successful} successful, ${failed} failed${unfinished > 0 ? `, ${unfinished} not finished` : ''}`,
    },
    {
      label: 'success rate',
      value: percent(rate?.value ?? null),
      ...(rate ? { share: rate.value, interval: rate, note: interval(rate) } : {}),
    },
    {
      label: 'interviews',
      value: integer(met.length),
      note: offers(met.filter(({ offer }) => offer).length),
    },
    {
      label: 'last sent',
      value: day(sent[0]?.sent_at ?? null, zone),
      ...(sent.length > 1 ? { note: `first ${day(sent.at(-1)?.sent_at ?? null, zone)}` } : {}),
    },
    { label: 'model cost', value: dollars(outcomes.cost_usd) },
  ];
  return [{ kind: 'facts', facts }];
}

function offers(count: number): string {
  return count === 0 ? 'no offer' : plural(count, 'offer');
}

function interviews({ interviews: met }: CompanyReport, zone: string): Block[] {
  if (met.length === 0) return [];
  const rows = met.map((interview): Cell[] => [
    { text: day(interview.scheduled_at ?? interview.created_at, zone) },
    { text: words(interview.type ?? NOTHING) },
    { text: interview.round === null ? NOTHING : integer(interview.round) },
    { text: interview.job_title ?? NOTHING },
    interview.offer
      ? { text: 'offer', tone: 'good' }
      : {
          text: words(interview.outcome ?? NOTHING),
          ...(interview.outcome === 'failed' ? { tone: 'bad' } : {}),
        },
  ]);
  const columns = ['On', 'Kind', 'Round', 'Job', 'Outcome'].map((title) => ({ title }));
  return [
    { kind: 'heading', text: 'Interviews and offers' },
    { kind: 'table', columns, rows },
  ];
}

function applications({ applications: all }: CompanyReport, zone: string, pages: Pages): Block[] {
  if (all.length === 0) return [];
  const rest = all.length - SHOWN;
  const rows = all.slice(0, SHOWN).map((application): Cell[] => {
    const page =
      application.session_id === null ? undefined : pages.session(application.session_id);
    return [
      { text: application.job_title ?? NOTHING },
      { text: day(application.sent_at, zone) },
      reached(application),
      { text: days(application.response_days) },
      {
        text: application.session ?? application.session_id ?? NOTHING,
        ...(page === undefined ? {} : { file: page }),
      },
    ];
  });
  const columns = ['Job', 'Sent', 'Came to', 'Answered after', 'Session'].map((title) => ({
    title,
  }));
  return [
    { kind: 'heading', text: 'Applications', note: 'the newest first' },
    {
      kind: 'table',
      columns,
      rows,
      ...(rest > 0 ? { more: `and ${integer(rest)} older ones` } : {}),
    },
  ];
}

function reached(application: CompanyReport['applications'][number]): Cell {
  if (application.reached === 'not sent') return { text: words(application.status), tone: 'quiet' };
  if (application.offered_at !== null) return { text: 'offer', tone: 'good' };
  if (application.rejected_at !== null) {
    return {
      text: application.interviewed_at === null ? 'rejected' : 'rejected after interview',
      tone: 'bad',
    };
  }
  if (application.interviewed_at !== null) return { text: 'interview', tone: 'good' };
  if (application.replied_at !== null) return { text: 'answered' };
  return { text: application.ghosted ? 'ghosted' : 'no answer yet', tone: 'quiet' };
}
