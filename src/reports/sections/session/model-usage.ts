import { z } from 'zod';
import { dollarColumn, integer, words } from '../../format.ts';
import { big, count, decimal } from '../../model.ts';
import { many } from '../../section.ts';

/** The model calls by what they were for. */
export const modelUsage = many({
  name: 'model_usage',
  module: import.meta.url,
  query: './model_usage.sql',
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
