import { z } from 'zod';
import { countedAsOf } from '../../describe-warehouse.ts';
import type { Fact } from '../../document.ts';
import { day, days, dollars, integer, percent, plural } from '../../format.ts';
import { count, decimal, type Group, group, id, rate } from '../../model.ts';
import { maybe, one } from '../../section.ts';
import { describeOutcomes, interval } from '../describe-outcomes.ts';

/** Which company it is. */
const company = one({
  name: 'company',
  module: import.meta.url,
  row: z.object({
    id,
    name: z.string(),
    domain: z.string().nullable(),
    tier: z.string(),
    industry: z.string().nullable(),
    size: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
  }),
});

/** The scorecard: how the forms went, and what came back. */
const outcomes = maybe({
  name: 'outcomes',
  module: import.meta.url,
  query: '../outcomes.sql',
  parameters: { dimensions: '[company]' },
  row: group,
  describe: 'null without an application',
  show: (found, { warehouse, zone }) =>
    found
      ? [
          {
            kind: 'facts',
            facts: [...formFacts(found), { label: 'model cost', value: dollars(found.cost_usd) }],
          },
          {
            kind: 'heading',
            text: 'What came back',
            note: `for ${plural(found.sent, 'application')} sent, by ${day(countedAsOf(warehouse), zone)}`,
          },
          ...describeOutcomes(found),
        ]
      : [{ kind: 'paragraph', text: 'There is no application to this company yet.' }],
});

/** How filling in the forms of a group, or of a session, went. */
export function formFacts(
  of: Pick<Group, 'total' | 'successful' | 'failed' | 'success_rate'> & {
    unfinished: number | null;
  },
): Fact[] {
  const { total, successful, failed, success_rate: rate } = of;
  const unfinished = of.unfinished ?? 0;
  return [
    {
      label: 'applications',
      value: integer(total),
      note: `${integer(successful)} sent without an error, ${integer(failed)} failed${unfinished > 0 ? `, ${integer(unfinished)} not finished` : ''}`,
    },
    {
      label: 'forms without an error',
      value: percent(rate?.value ?? null),
      ...(rate ? { share: rate.value, interval: rate, note: interval(rate) } : {}),
    },
  ];
}

/** How fast, and how often, all companies answer: what this one is measured by. */
const everyone = maybe({
  name: 'everyone',
  module: import.meta.url,
  row: z.object({
    sent: count,
    replied: count,
    reply_rate: rate.nullable(),
    interview_rate: rate.nullable(),
    median_days: decimal.nullable(),
    p80_days: decimal.nullable(),
  }),
  describe: 'all companies together',
  show: (all) =>
    all
      ? [
          { kind: 'heading', text: 'All companies together', note: 'what to measure this one by' },
          {
            kind: 'facts',
            facts: [
              {
                label: 'answered',
                value: percent(all.reply_rate?.value ?? null),
                note: `${integer(all.replied)} of ${integer(all.sent)} sent`,
                ...(all.reply_rate
                  ? { share: all.reply_rate.value, interval: all.reply_rate }
                  : {}),
              },
              { label: 'half of the answers within', value: days(all.median_days) },
              { label: 'four of five within', value: days(all.p80_days) },
            ],
          },
        ]
      : [],
});

/** What a company is, and what came back from it. */
export const answers = [company, outcomes, everyone] as const;
