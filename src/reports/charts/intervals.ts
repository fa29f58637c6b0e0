import { scaleLinear } from 'd3-scale';
import { integer, percent } from '../format.ts';
import { cut, pad, widest } from '../render/layout.ts';
import { type ChartKind, px, type Share } from './chart.ts';
import { fitText, svgText } from './svg-text.ts';

/** Rates with their intervals, one under the other, so that the eye sees which of them overlap. */
export interface Intervals {
  type: 'intervals';
  /** What the rate is of, e.g. `answered`. */
  measure: string;
  rows: { label: string; n: number; share: Share }[];
}

const ROW = 30;
const AXIS = 22;

const ends = ({ low, high }: Share) => `${percent(low)} to ${percent(high)}`;
const most = ({ rows }: Intervals) => Math.max(...rows.map(({ share }) => share.high), 0.05);

export const intervals: ChartKind<Intervals> = {
  draw(data, width) {
    const isNarrow = width < 500;
    const left = isNarrow ? 96 : 190;
    const right = isNarrow ? 92 : 130;
    const x = scaleLinear([0, most(data)], [left, width - right - 8]).nice(4);
    const bottom = data.rows.length * ROW;
    const rules = x
      .ticks(isNarrow ? 2 : 4)
      .map(
        (share) =>
          `<path class="rule" d="M${px(x(share))} 0V${bottom}"/>${svgText(x(share), bottom + 16, `${Math.round(share * 100)} %`, { anchor: 'middle', tone: 'quiet' })}`,
      );
    const rows = data.rows.map(({ label, n, share }, index) => {
      const y = index * ROW + ROW / 2;
      return `${svgText(0, y + 4, fitText(label, left - 10))}<path class="range" d="M${px(x(share.low))} ${y}H${px(x(share.high))}"/><circle class="main" cx="${px(x(share.value))}" cy="${y}" r="5"/>${svgText(width, y + 4, `${percent(share.value)} of ${integer(n)}`, { anchor: 'end' })}`;
    });
    return { height: bottom + AXIS, shapes: rules.join('') + rows.join('') };
  },

  type(data, width) {
    const labels = Math.min(26, widest(data.rows.map(({ label }) => label)));
    const texts = data.rows.map(({ n, share }) => `${percent(share.value)} of ${integer(n)}`);
    const room = Math.min(40, Math.max(12, width - labels - widest(texts) - 4));
    const at = (share: number) => Math.min(room - 1, Math.round((share / most(data)) * (room - 1)));
    return data.rows.map(({ label, share }, index) => {
      const [low, dot, high] = [at(share.low), at(share.value), at(share.high)];
      const drawn = Array.from({ length: room }, (_, column) => {
        if (column === dot) return '●';
        return column >= low && column <= high ? '─' : ' ';
      });
      return `${pad(cut(label, labels), labels)}  ${drawn.join('')}  ${texts[index]}`;
    });
  },

  list({ measure, rows }) {
    const right = (title: string) => ({ title, align: 'right' as const });
    return {
      columns: [{ title: 'Group' }, right('Sent'), right(measure), right('95 % interval')],
      rows: rows.map(({ label, n, share }) => [
        { text: label },
        { text: integer(n) },
        { text: percent(share.value) },
        { text: ends(share) },
      ]),
    };
  },
};
