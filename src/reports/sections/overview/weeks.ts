import { z } from 'zod';
import { count, rate } from '../../model.ts';
import { many } from '../../section.ts';

const SHOWN = 26;

/** What became of each week's applications. */
export const weeks = many({
  name: 'weeks',
  module: import.meta.url,
  row: z.object({
    week: z.string().describe('its Monday, YYYY-MM-DD in the reporting time zone'),
    sent: count,
    offer: count.describe('came to an offer'),
    interview: count.describe('came to an interview, and no further'),
    answer: count.describe('had another answer'),
    open: count.describe('still wait'),
    ghosted: count,
    reply_rate: rate.nullable().describe('replied of sent'),
    interview_rate: rate.nullable().describe('interviewed of sent'),
  }),
  describe: 'the oldest first; each application at the furthest it came',
  show: (rows) => {
    if (rows.length === 0) return [];
    const shown = rows.slice(-SHOWN);
    return [
      {
        kind: 'heading',
        text: 'Week by week',
        note: 'the younger weeks still wait for answers',
      },
      {
        kind: 'chart',
        title: 'Applications by the week they were sent in',
        description: `${rows.length > SHOWN ? `The last ${SHOWN} weeks. ` : ''}Each application counts once, at the furthest it came.`,
        chart: {
          type: 'stack',
          parts: ['offer', 'interview', 'other answer', 'still open', 'ghosted'],
          rows: shown.map(({ week, offer, interview, answer, open, ghosted }) => ({
            label: week,
            values: [offer, interview, answer, open, ghosted],
          })),
        },
      },
    ];
  },
});
