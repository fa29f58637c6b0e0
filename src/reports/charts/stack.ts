import { scaleBand, scaleLinear } from 'd3-scale';
import { stack as stackOf } from 'd3-shape';
import { integer } from '../format.ts';
import { escapeHtml } from '../render/escape-html.ts';
import { pad, widest, wrap } from '../render/layout.ts';
import { type ChartKind, px } from './chart.ts';
import { svgText } from './svg-text.ts';

/** What became of the applications of each of several spans of time; the parts stand in one order. */
export interface Stack {
  type: 'stack';
  /** Names of the parts, the best first; at most five. */
  parts: string[];
  rows: { label: string; values: number[] }[];
}

const HEIGHT = 240;
const BOTTOM = 24;
const LEFT = 36;
/** Dark to light: told apart without colour, too. */
const SHADES = ['█', '▓', '▒', '░', '·'];

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export const stack: ChartKind<Stack> = {
  draw({ parts, rows }, width) {
    const legend = drawLegend(parts, width);
    const top = legend.height + 14;
    const x = scaleBand(
      rows.map(({ label }) => label),
      [LEFT, width],
    ).padding(0.18);
    const most = Math.max(...rows.map(({ values }) => sum(values)), 1);
    const y = scaleLinear([0, most], [HEIGHT - BOTTOM, top]).nice(4);
    const layers = stackOf<Stack['rows'][number], number>()
      .keys(parts.map((_, index) => index))
      .value(({ values }, index) => values[index] ?? 0)(rows);
    const rules = y
      .ticks(4)
      .filter(Number.isInteger)
      .map(
        (count) =>
          `<path class="rule" d="M${LEFT} ${px(y(count))}H${width}"/>${svgText(LEFT - 8, y(count) + 4, integer(count), { anchor: 'end', tone: 'quiet' })}`,
      );
    const bars = layers.flatMap((layer, part) =>
      layer.map(([from, to], row) => {
        const { label = '' } = rows[row] ?? {};
        if (to === from) return '';
        const said = escapeHtml(`${label}: ${integer(to - from)} ${parts[part] ?? ''}`);
        return `<rect class="part${part + 1}" x="${px(x(label) ?? 0)}" y="${px(y(to))}" width="${px(x.bandwidth())}" height="${px(y(from) - y(to))}"><title>${said}</title></rect>`;
      }),
    );
    const every = Math.ceil(rows.length / Math.max(1, Math.floor((width - LEFT) / 84)));
    const labels = rows.map(({ label }, index) =>
      index % every === 0
        ? svgText((x(label) ?? 0) + x.bandwidth() / 2, HEIGHT - 6, label, {
            anchor: 'middle',
            tone: 'quiet',
          })
        : '',
    );
    return { height: HEIGHT, shapes: [legend.shapes, ...rules, ...bars, ...labels].join('') };
  },

  type({ parts, rows }, width) {
    const labels = widest(rows.map(({ label }) => label));
    const most = Math.max(...rows.map(({ values }) => sum(values)), 1);
    const totals = widest(rows.map(({ values }) => integer(sum(values))));
    const counts = parts.map((_, index) =>
      widest(rows.map((row) => integer(row.values[index] ?? 0))),
    );
    const room = Math.min(60, width - labels - totals - 6 - sum(counts) - counts.length);
    const lines = rows.map(({ label, values }) => {
      let drawn = 0;
      let before = 0;
      const segments = values.map((value, index) => {
        before += value;
        const end = Math.round((before / most) * room);
        const segment = (SHADES[index] ?? '·').repeat(Math.max(0, end - drawn));
        drawn = Math.max(drawn, end);
        return segment;
      });
      const each = counts.map((wide, index) => pad(integer(values[index] ?? 0), wide, 'right'));
      return `${pad(label, labels)}  ${pad(integer(sum(values)), totals, 'right')}: ${each.join(' ')}  ${segments.join('')}`;
    });
    const legend = parts.map(
      (part, index) => `${SHADES[index] ?? ''}\u00a0${part.replaceAll(' ', '\u00a0')}`,
    );
    return [
      ...wrap(legend.join('  '), width).map((line) => line.replaceAll('\u00a0', ' ')),
      ...lines,
    ];
  },

  list({ parts, rows }) {
    const right = (title: string) => ({ title, align: 'right' as const });
    return {
      columns: [{ title: 'Week of' }, right('Sent'), ...parts.map(right)],
      rows: rows.map(({ label, values }) => [
        { text: label },
        { text: integer(sum(values)) },
        ...values.map((value) => ({ text: integer(value) })),
      ]),
    };
  },
};

function drawLegend(parts: readonly string[], width: number): { height: number; shapes: string } {
  let [x, y] = [0, 0];
  const shapes = parts.map((part, index) => {
    const taken = 26 + part.length * 7.2;
    if (x > 0 && x + taken > width) [x, y] = [0, y + 20];
    const shape = `<rect class="part${index + 1}" x="${px(x)}" y="${y + 1}" width="12" height="12" rx="2"/>${svgText(x + 18, y + 12, part)}`;
    x += taken + 14;
    return shape;
  });
  return { height: y + 16, shapes: shapes.join('') };
}
