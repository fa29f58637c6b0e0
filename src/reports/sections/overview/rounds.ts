import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { integer } from '../../format.ts';
import { count, rate } from '../../model.ts';
import { many } from '../../section.ts';
import { goodCount, rateCell, right } from '../describe-outcomes.ts';

/** Interviews round by round. */
export const rounds = many({
  name: 'rounds',
  module: import.meta.url,
  row: z.object({
    round: count,
    applications: count.describe('that came to this round or further'),
    of_previous: rate.nullable().describe('of those that came to the round before'),
    offered: count.describe('of them'),
    offer_rate: rate.nullable(),
  }),
  show: (rows) =>
    rows.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: [
              { title: 'Round of interviews' },
              ...right('Applications', 'Of the round before', 'Led to an offer', 'Share'),
            ],
            rows: rows.map((one): Cell[] => [
              { text: `round ${one.round}` },
              { text: integer(one.applications) },
              one.of_previous ? rateCell(one.of_previous) : { text: '' },
              goodCount(one.offered),
              rateCell(one.offer_rate, 'good'),
            ]),
          },
        ],
});
