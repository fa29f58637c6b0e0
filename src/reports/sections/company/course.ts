import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { andMore, day, days, integer, NOTHING, words } from '../../format.ts';
import { count, decimal, id, instant } from '../../model.ts';
import { many } from '../../section.ts';

/** Interviews, and what came of them. */
const interviews = many({
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

const SHOWN_APPLICATIONS = 40;

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
  rejected: z.boolean(),
  rejected_at: instant.nullable().describe('null also where nobody knows when'),
  ghosted: z.boolean(),
  cost_usd: decimal.nullable(),
});

/** Every application and how far it came. */
const applications = many({
  name: 'applications',
  module: import.meta.url,
  row,
  describe: 'the newest first',
  show: (all, { zone, pages }) => {
    if (all.length === 0) return [];
    const rows = all.slice(0, SHOWN_APPLICATIONS).map((application): Cell[] => {
      const page =
        application.session_id === null ? undefined : pages.session(application.session_id);
      return [
        { text: application.job_title ?? NOTHING },
        { text: day(application.sent_at, zone) },
        reached(application),
        { text: days(application.response_days) },
        {
          text: application.session ?? application.session_id ?? NOTHING,
          file: page,
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
        ...andMore(all.length - SHOWN_APPLICATIONS, 'older ones'),
      },
    ];
  },
});

function reached(application: z.infer<typeof row>): Cell {
  const { reached: step, rejected, status, ghosted } = application;
  if (step === 'not sent') return { text: words(status), tone: 'quiet' };
  if (step === 'offer') return { text: 'offer', tone: 'good' };
  if (rejected)
    return { text: step === 'interview' ? 'rejected after interview' : 'rejected', tone: 'bad' };
  if (step === 'interview') return { text: 'interview', tone: 'good' };
  if (step === 'replied') return { text: 'answered' };
  return { text: ghosted ? 'ghosted' : 'no answer yet', tone: 'quiet' };
}

const SHOWN_EVENTS = 60;

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
const timeline = many({
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
    return [
      { kind: 'heading', text: 'What happened', note: 'the newest first' },
      {
        kind: 'table',
        columns: ['On', 'What', 'Job', 'Known from'].map((title) => ({ title })),
        rows: rows
          .slice(0, SHOWN_EVENTS)
          .map(({ at, what, told_by, is_certain, job_title }): Cell[] => [
            { text: day(at, zone) },
            happened({ what, is_certain }),
            { text: job_title ?? NOTHING },
            { text: told_by === 'tracker' ? 'your own list' : told_by, tone: 'quiet' },
          ]),
        ...andMore(rows.length - SHOWN_EVENTS, 'earlier ones'),
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

/** What happened with a company, one thing after another. */
export const course = [interviews, applications, timeline] as const;
