import type { Block, Cell, Column, Fact, Tone } from '../document.ts';
import { days, dollarColumn, integer, percent, plural } from '../format.ts';
import type { Group, Outcomes, Rate } from '../model.ts';

/** `95 % between 75.6 % and 86.5 %` */
export function interval({ low, high }: { low: number; high: number }): string {
  return `95 % between ${percent(low)} and ${percent(high)}`;
}

/** What became of nothing. */
export const noOutcomes: Outcomes = {
  sent: 0,
  replied: 0,
  interviewed: 0,
  offered: 0,
  rejected: 0,
  ghosted: 0,
  waiting: 0,
  reply_rate: null,
  interview_rate: null,
  offer_rate: null,
  rejection_rate: null,
  ghost_rate: null,
  waiting_rate: null,
  fastest_days: null,
  median_days: null,
  p80_days: null,
  slowest_days: null,
};

export const noGroup: Group = {
  ...noOutcomes,
  total: 0,
  successful: 0,
  failed: 0,
  unfinished: 0,
  success_rate: null,
  cost_usd: '0.000000',
};

const FEW = 30;

/** Says of a small sample that it is one. */
function smallSample(sent: number): Block[] {
  if (sent === 0 || sent >= FEW) return [];
  const text = `Only ${plural(sent, 'application')}: such a small sample says little, so read each rate with its interval.`;
  return [{ kind: 'paragraph', text }];
}

/** What came back for applications that were sent. */
export function describeOutcomes(back: Outcomes): Block[] {
  if (back.sent === 0) return [{ kind: 'paragraph', text: 'Nothing was sent.' }];
  const fact = (label: string, count: number, rate: Rate | null, tone?: Tone): Fact => ({
    label,
    value: integer(count),
    ...(rate ? { share: rate.value, interval: rate } : {}),
    note: rate ? `${percent(rate.value)} (${percent(rate.low)} to ${percent(rate.high)})` : '',
    // Nothing is neither good nor bad.
    ...(tone ? { tone: count > 0 ? tone : 'quiet' } : {}),
  });
  const speed =
    back.median_days === null
      ? back.replied > 0
        ? 'nobody knows when'
        : 'no answer yet'
      : `half of the answers within ${days(back.median_days)}; fastest ${days(back.fastest_days)}, slowest ${days(back.slowest_days)}`;
  const answered = fact('answered', back.replied, back.reply_rate);
  const facts: Fact[] = [
    { ...answered, note: `${answered.note}; ${speed}` },
    fact('interviews', back.interviewed, back.interview_rate, 'good'),
    fact('offers', back.offered, back.offer_rate, 'good'),
    fact('rejections', back.rejected, back.rejection_rate, 'bad'),
    fact('no answer yet', back.waiting, back.waiting_rate, 'quiet'),
    fact('ghosted', back.ghosted, back.ghost_rate, 'quiet'),
  ];
  return [...smallSample(back.sent), { kind: 'facts', facts }];
}

/** A share as a cell with its bar; a dash where nothing is known. */
export function rateCell(rate: Rate | null, tone?: Tone): Cell {
  if (rate === null) return { text: percent(null) };
  const { value, low, high } = rate;
  return {
    text: percent(value),
    share: value,
    interval: { low, high },
    ...(tone && value > 0 ? { tone } : {}),
  };
}

/** A count, loud where there is something to be glad of. */
export function goodCount(count: number): Cell {
  return { text: integer(count), ...(count > 0 ? { tone: 'good' as const } : {}) };
}

/** A count, loud where there is something to mend. */
export function badCount(count: number): Cell {
  return { text: integer(count), ...(count > 0 ? { tone: 'bad' as const } : {}) };
}

/** Columns of numbers. */
export const right = (...titles: string[]): Column[] =>
  titles.map((title) => ({ title, align: 'right' }));

/** The columns of a table of groups, after the one that names them. */
export const groupColumns = right('Sent', 'Answered', 'Interviews', 'Offers', 'Ghosted', 'Cost');

/** The cells of some groups under `groupColumns`. */
export function groupCells(groups: readonly Group[]): Cell[][] {
  const cost = dollarColumn(groups.map(({ cost_usd }) => cost_usd));
  return groups.map((group) => [
    { text: integer(group.sent) },
    rateCell(group.reply_rate),
    { text: integer(group.interviewed) },
    goodCount(group.offered),
    { text: percent(group.ghost_rate?.value ?? null) },
    { text: cost(group.cost_usd) },
  ]);
}
