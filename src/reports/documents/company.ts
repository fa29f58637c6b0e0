import { countedAsOf } from '../describe-warehouse.ts';
import type { Tone } from '../document.ts';
import { day, days, integer, moment, plural } from '../format.ts';
import { type Content, defineReport } from '../report-kind.ts';
import type { Context } from '../section.ts';
import { answers } from '../sections/company/answers.ts';
import { course } from '../sections/company/course.ts';
import { figures } from '../sections/company/figures.ts';
import { glossary } from './glossary.ts';

const sections = [...answers, ...course, ...figures] as const;

const tones: Record<string, Tone> = { top: 'good', avoid: 'bad' };

/** One company: its scorecard, and everything that happened with it. */
export const companyReport = defineReport({
  kind: 'company',
  subject: 'company',
  sections,
  heading: (content, context) => ({
    title: content.company.name,
    subtitle: subtitle(content.company),
    badge: {
      text: content.company.tier,
      tone: tones[content.company.tier] ?? 'quiet',
    },
    ...tell(content, context),
    footer: `company ${content.company.id} · data as of ${moment(context.warehouse.as_of, context.zone)}, ${context.zone}`,
  }),
  end: ({ ghost_after_days }) =>
    glossary(['sent without an error', 'answered', '95 % interval', 'tier'], ghost_after_days),
});

export type CompanyReport = Content<'company', typeof sections>;
export const companyReportSchema = companyReport.schema;

/** What was sent, what came back, and how fast, beside everybody else. */
function tell({ outcomes, everyone }: CompanyReport, context: Context): { story?: string } {
  if (!outcomes || outcomes.sent === 0) return {};
  const { sent, replied, interviewed, offered, median_days } = outcomes;
  const by = day(countedAsOf(context.warehouse), context.zone);
  const came = [
    ...(interviewed > 0 ? [plural(interviewed, 'interview')] : []),
    ...(offered > 0 ? [plural(offered, 'offer')] : []),
  ];
  const first = `${plural(sent, 'application was', 'applications were')} sent; by ${by} ${replied === 0 ? 'none' : integer(replied)} had an answer${came.length > 0 ? `, with ${came.join(' and ')}` : ''}.`;
  const usual = everyone?.median_days ?? null;
  if (median_days === null || usual === null) return { story: first };
  return {
    story: `${first} Half of its answers came within ${days(median_days)}; of all companies' within ${days(usual)}.`,
  };
}

function subtitle({ industry, size, city, country, domain }: CompanyReport['company']): string {
  const place = [city, country].filter((part) => part !== null).join(', ');
  const people = size === null ? null : `${size} people`;
  const parts = [industry, people, place, domain].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? 'nothing more is known about it' : parts.join(' · ');
}
