import { z } from 'zod';
import type { Block, Cell, Pages } from '../../document.ts';
import { dollarColumn, duration, NOTHING, words } from '../../format.ts';
import { count, decimal, id } from '../../model.ts';
import { many } from '../../section.ts';
import { right } from '../describe-outcomes.ts';
import { companyCell } from './good-news.ts';

const row = z.object({
  kind: z.enum(['slowest', 'dearest']),
  application_id: id,
  company: z.string().nullable(),
  company_id: id.nullable(),
  job_title: z.string().nullable(),
  domain: z.string(),
  status: z.string(),
  duration_seconds: count.nullable(),
  cost_usd: decimal.nullable(),
});
type Extreme = z.infer<typeof row>;

/** The slowest and the dearest applications. */
export const extremes = many({
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
