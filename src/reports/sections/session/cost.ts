import { z } from 'zod';
import type { Block, Cell, Pages } from '../../document.ts';
import { compact, dollarColumn, duration, integer, NOTHING, words } from '../../format.ts';
import { big, count, decimal, id, seconds } from '../../model.ts';
import { many } from '../../section.ts';
import { badCount, right } from '../describe-outcomes.ts';
import { companyCell } from './result.ts';

/** The model calls by what they were for. */
const modelUsage = many({
  name: 'model_usage',
  module: import.meta.url,
  row: z.object({
    purpose: z.string(),
    calls: count,
    tokens_input: big,
    tokens_output: big,
    cost_usd: decimal,
    cost_share: z.number().nullable().describe('of the cost of all calls that lead to the session'),
  }),
  show: (rows) => {
    if (rows.length === 0) return [];
    const cost = dollarColumn(rows.map(({ cost_usd }) => cost_usd));
    const calls = rows.reduce((sum, row) => sum + row.calls, 0);
    return [
      { kind: 'heading', text: 'What the models cost', note: `${integer(calls)} calls` },
      {
        kind: 'chart',
        title: 'Cost by purpose',
        description: `What model calls were for, the dearest first: ${words(rows[0]?.purpose ?? '')} cost ${cost(rows[0]?.cost_usd ?? null)}.`,
        chart: {
          type: 'bars',
          titles: ['Purpose', 'Cost'],
          rows: rows.map(({ purpose, cost_usd }) => ({
            label: words(purpose),
            value: Number(cost_usd),
            text: cost(cost_usd),
          })),
        },
      },
    ];
  },
});

/** The model calls by model and purpose. */
const models = many({
  name: 'models',
  module: import.meta.url,
  row: z.object({
    model: z.string(),
    purpose: z.string(),
    calls: count,
    without_answer: count.describe('failed, timed out, or turned away for their rate'),
    tokens_input: big,
    tokens_output: big,
    cost_usd: decimal,
  }),
  show: (rows) => {
    if (rows.length === 0) return [];
    const cost = dollarColumn(rows.map(({ cost_usd }) => cost_usd));
    return [
      {
        kind: 'table',
        columns: [
          { title: 'Model' },
          { title: 'For' },
          ...right('Calls', 'No answer', 'Tokens read', 'Written', 'Cost'),
        ],
        rows: rows.map((usage): Cell[] => [
          { text: usage.model },
          { text: words(usage.purpose) },
          { text: integer(usage.calls) },
          badCount(usage.without_answer),
          { text: compact(usage.tokens_input) },
          { text: compact(usage.tokens_output) },
          { text: cost(usage.cost_usd) },
        ]),
      },
    ];
  },
});

const row = z.object({
  kind: z.enum(['slowest', 'dearest']),
  application_id: id,
  company: z.string().nullable(),
  company_id: id.nullable(),
  job_title: z.string().nullable(),
  domain: z.string(),
  status: z.string(),
  duration_seconds: seconds.nullable(),
  cost_usd: decimal.nullable(),
});
type Extreme = z.infer<typeof row>;

/** The slowest and the dearest applications. */
const extremes = many({
  name: 'extremes',
  module: import.meta.url,
  row,
  show: (rows, { pages }) => {
    if (rows.length === 0) return [];
    const of = (wanted: Extreme['kind']) => rows.filter(({ kind }) => kind === wanted);
    return [
      { kind: 'heading', text: 'The slowest and the dearest applications' },
      ...table('Slowest', of('slowest'), pages),
      ...table('Dearest', of('dearest'), pages),
    ];
  },
});

function table(title: string, rows: Extreme[], pages: Pages): Block[] {
  if (rows.length === 0) return [];
  const cost = dollarColumn(rows.map(({ cost_usd }) => cost_usd));
  return [
    {
      kind: 'table',
      columns: [
        { title },
        { title: 'Job' },
        { title: 'Domain' },
        { title: 'Ended as' },
        ...right('Took', 'Cost'),
      ],
      rows: rows.map((one): Cell[] => [
        companyCell(one, pages),
        { text: one.job_title ?? NOTHING },
        { text: one.domain },
        { text: words(one.status) },
        { text: duration(one.duration_seconds) },
        { text: cost(one.cost_usd) },
      ]),
    },
  ];
}

/** What a session cost, and its extremes. */
export const cost = [modelUsage, models, extremes] as const;
