import type { Block } from '../document.ts';
import { day, dollars, integer, NOTHING, percent } from '../format.ts';
import type { SessionReport } from './model.ts';

type Past = SessionReport['history'][number];
type Measure = SessionReport['baselines'][number]['measure'];

/** How the session compares with those before it. */
export function history({ history: sessions, baselines }: SessionReport, zone: string): Block[] {
  if (sessions.length < 2) return [];
  const medians = new Map(baselines.map(({ measure, median }) => [measure, median]));
  const trend = (
    label: string,
    measure: Measure,
    value: (session: Past) => number | null,
    text: (value: number) => string,
  ): Block => {
    const median = medians.get(measure);
    return {
      kind: 'trend',
      label,
      points: sessions.map((session) => {
        const at = value(session);
        return {
          label: day(session.started_at, zone),
          value: at,
          text: at === null ? NOTHING : text(at),
        };
      }),
      ...(median === undefined ? {} : { note: `median before: ${text(Number(median))}` }),
    };
  };
  return [
    {
      kind: 'heading',
      text: 'Compared with the sessions before',
      note: `${sessions.length} since ${day(sessions[0]?.started_at ?? null, zone)}`,
    },
    trend('applications', 'applications', ({ total }) => total, count),
    trend(
      'success rate',
      'success_rate',
      ({ success_rate }) => success_rate?.value ?? null,
      percent,
    ),
    trend('answered', 'reply_rate', ({ reply_rate }) => reply_rate?.value ?? null, percent),
    trend(
      'model cost',
      'cost_usd',
      ({ cost_usd }) => Number(cost_usd),
      (value) => dollars(String(value)),
    ),
  ];
}

/** A median of counts may lie between two: `10.5`. */
const count = (value: number): string => (Number.isInteger(value) ? integer(value) : `${value}`);
