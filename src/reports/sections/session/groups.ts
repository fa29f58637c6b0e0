import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { andMore, dollarColumn, duration, integer, NOTHING, percent } from '../../format.ts';
import { count, decimal, rate, seconds } from '../../model.ts';
import { many } from '../../section.ts';
import { badCount, rateCell, right } from '../describe-outcomes.ts';

/** Effort against outcome: whether trying harder paid. */
const efforts = many({
  name: 'efforts',
  module: import.meta.url,
  row: z.object({
    effort: z.string(),
    total: count,
    successful: count,
    avg_duration_seconds: seconds.nullable(),
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

/** How it went by how much the person wants to work there. */
const tiers = many({
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

const countColumns = right('Forms', 'Fine', 'Failed', 'Without an error');

/** The cells of a group under `countColumns`. */
function countCells({ total, successful, failed, success_rate: share }: Counted): Cell[] {
  return [
    { text: integer(total) },
    { text: integer(successful) },
    badCount(failed),
    { text: percent(share), ...(share === null ? {} : { share }) },
  ];
}

const SHOWN = 10;

/** How it went on the busiest domains. */
const domains = many({
  name: 'domains',
  module: import.meta.url,
  row: z.object({
    domain: z.string(),
    total: count,
    successful: count,
    failed: count,
    success_rate: z.number().nullable().describe('successful of successful and failed'),
    captchas: count,
    avg_duration_seconds: seconds.nullable(),
  }),
  show: (rows) => {
    if (rows.length === 0) return [];
    return [
      { kind: 'heading', text: 'By domain' },
      {
        kind: 'table',
        columns: [{ title: 'Domain' }, ...countColumns, ...right('CAPTCHAs', 'Each took')],
        rows: rows
          .slice(0, SHOWN)
          .map((domain): Cell[] => [
            { text: domain.domain },
            ...countCells(domain),
            { text: integer(domain.captchas) },
            { text: duration(domain.avg_duration_seconds) },
          ]),
        ...andMore(rows.length - SHOWN, 'more domains'),
      },
    ];
  },
});

/** The applications of a session in groups. */
export const groups = [efforts, tiers, domains] as const;
