import { z } from 'zod';
import { days, integer, percent } from '../../format.ts';
import { count, decimal, rate } from '../../model.ts';
import { maybe } from '../../section.ts';

/** How fast, and how often, all companies answer: what this one is measured by. */
export const everyone = maybe({
  name: 'everyone',
  module: import.meta.url,
  row: z.object({
    sent: count,
    replied: count,
    reply_rate: rate.nullable(),
    interview_rate: rate.nullable(),
    median_days: decimal.nullable(),
    p80_days: decimal.nullable(),
  }),
  describe: 'all companies together',
  show: (all) =>
    all
      ? [
          { kind: 'heading', text: 'All companies together', note: 'what to measure this one by' },
          {
            kind: 'facts',
            facts: [
              {
                label: 'answered',
                value: percent(all.reply_rate?.value ?? null),
                note: `${integer(all.replied)} of ${integer(all.sent)} sent`,
                ...(all.reply_rate
                  ? { share: all.reply_rate.value, interval: all.reply_rate }
                  : {}),
              },
              { label: 'half of the answers within', value: days(all.median_days) },
              { label: 'four of five within', value: days(all.p80_days) },
            ],
          },
        ]
      : [],
});
