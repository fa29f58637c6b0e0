import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { sparkline as blocks, pad } from '../render/layout.ts';
import { type ChartKind, px } from './chart.ts';

/** One value over time, from 0; null where there is none. The last is the one reported on. */
export interface Sparkline {
  type: 'sparkline';
  label: string;
  points: { label: string; value: number | null; text: string }[];
  /** What the last is compared with, in words. */
  note?: string;
}

const HEIGHT = 56;
const SIDE = 4;

export const sparkline: ChartKind<Sparkline> = {
  draw({ points }, width) {
    const known = points.flatMap(({ value }, index) => (value === null ? [] : [{ index, value }]));
    const most = Math.max(...known.map(({ value }) => value)) || 1;
    const x = scaleLinear([0, Math.max(points.length - 1, 1)], [SIDE, width - SIDE]);
    const y = scaleLinear([0, most], [HEIGHT - SIDE, SIDE]);
    const under = area<(typeof known)[number]>(
      ({ index }) => x(index),
      y(0),
      ({ value }) => y(value),
    );
    const over = line<(typeof known)[number]>(
      ({ index }) => x(index),
      ({ value }) => y(value),
    );
    const last = known.at(-1);
    const dot = last
      ? `<circle class="main" cx="${px(x(last.index))}" cy="${px(y(last.value))}" r="4"/>`
      : '';
    return {
      height: HEIGHT,
      shapes: `<path class="soft" d="${under(known) ?? ''}"/><path class="line" d="${over(known) ?? ''}"/>${dot}`,
    };
  },

  type({ label, points, note }, width) {
    const last = points.at(-1)?.text ?? '';
    const drawn = blocks(points.slice(-Math.max(10, width - 46)).map(({ value }) => value));
    return [`${pad(label, 18)}${drawn}  ${pad(last, 9)}${note ?? ''}`.trimEnd()];
  },

  list({ label, points }) {
    return {
      columns: [{ title: 'On' }, { title: label, align: 'right' }],
      rows: points.map((point) => [{ text: point.label }, { text: point.text }]),
    };
  },
};
