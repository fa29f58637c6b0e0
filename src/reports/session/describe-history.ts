import type { Block } from '../document.ts';
import { day, dollars, integer, NOTHING, percent } from '../format.ts';
import type { SessionReport } from './model.ts';

type Past = SessionReport['history'][number];

/** How the session compares with those before it. */
export function history({ history: sessions }: SessionReport, zone: string): Block[] {
  if (sessions.length < 2) return [];
  const trend = (
    label: string,
    value: (session: Past) => number | null,
    text: (value: number) => string,
  ): Block => {
    const values = sessions.map(value);
    const before = values.slice(0, -1).filter((one) => one !== null);
    const mean = before.reduce((sum, one) => sum + one, 0) / before.length;
    return {
      kind: 'trend',
      label,
      points: sessions.map((session, index) => {
        const at = values[index] ?? null;
        return {
          label: day(session.started_at, zone),
          value: at,
          text: at === null ? NOTHING : text(at),
        };
      }),
      ...(before.length > 0 ? { note: `${text(mean)} on average before` } : {}),
    };
  };
  return [
    {
      kind: 'heading',
      text: 'Compared with the sessions before',
      note: `${sessions.length} since ${day(sessions[0]?.started_at ?? null, zone)}`,
    },
    trend(
      'applications',
      ({ total }) => total,
      (value) => integer(Math.round(value)),
    ),
    trend(
      'success rate',
      ({ successful, failed }) => share(successful, successful + failed),
      percent,
    ),
    trend('answered', ({ replied, sent }) => share(replied, sent), percent),
    trend(
      'model cost',
      ({ cost_usd }) => Number(cost_usd),
      (value) => dollars(String(value)),
    ),
  ];
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
