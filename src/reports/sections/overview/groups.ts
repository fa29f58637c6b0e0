import { z } from 'zod';
import type { Block, Cell, Pages, Tone } from '../../document.ts';
import { andMore, integer, percent, plural } from '../../format.ts';
import { count, group, id, rate } from '../../model.ts';
import { many, type Section } from '../../section.ts';
import { avoidDomains } from '../avoid-domains.ts';
import { groupCells, groupColumns, rateCell, right } from '../describe-outcomes.ts';
import { overlap } from '../session/groups.ts';

const SHOWN = 12;

/** By what everything is grouped, in one query. */
export const dimensions = '[all, tier, effort, source, resume, seniority, weekday, domain]';

const groupRow = group.extend({ name: z.string() });
type Named = z.infer<typeof groupRow>;

interface Grouping<Name extends string> {
  name: Name;
  /** By what applications are grouped, as outcomes.sql knows it. */
  dimension: string;
  heading: string;
  title: string;
  describe?: string;
}

/** A section of the outcomes by one property of the applications. */
function grouping<const Name extends string>({
  name,
  dimension,
  heading,
  title,
  describe,
}: Grouping<Name>): Section<Name, z.ZodArray<typeof groupRow>> {
  return many({
    name,
    module: import.meta.url,
    query: '../outcomes.sql',
    parameters: { dimensions },
    where: { dimension },
    row: groupRow,
    ...(describe === undefined ? {} : { describe }),
    show: (all) => showGroups(all, heading, title),
  });
}

const tiers = grouping({
  name: 'tiers',
  dimension: 'tier',
  heading: 'By company tier',
  title: 'Tier',
});
const efforts = grouping({
  name: 'efforts',
  dimension: 'effort',
  heading: 'By effort',
  title: 'Effort',
});
const sources = grouping({
  name: 'sources',
  dimension: 'source',
  heading: 'By source of the job',
  title: 'Source',
  describe: 'by name of the job source',
});
const resumes = grouping({
  name: 'resumes',
  dimension: 'resume',
  heading: 'By résumé',
  title: 'Résumé',
  describe: 'by version of the résumé that was sent',
});
const seniorities = grouping({
  name: 'seniorities',
  dimension: 'seniority',
  heading: 'By seniority of the job',
  title: 'Seniority',
});
const weekdays = grouping({
  name: 'weekdays',
  dimension: 'weekday',
  heading: 'By weekday',
  title: 'Weekday',
  describe: 'by weekday of sending, in the reporting time zone',
});
const domains = grouping({
  name: 'domains',
  dimension: 'domain',
  heading: 'By domain',
  title: 'Domain',
});

function showGroups(all: readonly Named[], heading: string, title: string): Block[] {
  const shown = all.filter(({ sent }) => sent > 0);
  const [only, another] = shown;
  if (!only || !another) return [];
  const first = shown.slice(0, SHOWN);
  const cells = groupCells(first);
  return [
    { kind: 'heading', text: heading, note: overlap(first) },
    {
      kind: 'chart',
      title: `Answered, ${heading.toLowerCase()}`,
      description: `Share of the applications sent that were answered, with its 95 % interval, of ${plural(first.length, 'group')}.`,
      chart: {
        type: 'intervals',
        measure: 'Answered',
        rows: first.flatMap(({ name, sent, reply_rate }) =>
          reply_rate ? [{ label: name, n: sent, share: reply_rate }] : [],
        ),
      },
      table: {
        columns: [{ title }, ...groupColumns],
        rows: first.map(({ name }, index): Cell[] => [{ text: name }, ...(cells[index] ?? [])]),
        ...andMore(shown.length - SHOWN),
      },
    },
  ];
}

const companyRow = z.object({
  answers: z.enum(['most', 'least']),
  id,
  name: z.string(),
  tier: z.string(),
  sent: count,
  reply_rate: rate,
  ghosted: count,
  compared: count.describe('companies with five applications sent or more'),
});
type Company = z.infer<typeof companyRow>;

/** Which companies answer, and which do not. */
const companies = many({
  name: 'companies',
  module: import.meta.url,
  row: companyRow,
  describe:
    'those that answer most by the lower end of the interval, then those that answer least by its upper end',
  show: (all, { pages }) => {
    const [first] = all;
    if (!first) {
      return [
        { kind: 'heading', text: 'Which companies answer' },
        {
          kind: 'paragraph',
          text: 'None was sent five applications yet: too few to compare.',
        },
      ];
    }
    const note = `${integer(first.compared)} with five applications or more; ${certainty(all)}`;
    return [
      { kind: 'heading', text: 'Which companies answer', note },
      ...table('Answers most', all, 'most', pages, 'good'),
      ...table('Answers least', all, 'least', pages, 'bad'),
    ];
  },
});

/** How far the order of the two lists can be trusted. */
function certainty(all: readonly Company[]): string {
  const of = (wanted: Company['answers']) => all.filter(({ answers }) => answers === wanted);
  const lowest = Math.min(...of('most').map(({ reply_rate }) => reply_rate.low));
  const highest = Math.max(...of('least').map(({ reply_rate }) => reply_rate.high));
  return lowest > highest
    ? 'the two lists differ for certain'
    : 'intervals overlap, so take the order as a hint';
}

function table(
  title: string,
  all: readonly Company[],
  wanted: Company['answers'],
  pages: Pages,
  tone: Tone,
): Block[] {
  const shown = all.filter(({ answers }) => answers === wanted);
  if (shown.length === 0) return [];
  return [
    {
      kind: 'table',
      columns: [
        { title },
        { title: 'Tier' },
        ...right('Sent', 'Answered', '95 % interval', 'Ghosted'),
      ],
      rows: shown.map(({ id: company, name, tier, sent, reply_rate, ghosted }): Cell[] => [
        { text: name, file: pages.company(company) },
        { text: tier },
        { text: integer(sent) },
        rateCell(reply_rate, tone),
        { text: `${percent(reply_rate.low)} to ${percent(reply_rate.high)}` },
        { text: integer(ghosted) },
      ]),
    },
  ];
}

/** What makes a difference: groups of applications, and companies. */
export const groups = [
  tiers,
  efforts,
  sources,
  resumes,
  seniorities,
  weekdays,
  domains,
  avoidDomains,
  companies,
] as const;
