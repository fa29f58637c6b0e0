import { z } from 'zod';
import { integer, percent, plural } from '../../format.ts';
import { count, rate } from '../../model.ts';
import { many } from '../../section.ts';

const names = {
  sent: 'sent',
  replied: 'answered',
  interview: 'interview',
  offer: 'offer',
} as const;

/** From sent to offer. */
export const funnel = many({
  name: 'funnel',
  module: import.meta.url,
  row: z.object({
    step: z.enum(['sent', 'replied', 'interview', 'offer']),
    applications: count,
    of_sent: rate.nullable(),
    of_previous: rate.nullable().describe('of those that took the step before; null for the first'),
  }),
  show: (steps) => {
    const [sent, replied] = steps;
    if (!sent || sent.applications === 0) return [];
    const answered = replied?.of_sent ? percent(replied.of_sent.value) : 'none';
    return [
      { kind: 'heading', text: 'From sent to offer' },
      {
        kind: 'chart',
        title: 'How many came how far',
        description: `${plural(sent.applications, 'application')} sent; ${integer(replied?.applications ?? 0)} answered (${answered}). Each rate is of those that took the step before.`,
        chart: {
          type: 'funnel',
          steps: steps.map(({ step, applications, of_previous }) => ({
            label: names[step],
            count: applications,
            ofPrevious: of_previous,
          })),
        },
      },
    ];
  },
});
