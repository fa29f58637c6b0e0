import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { integer, moment, NOTHING, plural, words } from '../../format.ts';
import { count, id, instant } from '../../model.ts';
import { many } from '../../section.ts';
import { companyCell } from '../session/good-news.ts';

/** The interviews to come. */
export const upcoming = many({
  name: 'upcoming',
  module: import.meta.url,
  row: z.object({
    at: instant,
    type: z.string().nullable(),
    round: count.nullable(),
    duration_minutes: z.number().int().nullable(),
    company_id: id.nullable(),
    company: z.string().nullable(),
    job_title: z.string().nullable(),
  }),
  describe: 'interviews that are still to come, the next first',
  show: (rows, { zone, pages }) =>
    rows.length === 0
      ? []
      : [
          { kind: 'heading', text: 'Interviews to come', note: plural(rows.length, 'interview') },
          {
            kind: 'table',
            columns: ['When', 'Company', 'Job', 'Kind', 'Round'].map((title) => ({ title })),
            rows: rows.map((one): Cell[] => [
              { text: moment(one.at, zone) },
              companyCell(one, pages),
              { text: one.job_title ?? NOTHING },
              { text: words(one.type ?? NOTHING) },
              { text: one.round === null ? NOTHING : integer(one.round) },
            ]),
          },
        ],
});
