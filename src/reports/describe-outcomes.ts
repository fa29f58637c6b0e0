import type { Block, Cell, Column, Fact, Tone } from './document.ts';
import { days, dollars, integer, percent } from './format.ts';
import type { Group, Outcomes, Rate } from './model.ts';

/** `95 % between 75.6 % and 86.5 %` */
export function interval({ low, high }: { low: number; high: number }): string {
  return `95 % between ${percent(low)} and ${percent(high)}`;
}

/** What came back for applications that were sent. */
export function describeOutcomes(back: Outcomes): Block[] {
  if (back.sent === 0) return [{ kind: 'paragraph', text: 'Nothing was sent.' }];
  const fact = (label: string, count: number, rate: Rate | null, tone?: Tone): Fact => ({
    label,
    value: integer(count),
    ...(rate ? { share: rate.value } : {}),
    note: percent(rate?.value ?? null),
    ...(tone ? { tone } : {}),
  });
  const speed =
    back.median_days === null
      ? 'no answer yet'
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
  return [{ kind: 'facts', facts }];
}

/** A share as a cell with its bar; a dash where nothing is known. */
export function rateCell(rate: Rate | null, tone?: Tone): Cell {
  if (rate === null) return { text: percent(null) };
  const { value, low, high } = rate;
  return { text: percent(value), share: value, interval: { low, high }, ...(tone ? { tone } : {}) };
}

/** The columns of a table of groups, after the one that names them. */
export const groupColumns: Column[] = [
  { title: 'Sent', align: 'right' },
  { title: 'Answered', align: 'right' },
  { title: 'Interviews', align: 'right' },
  { title: 'Offers', align: 'right' },
  { title: 'Ghosted', align: 'right' },
  { title: 'Cost', align: 'right' },
];

/** The cells of a group under `groupColumns`. */
export function groupCells(group: Group): Cell[] {
  return [
    { text: integer(group.sent) },
    rateCell(group.reply_rate),
    { text: integer(group.interviewed) },
    { text: integer(group.offered), ...(group.offered > 0 ? { tone: 'good' as const } : {}) },
    { text: percent(group.ghost_rate?.value ?? null) },
    { text: dollars(group.cost_usd) },
  ];
}
