import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { dollars, duration, integer, NOTHING, percent } from '../../format.ts';
import { count, decimal } from '../../model.ts';
import { many } from '../../section.ts';
import { right } from '../describe-outcomes.ts';

export const measure = z.enum([
  'applications',
  'success_rate',
  'reply_rate',
  'match_score',
  'duration_seconds',
  'cost_usd',
  'cost_usd_per_success',
]);
type Measure = z.infer<typeof measure>;

interface Figure {
  label: string;
  text(value: string): string;
  /** Whether more is better, worse, or neither. */
  more: 1 | -1 | 0;
}

/** The key figures in the order in which they are shown. */
export const figures: Record<Measure, Figure> = {
  applications: { label: 'applications', text: countText, more: 0 },
  success_rate: { label: 'forms without an error', text: rateText, more: 1 },
  reply_rate: { label: 'answered', text: rateText, more: 1 },
  match_score: {
    label: 'match with the posts',
    text: (value) => Number(value).toFixed(3),
    more: 1,
  },
  duration_seconds: { label: 'time each', text: duration, more: -1 },
  cost_usd: { label: 'model cost', text: dollars, more: 0 },
  cost_usd_per_success: { label: 'cost per form without an error', text: dollars, more: -1 },
};

/** The key figures beside what is usual. */
export const baselines = many({
  name: 'baselines',
  module: import.meta.url,
  row: z.object({
    measure,
    value: decimal.nullable().describe('of this session'),
    sessions: count.describe('how many of the last ten before it have the figure'),
    median: decimal.describe('of these'),
    change: z.number().nullable().describe('value over median, less 1; null without both'),
  }),
  describe: 'key figures beside those of the sessions before',
  show: (rows) => {
    if (rows.length === 0) return [];
    const inOrder = measure.options.flatMap((name) => rows.filter((row) => row.measure === name));
    const most = Math.max(...rows.map(({ sessions }) => sessions));
    const few = most < 5 ? ': few, so a change says little' : '';
    return [
      {
        kind: 'heading',
        text: 'Against the sessions before',
        note: `the median of the last ${most === 1 ? 'one' : integer(most)}${few}`,
      },
      {
        kind: 'table',
        columns: [{ title: 'Figure' }, ...right('This session', 'Usual', 'Change')],
        rows: inOrder.map(({ measure: name, value, median, change }) => [
          { text: figures[name].label },
          { text: value === null ? NOTHING : figures[name].text(value) },
          { text: figures[name].text(median) },
          changeCell(change, figures[name].more),
        ]),
      },
    ];
  },
});

const NOTABLE = 0.1;

/** `▲ 12.0 %`: the sign tells the direction, the colour whether it is welcome. */
function changeCell(change: number | null, more: Figure['more']): Cell {
  if (change === null) return { text: NOTHING };
  if (change === 0) return { text: 'as usual', tone: 'quiet' };
  const text = `${change > 0 ? '▲' : '▼'} ${percent(Math.abs(change))}`;
  if (Math.abs(change) < NOTABLE || more === 0) return { text, tone: 'quiet' };
  return { text, tone: Math.sign(change) === more ? 'good' : 'bad' };
}

/** A median of counts may lie between two: `10.5`. */
function countText(value: string): string {
  const number = Number(value);
  return Number.isInteger(number) ? integer(number) : String(number);
}

function rateText(value: string): string {
  return percent(Number(value));
}
