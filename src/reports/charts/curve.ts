import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { integer, percent } from '../format.ts';
import { bar, pad } from '../render/layout.ts';
import { type ChartKind, px } from './chart.ts';
import { svgText } from './svg-text.ts';

/** A share that falls in steps as days pass, with the band it may as well lie in. */
export interface Curve {
  type: 'curve';
  points: CurvePoint[];
  /** Days that are marked, and why. */
  marks: { day: number; label: string }[];
}

interface CurvePoint {
  day: number;
  share: number;
  low: number;
  high: number;
  /** How many were still followed at the beginning of the day. */
  followed: number;
}

const HEIGHT = 280;
const LEFT = 54;
const TOP = 12;
const BOTTOM = 42;
const LISTED = [1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365];

/** The state at the end of each of some days, and of the last. */
function listed(points: readonly CurvePoint[]): CurvePoint[] {
  const last = points.at(-1);
  if (!last) return [];
  const days = LISTED.filter((day) => day < last.day);
  const at = (day: number) => points.findLast((point) => point.day <= day);
  return [...days.flatMap((day) => ({ ...(at(day) ?? last), day })), last].filter(
    ({ day }) => day > 0,
  );
}

export const curve: ChartKind<Curve> = {
  draw({ points, marks }, width) {
    const last = points.at(-1)?.day ?? 1;
    const x = scaleLinear([0, Math.max(last, 1)], [LEFT, width - 12]);
    const y = scaleLinear([0, 1], [HEIGHT - BOTTOM, TOP]);
    const band = area<CurvePoint>(
      ({ day }) => x(day),
      ({ low }) => y(low),
      ({ high }) => y(high),
    ).curve(curveStepAfter);
    const steps = line<CurvePoint>(
      ({ day }) => x(day),
      ({ share }) => y(share),
    ).curve(curveStepAfter);
    const rules = [0, 0.25, 0.5, 0.75, 1].map(
      (share) =>
        `<path class="rule" d="M${LEFT} ${px(y(share))}H${px(width - 12)}"/>${svgText(LEFT - 8, y(share) + 4, `${share * 100} %`, { anchor: 'end', tone: 'quiet' })}`,
    );
    const days = x
      .ticks(width < 500 ? 5 : 9)
      .filter(Number.isInteger)
      .map((day) =>
        svgText(x(day), HEIGHT - BOTTOM + 18, String(day), { anchor: 'middle', tone: 'quiet' }),
      );
    const marked = marks
      .filter(({ day }) => day <= last)
      .map(({ day, label }, index) => {
        const isRight = x(day) > width * 0.6;
        const text = svgText(x(day) + (isRight ? -6 : 6), TOP + 14 + index * 18, label, {
          tone: 'strong',
          anchor: isRight ? 'end' : 'start',
        });
        return `<path class="mark" d="M${px(x(day))} ${TOP}V${HEIGHT - BOTTOM}"/>${text}`;
      });
    const axis = svgText((LEFT + width) / 2, HEIGHT - 4, 'days after sending', {
      anchor: 'middle',
      tone: 'quiet',
    });
    return {
      height: HEIGHT,
      shapes: `${rules.join('')}${days.join('')}${axis}<path class="soft" d="${band(points) ?? ''}"/><path class="line" d="${steps(points) ?? ''}"/>${marked.join('')}`,
    };
  },

  type({ points }, width) {
    const room = Math.min(40, Math.max(10, width - 56));
    return [
      `${pad('after', 9)}  ${pad('still without an answer', room)}`,
      ...listed(points).map(({ day, share, low, high, followed }) => {
        const days = pad(`${day} ${day === 1 ? 'day' : 'days'}`, 9, 'right');
        return `${days}  ${pad(bar(share, room), room)}  ${pad(percent(share), 7, 'right')}  ${percent(low)} to ${percent(high)}  of ${integer(followed)}`;
      }),
    ];
  },

  list({ points }) {
    const columns = ['Days', 'Still followed', 'Without an answer', '95 % band'].map((title) => ({
      title,
      align: 'right' as const,
    }));
    return {
      columns,
      rows: listed(points).map(({ day, share, low, high, followed }) => [
        { text: integer(day) },
        { text: integer(followed) },
        { text: percent(share) },
        { text: `${percent(low)} to ${percent(high)}` },
      ]),
    };
  },
};
