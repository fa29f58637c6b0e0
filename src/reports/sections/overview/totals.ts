import { z } from 'zod';
import type { Fact } from '../../document.ts';
import { dollarColumn, dollars, integer, tokens } from '../../format.ts';
import { big, count, decimal, instant } from '../../model.ts';
import { one } from '../../section.ts';

/** What there is, and what it cost. */
export const totals = one({
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
    return [
      { kind: 'heading', text: 'What it cost' },
      {
        kind: 'facts',
        facts: [
          { label: 'job posts', value: integer(found.job_posts), note: 'known' },
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
