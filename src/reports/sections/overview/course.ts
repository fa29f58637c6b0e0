import { z } from 'zod';
import type { Cell, Fact } from '../../document.ts';
import { andMore, day, dollarColumn, dollars, integer, plural, tokens } from '../../format.ts';
import { big, count, decimal, id, instant, rate } from '../../model.ts';
import { many, one } from '../../section.ts';
import { goodCount, rateCell, right } from '../describe-outcomes.ts';
import { trends } from '../session/beside-others.ts';

/** What there is, and what it cost. */
const totals = one({
  name: 'totals',
  module: import.meta.url,
  row: z.object({
    people: count.describe('persons whose applications are counted'),
    sessions: count,
    companies: count.describe('that something was sent to'),
    job_posts: count,
    first_sent_at: instant.nullable(),
    last_sent_at: instant.nullable(),
    tokens_input: big,
    tokens_output: big,
    cost_usd: decimal,
    cost_usd_per_sent: decimal.nullable(),
    cost_usd_per_reply: decimal.nullable(),
    cost_usd_per_interview: decimal.nullable(),
    cost_usd_per_offer: decimal.nullable(),
  }),
  show: (found) => {
    const of = [
      ['application sent', found.cost_usd_per_sent],
      ['answer', found.cost_usd_per_reply],
      ['interview', found.cost_usd_per_interview],
      ['offer', found.cost_usd_per_offer],
    ] as const;
    const each = dollarColumn(of.map(([, amount]) => amount));
    const costs: Fact[] = of.flatMap(([what, amount]) =>
      amount === null ? [] : [{ label: `cost of an ${what}`, value: each(amount) }],
    );
    const posts: Fact = { label: 'job posts', value: integer(found.job_posts), note: 'known' };
    if (Number(found.cost_usd) === 0 && found.tokens_input === '0' && found.tokens_output === '0') {
      return [
        { kind: 'heading', text: 'What it cost', note: 'no call of a model is known' },
        { kind: 'facts', facts: [posts] },
      ];
    }
    return [
      { kind: 'heading', text: 'What it cost' },
      {
        kind: 'facts',
        facts: [
          posts,
          {
            label: 'model cost',
            value: dollars(found.cost_usd),
            note: `${tokens(found.tokens_input)} tokens read, ${tokens(found.tokens_output)} written`,
          },
          ...costs,
        ],
      },
    ];
  },
});

const SHOWN_WEEKS = 26;

/** What became of each week's applications. */
const weeks = many({
  name: 'weeks',
  module: import.meta.url,
  row: z.object({
    week: z.string().describe('its Monday, YYYY-MM-DD in the reporting time zone'),
    sent: count,
    offer: count.describe('came to an offer'),
    interview: count.describe('came to an interview, and no further'),
    answer: count.describe('had another answer'),
    open: count.describe('still wait'),
    ghosted: count,
    reply_rate: rate.nullable().describe('replied of sent'),
    interview_rate: rate.nullable().describe('interviewed of sent'),
  }),
  describe: 'the oldest first; each application at the furthest it came',
  show: (rows) => {
    if (rows.length === 0) return [];
    const shown = rows.slice(-SHOWN_WEEKS);
    return [
      {
        kind: 'heading',
        text: 'Week by week',
        note: 'the younger weeks still wait for answers',
      },
      {
        kind: 'chart',
        title: 'Applications by the week they were sent in',
        description: `${rows.length > SHOWN_WEEKS ? `The last ${SHOWN_WEEKS} weeks. ` : ''}Each application counts once, at the furthest it came.`,
        chart: {
          type: 'stack',
          parts: ['offer', 'interview', 'other answer', 'still open', 'ghosted'],
          rows: shown.map(({ week, offer, interview, answer, open, ghosted }) => ({
            label: week,
            values: [offer, interview, answer, open, ghosted],
          })),
        },
      },
    ];
  },
});

/** On which days something was sent. */
const activity = many({
  name: 'activity',
  module: import.meta.url,
  row: z.object({ day: z.string().describe('YYYY-MM-DD in the reporting time zone'), sent: count }),
  show: (rows) => {
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return [];
    const most = rows.reduce((best, row) => (row.sent > best.sent ? row : best), first);
    return [
      {
        kind: 'chart',
        title: 'Applications sent, day by day',
        description: `${plural(rows.length, 'day')} from ${first.day} to ${last.day}; the most on ${most.day}: ${integer(most.sent)}.`,
        chart: {
          type: 'calendar',
          noun: 'sent',
          days: rows.map(({ day, sent }) => ({ day, value: sent })),
        },
      },
    ];
  },
});

const MOST_POINTS = 40;
const SHOWN_SESSIONS = 20;

/** How the sessions went, one after the other, and each in a line. */
const sessions = many({
  name: 'sessions',
  module: import.meta.url,
  row: z.object({
    id,
    name: z.string().nullable(),
    status: z.string().nullable(),
    started_at: instant.nullable(),
    total: count,
    successful: count,
    failed: count,
    success_rate: rate.nullable().describe('successful of successful and failed'),
    sent: count,
    replied: count,
    reply_rate: rate.nullable().describe('replied of sent'),
    interviewed: count,
    offered: count,
    cost_usd: decimal,
  }),
  describe: 'the finished ones, the oldest first',
  show: (all, { zone, pages }) => {
    if (all.length === 0) return [];
    const shown = all.slice(-SHOWN_SESSIONS).reverse();
    const cost = dollarColumn(shown.map(({ cost_usd }) => cost_usd));
    return [
      { kind: 'heading', text: 'Sessions', note: 'the younger ones still wait for answers' },
      ...(all.length < 2 ? [] : trends(all.slice(-MOST_POINTS), zone)),
      {
        kind: 'table',
        columns: [
          { title: 'Session' },
          { title: 'On' },
          ...right('Forms', 'Sent', 'Answered', 'Interviews', 'Offers', 'Cost'),
        ],
        rows: shown.map((session): Cell[] => [
          { text: session.name ?? session.id, file: pages.session(session.id) },
          { text: day(session.started_at, zone) },
          { text: integer(session.total) },
          { text: integer(session.sent) },
          rateCell(session.reply_rate),
          { text: integer(session.interviewed) },
          goodCount(session.offered),
          { text: cost(session.cost_usd) },
        ]),
        ...andMore(all.length - shown.length, 'earlier ones'),
      },
    ];
  },
});

/** What was done, week by week and session by session. */
export const course = [totals, weeks, activity, sessions] as const;
