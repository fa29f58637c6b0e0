import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { day, dollarColumn, integer } from '../../format.ts';
import { count, decimal, id, instant, rate } from '../../model.ts';
import { many } from '../../section.ts';
import { goodCount, rateCell, right } from '../describe-outcomes.ts';
import { trends } from '../session/history.ts';

const MOST_POINTS = 40;
const SHOWN = 20;

/** How the sessions went, one after the other, and each in a line. */
export const sessions = many({
  name: 'sessions',
  module: import.meta.url,
  row: z.object({
    id,
    name: z.string().nullable(),
    status: z.string().nullable(),
    started_at: instant.nullable(),
    total: count,
    successful: count,
    failed: count,
    success_rate: rate.nullable().describe('successful of successful and failed'),
    sent: count,
    replied: count,
    reply_rate: rate.nullable().describe('replied of sent'),
    interviewed: count,
    offered: count,
    cost_usd: decimal,
  }),
  describe: 'the finished ones, the oldest first',
  show: (all, { zone, pages }) => {
    if (all.length === 0) return [];
    const shown = all.slice(-SHOWN).reverse();
    const rest = all.length - shown.length;
    const cost = dollarColumn(shown.map(({ cost_usd }) => cost_usd));
    return [
      { kind: 'heading', text: 'Sessions', note: 'the younger ones still wait for answers' },
      ...(all.length < 2 ? [] : trends(all.slice(-MOST_POINTS), zone)),
      {
        kind: 'table',
        columns: [
          { title: 'Session' },
          { title: 'On' },
          ...right('Forms', 'Sent', 'Answered', 'Interviews', 'Offers', 'Cost'),
        ],
        rows: shown.map((session): Cell[] => {
          const page = pages.session(session.id);
          return [
            { text: session.name ?? session.id, ...(page === undefined ? {} : { file: page }) },
            { text: day(session.started_at, zone) },
            { text: integer(session.total) },
            { text: integer(session.sent) },
            rateCell(session.reply_rate),
            { text: integer(session.interviewed) },
            goodCount(session.offered),
            { text: cost(session.cost_usd) },
          ];
        }),
        ...(rest > 0 ? { more: `and ${integer(rest)} earlier ones` } : {}),
      },
    ];
  },
});
