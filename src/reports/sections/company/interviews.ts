import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { day, integer, NOTHING, words } from '../../format.ts';
import { count, instant } from '../../model.ts';
import { many } from '../../section.ts';

/** Interviews, and what came of them. */
export const interviews = many({
  name: 'interviews',
  module: import.meta.url,
  row: z.object({
    type: z.string().nullable(),
    round: count.nullable(),
    scheduled_at: instant.nullable(),
    created_at: instant.nullable(),
    job_title: z.string().nullable(),
    outcome: z.string().nullable(),
    offer: z.boolean(),
  }),
  describe: 'the newest first',
  show: (met, { zone }) => {
    if (met.length === 0) return [];
    const rows = met.map((interview): Cell[] => [
      { text: day(interview.scheduled_at ?? interview.created_at, zone) },
      { text: words(interview.type ?? NOTHING) },
      { text: interview.round === null ? NOTHING : integer(interview.round) },
      { text: interview.job_title ?? NOTHING },
      interview.offer
        ? { text: 'offer', tone: 'good' }
        : {
            text: words(interview.outcome ?? NOTHING),
            ...(interview.outcome === 'failed' ? { tone: 'bad' } : {}),
          },
    ]);
    const columns = ['On', 'Kind', 'Round', 'Job', 'Outcome'].map((title) => ({ title }));
    return [
      { kind: 'heading', text: 'Interviews and offers' },
      { kind: 'table', columns, rows },
    ];
  },
});
