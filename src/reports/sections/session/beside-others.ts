import { z } from 'zod';
import type { Block, Cell } from '../../document.ts';
import { day, dollars, duration, integer, NOTHING, percent, score } from '../../format.ts';
import { count, decimal, id, instant, rate } from '../../model.ts';
import { many } from '../../section.ts';
import { right } from '../describe-outcomes.ts';

const measure = z.enum([
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
const figures: Record<Measure, Figure> = {
  applications: { label: 'applications', text: countText, more: 0 },
  success_rate: { label: 'forms without an error', text: rateText, more: 1 },
  reply_rate: { label: 'answered', text: rateText, more: 1 },
  match_score: { label: 'match with the posts', text: score, more: 1 },
  duration_seconds: { label: 'time each', text: duration, more: -1 },
  cost_usd: { label: 'model cost', text: dollars, more: 0 },
  cost_usd_per_success: { label: 'cost per form without an error', text: dollars, more: -1 },
};

/** The key figures beside what is usual. */
const baselines = many({
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
const history = many({
  name: 'history',
  module: import.meta.url,
  row,
  describe: 'up to ten finished sessions of the person, this one last',
  show: (sessions, { zone }) => (sessions.length < 2 ? [] : trends(sessions, zone)),
});

/** What a line over sessions is drawn from. */
type Trended = Pick<
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

/** The key figures beside those of another session. */
const comparison = many({
  name: 'comparison',
  module: import.meta.url,
  row: z.object({ measure, value: decimal, other: decimal.describe('of the other session') }),
  describe: 'with --compare: key figures of both finished sessions',
  show: (rows) => {
    if (rows.length === 0) return [];
    const inOrder = measure.options.flatMap((name) => rows.filter((row) => row.measure === name));
    return [
      { kind: 'heading', text: 'Beside the other session' },
      {
        kind: 'table',
        columns: [{ title: 'Figure' }, ...right('This session', 'The other')],
        rows: inOrder.map(({ measure: name, value, other }) => [
          { text: figures[name].label },
          { text: figures[name].text(value) },
          { text: figures[name].text(other) },
        ]),
      },
    ];
  },
});

/** A session beside those before it, and beside another one. */
export const besideOthers = [baselines, history, comparison] as const;
