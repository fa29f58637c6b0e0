import { scaleQuantize } from 'd3-scale';
import { DAY_MS } from '../../durations.ts';
import { integer } from '../format.ts';
import { escapeHtml } from '../render/escape-html.ts';
import { type ChartKind, px } from './chart.ts';
import { svgText } from './svg-text.ts';

/** How much happened on each day; days on which nothing did are left out. */
export interface Calendar {
  type: 'calendar';
  /** `YYYY-MM-DD`, the oldest first. */
  days: { day: string; value: number }[];
  noun: string;
}

const LEFT = 34;
const TOP = 20;
const GAP = 3;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' });
const LEVELS = ['░', '▒', '▓', '█'];

/** The Mondays of the weeks up to the last day, at most so many, as UTC milliseconds. */
function weeks(days: Calendar['days'], most: number): number[] {
  const [first, last] = [days[0], days.at(-1)].map((one) => Date.parse(`${one?.day}T00:00:00Z`));
  if (first === undefined || last === undefined || Number.isNaN(first + last)) return [];
  const monday = (at: number) => at - ((new Date(at).getUTCDay() + 6) % 7) * DAY_MS;
  const count = Math.min(most, Math.round((monday(last) - monday(first)) / (7 * DAY_MS)) + 1);
  return Array.from({ length: count }, (_, back) => monday(last) - (count - 1 - back) * 7 * DAY_MS);
}

const iso = (at: number) => new Date(at).toISOString().slice(0, 10);

function levels(days: Calendar['days']): (value: number) => number {
  const most = Math.max(...days.map(({ value }) => value), 1);
  return scaleQuantize([0, most], [0, 1, 2, 3]);
}

/**
 * The name of a month above the first week that begins in it, or the next one where there is room.
 */
function months(mondays: readonly number[], room: number): (string | undefined)[] {
  let free = 0;
  let named: string | undefined;
  return mondays.map((monday, index) => {
    const name = MONTHS.format(monday);
    if (index < free || name === named) return undefined;
    free = index + room;
    named = name;
    return name;
  });
}

export const calendar: ChartKind<Calendar> = {
  draw({ days, noun }, width) {
    const cell = width < 500 ? 13 : 16;
    const mondays = weeks(days, Math.floor((width - LEFT) / (cell + GAP)));
    const valueOn = new Map(days.map(({ day, value }) => [day, value]));
    const level = levels(days);
    const names = months(mondays, 3).map((name, week) =>
      name ? svgText(LEFT + week * (cell + GAP), 12, name, { tone: 'quiet' }) : '',
    );
    const rows = WEEKDAYS.map((name, weekday) =>
      weekday % 2 === 0
        ? svgText(LEFT - 6, TOP + weekday * (cell + GAP) + cell - 3, name, {
            anchor: 'end',
            tone: 'quiet',
          })
        : '',
    );
    const cells = mondays.flatMap((monday, week) =>
      WEEKDAYS.map((_, weekday) => {
        const day = iso(monday + weekday * DAY_MS);
        const value = valueOn.get(day) ?? 0;
        const place = `x="${px(LEFT + week * (cell + GAP))}" y="${px(TOP + weekday * (cell + GAP))}" width="${cell}" height="${cell}" rx="3"`;
        if (value === 0) return `<rect class="empty" ${place}/>`;
        return `<rect class="level${level(value) + 1}" ${place}><title>${escapeHtml(`${day}: ${integer(value)} ${noun}`)}</title></rect>`;
      }),
    );
    return {
      height: TOP + WEEKDAYS.length * (cell + GAP),
      shapes: [...names, ...rows, ...cells].join(''),
    };
  },

  type({ days }, width) {
    const mondays = weeks(days, Math.floor((width - 5) / 2));
    const valueOn = new Map(days.map(({ day, value }) => [day, value]));
    const level = levels(days);
    const names = months(mondays, 2).map((name) => name?.slice(0, 3) ?? '');
    let heading = '';
    for (const [week, name] of names.entries()) if (name) heading = heading.padEnd(week * 2) + name;
    return [
      `     ${heading}`,
      ...WEEKDAYS.map((name, weekday) => {
        const cells = mondays.map((monday) => {
          const value = valueOn.get(iso(monday + weekday * DAY_MS)) ?? 0;
          return value === 0 ? '· ' : `${LEVELS[level(value)]} `;
        });
        return `${name}  ${cells.join('')}`;
      }),
      `     ${LEVELS.join('')}  the fuller the more, up to ${integer(Math.max(...days.map(({ value }) => value)))}`,
    ];
  },

  list({ days, noun }) {
    return {
      columns: [{ title: 'Day' }, { title: noun, align: 'right' }],
      rows: days.toReversed().map(({ day, value }) => [{ text: day }, { text: integer(value) }]),
    };
  },
};
