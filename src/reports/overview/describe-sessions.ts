import { rateCell } from '../describe-outcomes.ts';
import type { Block, Cell, Pages } from '../document.ts';
import { day, dollars, integer, NOTHING, percent } from '../format.ts';
import type { OverviewReport } from './model.ts';

type Session = OverviewReport['sessions'][number];

const MOST_POINTS = 40;
const SHOWN = 20;

/** How the sessions went, one after the other, and each in a line. */
export function describeSessions(
  { sessions }: OverviewReport,
  zone: string,
  pages: Pages,
): Block[] {
  if (sessions.length === 0) return [];
  const recent = sessions.slice(-MOST_POINTS);
  const trend = (
    label: string,
    value: (session: Session) => number | null,
    text: (value: number) => string,
  ): Block => ({
    kind: 'trend',
    label,
    points: recent.map((session) => {
      const at = value(session);
      return {
        label: day(session.started_at, zone),
        value: at,
        text: at === null ? NOTHING : text(at),
      };
    }),
  });
  const trends =
    recent.length < 2
      ? []
      : [
          trend('applications', ({ total }) => total, integer),
          trend('success rate', ({ success_rate }) => success_rate?.value ?? null, percent),
          trend('answered', ({ reply_rate }) => reply_rate?.value ?? null, percent),
          trend(
            'model cost',
            ({ cost_usd }) => Number(cost_usd),
            (value) => dollars(String(value)),
          ),
        ];
  return [
    { kind: 'heading', text: 'Sessions', note: 'the younger ones still wait for answers' },
    ...trends,
    table(sessions, zone, pages),
  ];
}

function table(sessions: readonly Session[], zone: string, pages: Pages): Block {
  const rows = sessions
    .slice(-SHOWN)
    .reverse()
    .map((session): Cell[] => {
      const page = pages.session(session.id);
      return [
        { text: session.name ?? session.id, ...(page === undefined ? {} : { file: page }) },
        { text: day(session.started_at, zone) },
        { text: integer(session.total) },
        { text: integer(session.sent) },
        rateCell(session.reply_rate),
        { text: integer(session.interviewed) },
        {
          text: integer(session.offered),
          ...(session.offered > 0 ? { tone: 'good' as const } : {}),
        },
        { text: dollars(session.cost_usd) },
      ];
    });
  const rest = sessions.length - rows.length;
  const right = (title: string) => ({ title, align: 'right' as const });
  return {
    kind: 'table',
    columns: [
      { title: 'Session' },
      { title: 'On' },
      ...['Total', 'Sent', 'Answered', 'Interviews', 'Offers', 'Cost'].map(right),
    ],
    rows,
    ...(rest > 0 ? { more: `and ${integer(rest)} earlier ones` } : {}),
  };
}
