import { z } from 'zod';
import type { Block } from '../../document.ts';
import { day, dollars, integer, NOTHING, percent } from '../../format.ts';
import { count, decimal, id, instant, rate } from '../../model.ts';
import { many } from '../../section.ts';

const row = z.object({
  id,
  name: z.string().nullable(),
  started_at: instant.nullable(),
  total: count,
  successful: count,
  failed: count,
  success_rate: rate.nullable().describe('successful of successful and failed'),
  cost_usd: decimal,
  sent: count,
  replied: count,
  reply_rate: rate.nullable().describe('replied of sent'),
});

/** The figures of the sessions before, as lines that end with this one. */
export const history = many({
  name: 'history',
  module: import.meta.url,
  row,
  describe: 'up to ten finished sessions of the person, this one last',
  show: (sessions, { zone }) => (sessions.length < 2 ? [] : trends(sessions, zone)),
});

/** What a line over sessions is drawn from. */
export type Trended = Pick<
  z.infer<typeof row>,
  'started_at' | 'total' | 'success_rate' | 'reply_rate' | 'cost_usd'
>;

/** Applications, forms without an error, answers and cost over sessions, the last of them the one that counts. */
export function trends(sessions: readonly Trended[], zone: string): Block[] {
  const trend = (
    label: string,
    value: (session: Trended) => number | null,
    text: (value: number) => string,
  ): Block => ({
    kind: 'chart',
    title: label,
    description: `The last ${integer(sessions.length)} sessions, the newest on the right.`,
    chart: {
      type: 'sparkline',
      label,
      points: sessions.map((session) => {
        const at = value(session);
        const label = day(session.started_at, zone);
        return { label, value: at, text: at === null ? NOTHING : text(at) };
      }),
    },
  });
  return [
    trend('applications', ({ total }) => total, integer),
    trend('without an error', ({ success_rate }) => success_rate?.value ?? null, percent),
    trend('answered', ({ reply_rate }) => reply_rate?.value ?? null, percent),
    trend(
      'model cost',
      ({ cost_usd }) => Number(cost_usd),
      (value) => dollars(String(value)),
    ),
  ];
}
