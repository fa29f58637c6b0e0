import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { days as inDays, integer } from '../../format.ts';
import { count, decimal } from '../../model.ts';
import { many } from '../../section.ts';
import { right } from '../describe-outcomes.ts';

const SHOWN = 12;

/** The days on which anything happened. */
export const days = many({
  name: 'days',
  module: import.meta.url,
  row: z.object({
    day: z.string().describe('YYYY-MM-DD in the reporting time zone'),
    sent: count,
    successful: count,
    interviews: count,
    offers: count,
    avg_response_days: decimal.nullable(),
  }),
  describe: 'company_metrics_daily, the oldest first',
  show: (all) => {
    if (all.length === 0) return [];
    const rest = all.length - SHOWN;
    return [
      { kind: 'heading', text: 'Day by day', note: 'days on which anything happened' },
      {
        kind: 'table',
        columns: [
          { title: 'Day' },
          ...right('Sent', 'Without an error', 'Interviews', 'Offers', 'Answers took'),
        ],
        rows: all
          .slice(-SHOWN)
          .reverse()
          .map((day): Cell[] => [
            { text: day.day },
            counted(day.sent),
            counted(day.successful),
            counted(day.interviews),
            { ...counted(day.offers), ...(day.offers > 0 ? { tone: 'good' as const } : {}) },
            day.avg_response_days === null
              ? { text: '·', tone: 'quiet' }
              : { text: inDays(day.avg_response_days) },
          ]),
        ...(rest > 0 ? { more: `and ${integer(rest)} earlier days` } : {}),
      },
    ];
  },
});

function counted(count: number): Cell {
  return count === 0 ? { text: '·', tone: 'quiet' } : { text: integer(count) };
}
