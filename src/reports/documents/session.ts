import { countedAsOf } from '../describe-warehouse.ts';
import type { Tone } from '../document.ts';
import {
  clock,
  day,
  dollars,
  duration,
  integer,
  moment,
  plural,
  tokens,
  wholePercent,
  words,
} from '../format.ts';
import { type Content, defineReport } from '../report-kind.ts';
import type { Context } from '../section.ts';
import { besideOthers } from '../sections/session/beside-others.ts';
import { cost } from '../sections/session/cost.ts';
import { groups } from '../sections/session/groups.ts';
import { result } from '../sections/session/result.ts';
import { trouble } from '../sections/session/trouble.ts';
import { glossary } from './glossary.ts';

const sections = [...result, ...besideOthers, ...trouble, ...groups, ...cost] as const;

/** One session: what happened, what it means, what to do next. */
export const sessionReport = defineReport({
  kind: 'session',
  subject: 'session',
  sections,
  zone: ({ session }) => session.timezone,
  heading: (content, context) => ({
    title: content.session.name ?? `Session ${content.session.id}`,
    subtitle: when(content.session, context.zone),
    ...(content.session.status
      ? { badge: { text: content.session.status, tone: toneOf(content.session.status) } }
      : {}),
    story: tell(content, context),
    footer: `session ${content.session.id} · data as of ${moment(context.warehouse.as_of, context.zone)}, ${context.zone}`,
  }),
  end: ({ ghost_after_days }) =>
    glossary(
      [
        'sent without an error',
        'answered',
        'interview',
        '95 % interval',
        'usual',
        'effort',
        'tier',
      ],
      ghost_after_days,
    ),
});

export type SessionReport = Content<'session', typeof sections>;
export const sessionReportSchema = sessionReport.schema;

/** The story in two sentences: how it went, and what came of it. */
function tell({ session, digest, responses, failures }: SessionReport, context: Context): string {
  const { zone, warehouse } = context;
  if (!digest) return 'This session has no numbers yet.';
  const { total, successful, success_rate: rate } = digest;
  const on = session.started_at === null ? 'In it' : `On ${day(session.started_at, zone)}`;
  const [worst] = failures;
  const why = worst
    ? `; the most frequent failure: ${words(worst.reason)}, on ${worst.domains[0]?.domain ?? 'some domain'} above all`
    : '';
  const cost = `${tokens(String(BigInt(digest.tokens_input) + BigInt(digest.tokens_output)))} tokens, ${dollars(digest.cost_usd)}`;
  const first = `${on} the agent took on ${plural(total, 'application')} and sent ${integer(successful)} without an error${rate ? ` (${wholePercent(rate.value)})` : ''}, for ${cost}${why}.`;
  const { sent, replied, interviewed, offered, waiting } = responses;
  if (sent === 0) return `${first} Nothing was sent, so nothing can come back.`;
  const good = [
    ...(offered > 0 ? [plural(offered, 'offer')] : []),
    ...(interviewed > 0 ? [plural(interviewed, 'interview')] : []),
  ];
  const news =
    replied === 0 && good.length === 0
      ? 'nobody had answered'
      : `${integer(replied)} of ${integer(sent)} were answered${good.length > 0 ? `, with ${good.join(' and ')}` : ''}`;
  const open = waiting > 0 ? `; ${integer(waiting)} may still come` : '';
  return `${first} By ${day(countedAsOf(warehouse), zone)} ${news}${open}.`;
}

function when(
  { started_at, ended_at, duration_seconds }: SessionReport['session'],
  zone: string,
): string {
  if (started_at === null) return 'not started';
  if (ended_at === null) return `since ${moment(started_at, zone)} (${zone})`;
  const sameDay = day(started_at, zone) === day(ended_at, zone);
  const end = sameDay ? clock(ended_at, zone) : moment(ended_at, zone);
  return `${moment(started_at, zone)} – ${end} (${zone}), ${duration(duration_seconds)}`;
}

function toneOf(status: string): Tone {
  if (status === 'completed') return 'good';
  return status === 'failed' || status === 'cancelled' ? 'bad' : 'quiet';
}
