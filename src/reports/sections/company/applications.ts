import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { day, days, integer, NOTHING, words } from '../../format.ts';
import { decimal, id, instant } from '../../model.ts';
import { many } from '../../section.ts';

const SHOWN = 40;

const row = z.object({
  id,
  session_id: id.nullable(),
  session: z.string().nullable(),
  job_title: z.string().nullable(),
  status: z.string(),
  sent_at: instant.nullable(),
  reached: z.enum(['not sent', 'sent', 'replied', 'interview', 'offer']),
  replied_at: instant.nullable(),
  response_days: decimal.nullable(),
  interviewed_at: instant.nullable(),
  offered_at: instant.nullable(),
  rejected_at: instant.nullable(),
  ghosted: z.boolean(),
  cost_usd: decimal.nullable(),
});

/** Every application and how far it came. */
export const applications = many({
  name: 'applications',
  module: import.meta.url,
  row,
  describe: 'the newest first',
  show: (all, { zone, pages }) => {
    if (all.length === 0) return [];
    const rest = all.length - SHOWN;
    const rows = all.slice(0, SHOWN).map((application): Cell[] => {
      const page =
        application.session_id === null ? undefined : pages.session(application.session_id);
      return [
        { text: application.job_title ?? NOTHING },
        { text: day(application.sent_at, zone) },
        reached(application),
        { text: days(application.response_days) },
        {
          text: application.session ?? application.session_id ?? NOTHING,
          ...(page === undefined ? {} : { file: page }),
        },
      ];
    });
    const columns = ['Job', 'Sent', 'Came to', 'Answered after', 'Session'].map((title) => ({
      title,
    }));
    return [
      { kind: 'heading', text: 'Applications', note: 'the newest first' },
      {
        kind: 'table',
        columns,
        rows,
        ...(rest > 0 ? { more: `and ${integer(rest)} older ones` } : {}),
      },
    ];
  },
});

function reached(application: z.infer<typeof row>): Cell {
  if (application.reached === 'not sent') return { text: words(application.status), tone: 'quiet' };
  if (application.offered_at !== null) return { text: 'offer', tone: 'good' };
  if (application.rejected_at !== null) {
    return {
      text: application.interviewed_at === null ? 'rejected' : 'rejected after interview',
      tone: 'bad',
    };
  }
  if (application.interviewed_at !== null) return { text: 'interview', tone: 'good' };
  if (application.replied_at !== null) return { text: 'answered' };
  return { text: application.ghosted ? 'ghosted' : 'no answer yet', tone: 'quiet' };
}
