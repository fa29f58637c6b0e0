import { z } from 'zod';
import { plural } from '../../format.ts';
import { count, rate } from '../../model.ts';
import { many } from '../../section.ts';

/** How long answers take, with those still waiting counted (Kaplan and Meier). */
export const survival = many({
  name: 'survival',
  module: import.meta.url,
  row: z.object({
    days: count.describe('after sending'),
    followed: count.describe('neither answered nor out of sight before that day'),
    answered: count.describe('on that day'),
    unanswered: count.describe('have waited exactly so long'),
    without_answer: rate.describe(
      'share without an answer by then, with its 95 % band (Greenwood)',
    ),
  }),
  describe: 'Kaplan-Meier estimate of the time to an answer, by day',
  show: (rows) => {
    const [first] = rows;
    const answered = rows.reduce((sum, row) => sum + row.answered, 0);
    if (!first || answered === 0) return [];
    const start = { day: 0, share: 1, low: 1, high: 1, followed: first.followed };
    const last = rows.findLast((row) => row.answered > 0);
    const shown = rows.filter(({ days }) => days <= Math.max(14, 2 * (last?.days ?? 0)));
    return [
      { kind: 'heading', text: 'How long answers take' },
      {
        kind: 'chart',
        title: 'Still without an answer, by days after sending',
        description: `By Kaplan and Meier, from ${plural(first.followed, 'application')}: those that still wait count for as long as they have waited. The band holds the true curve in 95 of 100 cases.`,
        chart: {
          type: 'curve',
          marks: [],
          points: [
            start,
            ...shown
              .filter(({ days }) => days > 0)
              .map(({ days, followed, without_answer: { value, low, high } }) => ({
                day: days,
                share: value,
                low,
                high,
                followed,
              })),
          ],
        },
      },
    ];
  },
});
