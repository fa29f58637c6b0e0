import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { dollarColumn, integer, NOTHING, percent } from '../../format.ts';
import { count, decimal } from '../../model.ts';
import { many } from '../../section.ts';
import { right } from '../describe-outcomes.ts';

/** How it went by how much the person wants to work there. */
export const tiers = many({
  name: 'tiers',
  module: import.meta.url,
  row: z.object({
    tier: z.string(),
    total: count,
    successful: count,
    failed: count,
    success_rate: z.number().nullable().describe('successful of successful and failed'),
    avg_match_score: decimal.nullable(),
    cost_usd: decimal,
  }),
  show: (rows) => {
    if (rows.length === 0) return [];
    const cost = dollarColumn(rows.map(({ cost_usd }) => cost_usd));
    return [
      { kind: 'heading', text: 'By company tier' },
      {
        kind: 'table',
        columns: [{ title: 'Tier' }, ...countColumns, ...right('Match', 'Cost')],
        rows: rows.map((tier): Cell[] => [
          { text: tier.tier },
          ...countCells(tier),
          { text: tier.avg_match_score ?? NOTHING },
          { text: cost(tier.cost_usd) },
        ]),
      },
    ];
  },
});

interface Counted {
  total: number;
  successful: number;
  failed: number;
  success_rate: number | null;
}

export const countColumns = right('Forms', 'Fine', 'Failed', 'Without an error');

/** The cells of a group under `countColumns`. */
export function countCells({ total, successful, failed, success_rate: share }: Counted): Cell[] {
  return [
    { text: integer(total) },
    { text: integer(successful) },
    { text: integer(failed), ...(failed > 0 ? { tone: 'bad' as const } : {}) },
    { text: percent(share), ...(share === null ? {} : { share }) },
  ];
}
