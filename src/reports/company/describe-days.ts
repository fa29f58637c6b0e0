import type { Block, Cell, TrendPoint } from '../document.ts';
import { days, integer } from '../format.ts';
import type { CompanyReport } from './model.ts';

type Day = CompanyReport['days'][number];
type Month = CompanyReport['months'][number];

const SHOWN = 12;

/** What happened over time: a trend by month where there are several, and the newest days. */
export function describeDays({ days: all, months: known }: CompanyReport): Block[] {
  if (all.length === 0) return [];
  const [first, last] = [known[0], known.at(-1)];
  const months = first && last ? monthsFrom(first.month, last.month) : [];
  const trends: Block[] =
    months.length < 3
      ? []
      : [
          trend('sent', months, known, ({ sent }) => sent),
          trend('interviews', months, known, ({ interviews }) => interviews),
        ];
  const shown = all.slice(-SHOWN).reverse();
  const rest = all.length - shown.length;
  return [
    {
      kind: 'heading',
      text: 'Over time',
      note:
        trends.length > 0
          ? 'by month, and the days on which anything happened'
          : 'days on which anything happened',
    },
    ...trends,
    {
      kind: 'table',
      columns: [
        { title: 'Day' },
        { title: 'Sent', align: 'right' },
        { title: 'Successful', align: 'right' },
        { title: 'Interviews', align: 'right' },
        { title: 'Offers', align: 'right' },
        { title: 'Answers took', align: 'right' },
      ],
      rows: shown.map(row),
      ...(rest > 0 ? { more: `and ${integer(rest)} earlier days` } : {}),
    },
  ];
}

function row(day: Day): Cell[] {
  const cell = (count: number): Cell =>
    count === 0 ? { text: '·', tone: 'quiet' } : { text: integer(count) };
  return [
    { text: day.day },
    cell(day.sent),
    cell(day.successful),
    cell(day.interviews),
    { ...cell(day.offers), ...(day.offers > 0 ? { tone: 'good' as const } : {}) },
    day.avg_response_days === null
      ? { text: '·', tone: 'quiet' }
      : { text: days(day.avg_response_days) },
  ];
}

function trend(
  label: string,
  months: string[],
  known: Month[],
  value: (month: Month) => number,
): Block {
  const byName = new Map(known.map((one) => [one.month, value(one)]));
  const points: TrendPoint[] = months.map((month) => {
    const count = byName.get(month) ?? 0;
    return { label: month, value: count, text: integer(count) };
  });
  return { kind: 'trend', label, points };
}

const MOST_MONTHS = 24;

/** `2026-11`, `2026-12`, `2027-01`: the last of them, each once. */
function monthsFrom(first: string, last: string): string[] {
  const [year = 0, month = 1] = last.split('-').map(Number);
  return Array.from({ length: MOST_MONTHS }, (_, back) => {
    const months = year * 12 + month - 1 - back;
    return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
  })
    .filter((name) => name >= first)
    .reverse();
}
