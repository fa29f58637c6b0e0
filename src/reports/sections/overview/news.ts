import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { day, integer, NOTHING, plural } from '../../format.ts';
import { count, id, instant } from '../../model.ts';
import { many } from '../../section.ts';
import { happened } from '../company/timeline.ts';
import { companyCell } from '../session/good-news.ts';

const SHOWN = 12;

/** What came in the last seven days, first of all. */
export const news = many({
  name: 'news',
  module: import.meta.url,
  row: z.object({
    at: instant,
    what: z.string().describe('a kind of answer'),
    is_certain: z.boolean().describe('false for a guess that nobody has confirmed'),
    company_id: id.nullable(),
    company: z.string().nullable(),
    job_title: z.string().nullable(),
    of: count.describe('how many came'),
  }),
  describe: 'answers of the last seven days, the newest first, up to forty',
  show: (rows, { zone, pages }) => {
    const [first] = rows;
    const heading = {
      kind: 'heading',
      text: 'New in the last seven days',
      note: first ? plural(first.of, 'answer') : 'nothing came',
    } as const;
    if (!first) return [heading];
    const rest = first.of - SHOWN;
    return [
      heading,
      {
        kind: 'table',
        columns: ['On', 'What', 'Company', 'Job'].map((title) => ({ title })),
        rows: rows
          .slice(0, SHOWN)
          .map((one): Cell[] => [
            { text: day(one.at, zone) },
            happened(one),
            companyCell(one, pages),
            { text: one.job_title ?? NOTHING },
          ]),
        ...(rest > 0 ? { more: `and ${integer(rest)} more` } : {}),
      },
    ];
  },
});
