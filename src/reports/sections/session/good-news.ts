import { z } from 'zod';
import type { Cell, Pages } from '../../document.ts';
import { day, days, NOTHING } from '../../format.ts';
import { decimal, id, instant } from '../../model.ts';
import { many } from '../../section.ts';

const SHOWN = 12;

/** The interviews and offers it led to. */
export const goodNews = many({
  name: 'good_news',
  module: import.meta.url,
  query: './good_news.sql',
  row: z.object({
    reached: z.enum(['interview', 'offer']),
    company: z.string().nullable(),
    company_id: id.nullable(),
    job_title: z.string().nullable(),
    sent_at: instant.nullable(),
    reached_at: instant.nullable(),
    response_days: decimal.nullable(),
  }),
  show: (news, { zone, pages }) => {
    if (news.length === 0) return [];
    const rest = news.length - SHOWN;
    return [
      {
        kind: 'table',
        columns: ['Good news', 'Company', 'Job', 'On', 'Answered after'].map((title) => ({
          title,
        })),
        rows: news
          .slice(0, SHOWN)
          .map((item): Cell[] => [
            { text: item.reached, tone: 'good' },
            companyCell(item, pages),
            { text: item.job_title ?? NOTHING },
            { text: day(item.reached_at, zone) },
            { text: days(item.response_days) },
          ]),
        ...(rest > 0 ? { more: `and ${rest} more` } : {}),
      },
    ];
  },
});

/** A company's name, which leads to its page where there is one. */
export function companyCell(
  { company, company_id }: { company: string | null; company_id: string | null },
  pages: Pages,
): Cell {
  const file = company_id === null ? undefined : pages.company(company_id);
  return { text: company ?? NOTHING, ...(file === undefined ? {} : { file }) };
}
