import { z } from 'zod';
import { percent, plural } from '../../format.ts';
import { count } from '../../model.ts';
import { maybe } from '../../section.ts';
import { right } from '../describe-outcomes.ts';

/** What silence means. */
export const patience = maybe({
  name: 'patience',
  module: import.meta.url,
  row: z.object({
    answered: count,
    followed_days: count.describe('the longest that anything was followed'),
    answered_share: z.number().describe('of all, by then'),
    half_days: count.describe('half of all answers that come by then are there after so many days'),
    chances: z
      .array(z.object({ days: count, chance: z.number() }))
      .describe('of an answer by followed_days, after so many days of silence'),
  }),
  describe: 'null while nothing was answered',
  show: (found) => {
    if (!found) return [];
    const { half_days, chances, followed_days } = found;
    const silent = chances.findLast(({ days }) => days <= 14) ?? chances.at(-1);
    const then = silent
      ? ` After ${plural(silent.days, 'day')} of silence the chance is ${percent(silent.chance)}.`
      : '';
    return [
      {
        kind: 'paragraph',
        text: `Half of all answers that ever come are there after ${plural(half_days, 'day')}.${then} (Within the ${plural(followed_days, 'day')} that are known so far.)`,
      },
      {
        kind: 'table',
        columns: [{ title: 'Silent for' }, ...right('Chance that an answer still comes')],
        rows: chances.map(({ days, chance }) => [
          { text: days === 0 ? 'just sent' : plural(days, 'day') },
          { text: percent(chance), share: chance },
        ]),
      },
    ];
  },
});
