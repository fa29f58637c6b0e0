import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { dollarColumn, duration, integer } from '../../format.ts';
import { count, decimal, rate } from '../../model.ts';
import { many } from '../../section.ts';
import { rateCell, right } from '../describe-outcomes.ts';

/** Effort against outcome: whether trying harder paid. */
export const efforts = many({
  name: 'efforts',
  module: import.meta.url,
  row: z.object({
    effort: z.string(),
    total: count,
    successful: count,
    avg_duration_seconds: count.nullable(),
    avg_cost_usd: decimal.nullable(),
    sent: count,
    replied: count,
    reply_rate: rate.nullable().describe('replied of sent'),
    interviewed: count,
  }),
  show: (rows) => {
    if (rows.length === 0) return [];
    const cost = dollarColumn(rows.map(({ avg_cost_usd }) => avg_cost_usd));
    return [
      { kind: 'heading', text: 'Effort against outcome', note: overlap(rows) },
      {
        kind: 'table',
        columns: [
          { title: 'Effort' },
          ...right('Forms', 'Fine', 'Time each', 'Cost each', 'Sent', 'Answered', 'Interviews'),
        ],
        rows: rows.map((effort): Cell[] => [
          { text: effort.effort },
          { text: integer(effort.total) },
          { text: integer(effort.successful) },
          { text: duration(effort.avg_duration_seconds) },
          { text: cost(effort.avg_cost_usd) },
          { text: integer(effort.sent) },
          rateCell(effort.reply_rate),
          { text: integer(effort.interviewed) },
        ]),
      },
    ];
  },
});

/** Whether any two rates can be told apart, in words. */
export function overlap(
  groups: readonly { reply_rate: { low: number; high: number } | null }[],
): string {
  const known = groups.flatMap(({ reply_rate }) => (reply_rate ? [reply_rate] : []));
  const highestLow = Math.max(...known.map(({ low }) => low));
  const lowestHigh = Math.min(...known.map(({ high }) => high));
  if (known.length < 2) return 'nothing to compare with';
  return highestLow > lowestHigh
    ? 'some intervals lie apart: these rates do differ'
    : 'all intervals overlap: these rates may be the same';
}
