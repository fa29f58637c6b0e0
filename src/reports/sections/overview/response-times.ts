import { z } from 'zod';
import { integer } from '../../format.ts';
import { count } from '../../model.ts';
import { many } from '../../section.ts';

/** How many answers took how long. */
export const responseTimes = many({
  name: 'response_times',
  module: import.meta.url,
  query: './response_times.sql',
  row: z.object({
    from_days: count,
    to_days: count.nullable().describe('exclusive'),
    responses: count,
  }),
  show: (spans) =>
    spans.every(({ responses }) => responses === 0)
      ? []
      : [
          {
            kind: 'chart',
            title: 'Answers by the days they took',
            description: 'Of those that came, only: who still waits is in the curve above.',
            chart: {
              type: 'bars',
              titles: ['Days', 'Answers'],
              rows: spans.map(({ from_days, to_days, responses }) => ({
                label:
                  to_days === null ? `${from_days} days or more` : `${from_days} to ${to_days}`,
                value: responses,
                text: integer(responses),
              })),
            },
          },
        ],
});
