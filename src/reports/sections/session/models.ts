import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { compact, dollarColumn, integer, words } from '../../format.ts';
import { big, count, decimal } from '../../model.ts';
import { many } from '../../section.ts';
import { right } from '../describe-outcomes.ts';

/** The model calls by model and purpose. */
export const models = many({
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
          {
            text: integer(usage.without_answer),
            ...(usage.without_answer > 0 ? { tone: 'bad' as const } : {}),
          },
          { text: compact(usage.tokens_input) },
          { text: compact(usage.tokens_output) },
          { text: cost(usage.cost_usd) },
        ]),
      },
    ];
  },
});
