import { z } from 'zod';
import { countedAsOf } from '../../describe-warehouse.ts';
import type { Block, Cell } from '../../document.ts';
import { day, integer, percent, plural } from '../../format.ts';
import { count, group, rate } from '../../model.ts';
import { many, maybe, one } from '../../section.ts';
import { formFacts } from '../company/answers.ts';
import { describeOutcomes, goodCount, noGroup, rateCell, right } from '../describe-outcomes.ts';
import { dimensions } from './groups.ts';

const names = {
  sent: 'sent',
  replied: 'answered',
  interview: 'interview',
  offer: 'offer',
} as const;

/** From sent to offer. */
const funnel = many({
  name: 'funnel',
  module: import.meta.url,
  row: z.object({
    step: z.enum(['sent', 'replied', 'interview', 'offer']),
    applications: count,
    of_sent: rate.nullable(),
    of_previous: rate.nullable().describe('of those that took the step before; null for the first'),
    without_previous: count.describe('that did not take the step before, and are in no rate of it'),
  }),
  show: (steps) => {
    const [sent, replied] = steps;
    if (!sent || sent.applications === 0) return [];
    const answered = replied?.of_sent ? percent(replied.of_sent.value) : 'none';
    return [
      { kind: 'heading', text: 'From sent to offer' },
      {
        kind: 'chart',
        title: 'How many came how far',
        description: `${plural(sent.applications, 'application')} sent; ${integer(replied?.applications ?? 0)} answered (${answered}). Each rate is of those that took the step before.`,
        chart: {
          type: 'funnel',
          steps: steps.map(({ step, applications, of_previous }) => ({
            label: names[step],
            count: applications,
            ofPrevious: of_previous,
          })),
        },
      },
      ...skipped(steps),
    ];
  },
});

/** Steps that were not taken one after the other, so that their rates are not read as if. */
function skipped(
  steps: readonly { step: keyof typeof names; without_previous: number }[],
): Block[] {
  const said = steps.flatMap(({ step, without_previous: count }) => {
    if (count === 0) return [];
    const [one, before] = step === 'offer' ? ['offer', 'interview'] : ['interview', 'answer'];
    return [`${plural(count, one)} with no ${before} noted before`];
  });
  if (said.length === 0) return [];
  return [{ kind: 'paragraph', text: `${said.join(' and ')}: counted, and in no rate of these.` }];
}

/** Interviews round by round. */
const rounds = many({
  name: 'rounds',
  module: import.meta.url,
  row: z.object({
    round: count,
    applications: count.describe('that came to this round or further'),
    of_previous: rate.nullable().describe('of those that came to the round before'),
    offered: count.describe('of them'),
    offer_rate: rate.nullable(),
  }),
  show: (rows) =>
    rows.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: [
              { title: 'Round of interviews' },
              ...right('Applications', 'Of the round before', 'Led to an offer', 'Share'),
            ],
            rows: rows.map((one): Cell[] => [
              { text: `round ${one.round}` },
              { text: integer(one.applications) },
              one.of_previous ? rateCell(one.of_previous) : { text: '' },
              goodCount(one.offered),
              rateCell(one.offer_rate, 'good'),
            ]),
          },
        ],
});

/** How long answers take, with those still waiting counted (Kaplan and Meier). */
const survival = many({
  name: 'survival',
  module: import.meta.url,
  row: z.object({
    days: count.describe('after sending'),
    followed: count.describe('neither answered nor out of sight before that day'),
    answered: count.describe('on that day'),
    unanswered: count.describe('have waited exactly so long'),
    without_answer: rate.describe(
      'share without an answer by then, with its 95 % band (Greenwood)',
    ),
  }),
  describe: 'Kaplan-Meier estimate of the time to an answer, by day',
  show: (rows) => {
    const [first] = rows;
    const answered = rows.reduce((sum, row) => sum + row.answered, 0);
    if (!first || answered === 0) return [];
    const start = { day: 0, share: 1, low: 1, high: 1, followed: first.followed };
    const last = rows.findLast((row) => row.answered > 0);
    const shown = rows.filter(({ days }) => days <= Math.max(14, 2 * (last?.days ?? 0)));
    return [
      { kind: 'heading', text: 'How long answers take' },
      {
        kind: 'chart',
        title: 'Still without an answer, by days after sending',
        description: `By Kaplan and Meier, from ${plural(first.followed, 'application')}: those that still wait count for as long as they have waited. The band holds the true curve in 95 of 100 cases.`,
        chart: {
          type: 'curve',
          marks: [],
          points: [
            start,
            ...shown
              .filter(({ days }) => days > 0)
              .map(({ days, followed, without_answer: { value, low, high } }) => ({
                day: days,
                share: value,
                low,
                high,
                followed,
              })),
          ],
        },
      },
    ];
  },
});

/** What silence means. */
const patience = maybe({
  name: 'patience',
  module: import.meta.url,
  row: z.object({
    answered: count,
    followed_days: count.describe('the longest that anything was followed'),
    answered_share: z.number().describe('of all, by then'),
    half_days: count.describe('half of all answers that come by then are there after so many days'),
    chances: z
      .array(z.object({ days: count, chance: z.number() }))
      .describe('of an answer by followed_days, after so many days of silence'),
  }),
  describe: 'null while nothing was answered',
  show: (found) => {
    if (!found) return [];
    const { half_days, chances, followed_days } = found;
    const silent = chances.findLast(({ days }) => days <= 14) ?? chances.at(-1);
    const then = silent
      ? ` After ${plural(silent.days, 'day')} of silence the chance is ${percent(silent.chance)}.`
      : '';
    return [
      {
        kind: 'paragraph',
        text: `Half of all answers that ever come are there after ${plural(half_days, 'day')}.${then} (Within the ${plural(followed_days, 'day')} that are known so far.)`,
      },
      {
        kind: 'table',
        columns: [{ title: 'Silent for' }, ...right('Chance that an answer still comes')],
        rows: chances.map(({ days, chance }) => [
          { text: days === 0 ? 'just sent' : plural(days, 'day') },
          { text: percent(chance), share: chance },
        ]),
      },
    ];
  },
});

/** How many answers took how long. */
const responseTimes = many({
  name: 'response_times',
  module: import.meta.url,
  row: z.object({
    from_days: count,
    to_days: count.nullable().describe('exclusive'),
    responses: count,
  }),
  show: (spans) =>
    spans.every(({ responses }) => responses === 0)
      ? []
      : [
          {
            kind: 'chart',
            title: 'Answers by the days they took',
            description: 'Of those that came, only: who still waits is in the curve above.',
            chart: {
              type: 'bars',
              titles: ['Days', 'Answers'],
              rows: spans.map(({ from_days, to_days, responses }) => ({
                label:
                  to_days === null ? `${from_days} days or more` : `${from_days} to ${to_days}`,
                value: responses,
                text: integer(responses),
              })),
            },
          },
        ],
});

/** How the forms went, and what came back, of everything. */
const outcomes = one({
  name: 'outcomes',
  module: import.meta.url,
  query: '../outcomes.sql',
  parameters: { dimensions },
  where: { dimension: 'all' },
  row: group,
  empty: noGroup,
  show: (all, { warehouse, zone, ghostAfterDays }) => [
    {
      kind: 'heading',
      text: 'What came back',
      note: `for ${plural(all.sent, 'application')} sent, by ${day(countedAsOf(warehouse), zone)}; ghosted after ${plural(ghostAfterDays, 'day')}`,
    },
    ...describeOutcomes(all),
    { kind: 'facts', facts: formFacts(all) },
  ],
});

/** How far applications came, and how long answers take. */
export const answers = [funnel, rounds, survival, patience, responseTimes, outcomes] as const;
