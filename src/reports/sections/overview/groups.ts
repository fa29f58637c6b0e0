import { z } from 'zod';
import type { Block, Cell } from '../../document.ts';
import { integer, plural } from '../../format.ts';
import { group } from '../../model.ts';
import { many, type Section } from '../../section.ts';
import { groupCells, groupColumns } from '../describe-outcomes.ts';
import { overlap } from '../session/efforts.ts';

const SHOWN = 12;

/** By what everything is grouped, in one query. */
export const dimensions = '[all, tier, effort, source, resume, seniority, weekday, domain]';

const row = group.extend({ name: z.string() });
type Named = z.infer<typeof row>;

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
}: Grouping<Name>): Section<Name, z.ZodArray<typeof row>> {
  return many({
    name,
    module: import.meta.url,
    query: '../outcomes.sql',
    parameters: { dimensions },
    where: { dimension },
    row,
    ...(describe === undefined ? {} : { describe }),
    show: (all) => show(all, heading, title),
  });
}

export const tiers = grouping({
  name: 'tiers',
  dimension: 'tier',
  heading: 'By company tier',
  title: 'Tier',
});
export const efforts = grouping({
  name: 'efforts',
  dimension: 'effort',
  heading: 'By effort',
  title: 'Effort',
});
export const sources = grouping({
  name: 'sources',
  dimension: 'source',
  heading: 'By source of the job',
  title: 'Source',
  describe: 'by name of the job source',
});
export const resumes = grouping({
  name: 'resumes',
  dimension: 'resume',
  heading: 'By résumé',
  title: 'Résumé',
  describe: 'by version of the résumé that was sent',
});
export const seniorities = grouping({
  name: 'seniorities',
  dimension: 'seniority',
  heading: 'By seniority of the job',
  title: 'Seniority',
});
export const weekdays = grouping({
  name: 'weekdays',
  dimension: 'weekday',
  heading: 'By weekday',
  title: 'Weekday',
  describe: 'by weekday of sending, in the reporting time zone',
});
export const domains = grouping({
  name: 'domains',
  dimension: 'domain',
  heading: 'By domain',
  title: 'Domain',
});

function show(all: readonly Named[], heading: string, title: string): Block[] {
  const shown = all.filter(({ sent }) => sent > 0);
  const [only, another] = shown;
  if (!only || !another) return [];
  const first = shown.slice(0, SHOWN);
  const rest = shown.length - SHOWN;
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
        ...(rest > 0 ? { more: `and ${integer(rest)} more` } : {}),
      },
    },
  ];
}
