import { z } from 'zod';
import { integer, plural } from '../../format.ts';
import { count } from '../../model.ts';
import { many } from '../../section.ts';

/** On which days something was sent. */
export const activity = many({
  name: 'activity',
  module: import.meta.url,
  row: z.object({ day: z.string().describe('YYYY-MM-DD in the reporting time zone'), sent: count }),
  show: (rows) => {
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return [];
    const most = rows.reduce((best, row) => (row.sent > best.sent ? row : best), first);
    return [
      {
        kind: 'chart',
        title: 'Applications sent, day by day',
        description: `${plural(rows.length, 'day')} from ${first.day} to ${last.day}; the most on ${most.day}: ${integer(most.sent)}.`,
        chart: {
          type: 'calendar',
          noun: 'sent',
          days: rows.map(({ day, sent }) => ({ day, value: sent })),
        },
      },
    ];
  },
});
