import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { day, integer, NOTHING } from '../../format.ts';
import { id, instant } from '../../model.ts';
import { many } from '../../section.ts';

const SHOWN = 60;

const said: Record<string, string> = {
  sent: 'sent',
  receipt: 'receipt came',
  rejection: 'rejected',
  interview_invite: 'invited to an interview',
  interview: 'interview noted',
  appointment: 'interview takes place',
  assessment: 'task to solve',
  offer: 'offer by mail',
  job_offer: 'offer of the job',
  reply: 'answered',
};

const good = new Set(['interview_invite', 'interview', 'appointment', 'offer', 'job_offer']);

/** Everything that happened to every application, one after the other. */
export const timeline = many({
  name: 'timeline',
  module: import.meta.url,
  row: z.object({
    at: instant.nullable(),
    what: z.string().describe('sent, receipt, appointment, or a kind of answer'),
    told_by: z.string().describe('form, mail, interviews or tracker'),
    is_certain: z.boolean().describe('false for a guess that nobody has confirmed'),
    application_id: id,
    job_title: z.string().nullable(),
  }),
  describe: 'the newest first',
  show: (rows, { zone }) => {
    if (rows.length === 0) return [];
    const rest = rows.length - SHOWN;
    return [
      { kind: 'heading', text: 'What happened', note: 'the newest first' },
      {
        kind: 'table',
        columns: ['On', 'What', 'Job', 'Known from'].map((title) => ({ title })),
        rows: rows
          .slice(0, SHOWN)
          .map(({ at, what, told_by, is_certain, job_title }): Cell[] => [
            { text: day(at, zone) },
            happened({ what, is_certain }),
            { text: job_title ?? NOTHING },
            { text: told_by === 'tracker' ? 'your own list' : told_by, tone: 'quiet' },
          ]),
        ...(rest > 0 ? { more: `and ${integer(rest)} earlier ones` } : {}),
      },
    ];
  },
});

/** What happened, in words; a guess is called one. */
export function happened({ what, is_certain }: { what: string; is_certain: boolean }): Cell {
  const text = `${said[what] ?? what}${is_certain ? '' : ' (a guess)'}`;
  if (what === 'rejection') return { text, tone: 'bad' };
  return good.has(what) ? { text, tone: 'good' } : { text };
}
