import { scaleLinear } from 'd3-scale';
import { area } from 'd3-shape';
import { integer, percent } from '../format.ts';
import { bar, pad, widest } from '../render/layout.ts';
import { type ChartKind, px, type Share } from './chart.ts';
import { svgText } from './svg-text.ts';

/** Steps of a way, the first one the widest; a rate is of those that took the step before. */
export interface Funnel {
  type: 'funnel';
  steps: { label: string; count: number; ofPrevious: Share | null }[];
}

const STEP = 58;
const BAR = 30;
/** Columns of a terminal on which intervals have room, too. */
const ROOMY = 76;

const between = ({ low, high }: Share) => `${percent(low)} to ${percent(high)}`;

export const funnel: ChartKind<Funnel> = {
  draw({ steps }, width) {
    const isNarrow = width < 500;
    const left = isNarrow ? 0 : 108;
    const numbers = isNarrow ? 56 : 70;
    const most = steps[0]?.count ?? 0;
    const x = scaleLinear([0, Math.max(most, 1)], [0, width - left - numbers]);
    const wide = (count: number) => (count === 0 ? 0 : Math.max(2, x(count)));
    const flow = area<[y: number, count: number]>(
      () => left,
      ([y]) => y,
      ([y]) => y,
    )
      .x0(left)
      .x1(([, count]) => left + wide(count))
      .y(([y]) => y);
    const shapes = steps.map(({ label, count, ofPrevious }, index) => {
      const y = index * STEP;
      const before = steps[index - 1];
      const ramp = before
        ? `<path class="soft" d="${flow([
            [y - STEP + BAR, before.count],
            [y, count],
          ])}"/>`
        : '';
      const said = ofPrevious
        ? svgText(
            left + 8,
            y - (STEP - BAR) / 2 + 5,
            isNarrow
              ? `${percent(ofPrevious.value)} (${between(ofPrevious)})`
              : `${percent(ofPrevious.value)} of these (95 %: ${between(ofPrevious)})`,
          )
        : '';
      const name = isNarrow
        ? svgText(wide(count) > 120 ? 8 : wide(count) + 8, y + 20, label, {
            tone: wide(count) > 120 ? 'strong' : 'quiet',
          }).replace('class="strong"', 'class="on"')
        : svgText(left - 12, y + 20, label, { anchor: 'end' });
      const number = svgText(isNarrow ? width : left + wide(count) + 10, y + 20, integer(count), {
        tone: 'strong',
        ...(isNarrow ? { anchor: 'end' as const } : {}),
      });
      return `${ramp}<rect class="main" x="${left}" y="${y}" width="${px(wide(count))}" height="${BAR}" rx="2"/>${said}${name}${number}`;
    });
    return { height: Math.max(0, (steps.length - 1) * STEP + BAR + 2), shapes: shapes.join('') };
  },

  type({ steps }, width) {
    const labels = widest(steps.map(({ label }) => label));
    const counts = widest(steps.map(({ count }) => integer(count)));
    const room = Math.max(10, width - labels - counts - 46);
    const most = Math.max(steps[0]?.count ?? 0, 1);
    return steps.map(({ label, count, ofPrevious }) => {
      const drawn = pad(bar(count / most, Math.min(room, 30)), Math.min(room, 30));
      const range = ofPrevious && width >= ROOMY ? ` (${between(ofPrevious)})` : '';
      const said = ofPrevious ? `  ${percent(ofPrevious.value)} of these${range}` : '';
      return `${pad(label, labels)}  ${pad(integer(count), counts, 'right')}  ${drawn}${said}`;
    });
  },

  list({ steps }) {
    const right = { align: 'right' as const };
    return {
      columns: [
        { title: 'Came to' },
        { title: 'Applications', ...right },
        { title: 'Of the step before', ...right },
        { title: '95 % interval', ...right },
      ],
      rows: steps.map(({ label, count, ofPrevious }) => [
        { text: label },
        { text: integer(count) },
        { text: ofPrevious ? percent(ofPrevious.value) : '' },
        { text: ofPrevious ? between(ofPrevious) : '' },
      ]),
    };
  },
};
