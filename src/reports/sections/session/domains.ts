import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { duration, integer } from '../../format.ts';
import { count } from '../../model.ts';
import { many } from '../../section.ts';
import { right } from '../describe-outcomes.ts';
import { countCells, countColumns } from './tiers.ts';

const SHOWN = 10;

/** How it went on the busiest domains. */
export const domains = many({
  name: 'domains',
  module: import.meta.url,
  row: z.object({
    domain: z.string(),
    total: count,
    successful: count,
    failed: count,
    success_rate: z.number().nullable().describe('successful of successful and failed'),
    captchas: count,
    avg_duration_seconds: count.nullable(),
  }),
  show: (rows) => {
    if (rows.length === 0) return [];
    const rest = rows.length - SHOWN;
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
        ...(rest > 0 ? { more: `and ${integer(rest)} more domains` } : {}),
      },
    ];
  },
});
