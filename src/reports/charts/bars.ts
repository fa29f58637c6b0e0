import { scaleLinear } from 'd3-scale';
import { bar, cut, pad, widest } from '../render/layout.ts';
import { type ChartKind, px } from './chart.ts';
import { fitText, svgText } from './svg-text.ts';

/** Amounts side by side, from 0: costs, counts. */
export interface Bars {
  type: 'bars';
  /** What the amounts are of, and what they are, for the table. */
  titles: [string, string];
  rows: { label: string; value: number; text: string }[];
}

const ROW = 30;

export const bars: ChartKind<Bars> = {
  draw({ rows }, width) {
    const left = width < 500 ? 120 : 210;
    const most = Math.max(...rows.map(({ value }) => value)) || 1;
    const x = scaleLinear([0, most], [0, width - left - 96]);
    const shapes = rows.map(({ label, value, text }, index) => {
      const y = index * ROW;
      const wide = value > 0 ? Math.max(2, x(value)) : 0;
      return `${svgText(0, y + 20, fitText(label, left - 10))}<rect class="main" x="${left}" y="${y + 6}" width="${px(wide)}" height="18" rx="2"/>${svgText(left + wide + 8, y + 20, text, { tone: 'strong' })}`;
    });
    return { height: rows.length * ROW, shapes: shapes.join('') };
  },

  type({ rows }, width) {
    const labels = Math.min(30, widest(rows.map(({ label }) => label)));
    const texts = widest(rows.map(({ text }) => text));
    const room = Math.min(36, Math.max(8, width - labels - texts - 4));
    const most = Math.max(...rows.map(({ value }) => value)) || 1;
    return rows.map(({ label, value, text }) =>
      `${pad(cut(label, labels), labels)}  ${pad(text, texts, 'right')}  ${bar(value / most, room)}`.trimEnd(),
    );
  },

  list({ titles: [name, amount], rows }) {
    return {
      columns: [{ title: name }, { title: amount, align: 'right' }],
      rows: rows.map(({ label, text }) => [{ text: label }, { text }]),
    };
  },
};
