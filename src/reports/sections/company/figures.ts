import { z } from 'zod';
import type { Block, Cell } from '../../document.ts';
import { andMore, day, days, days as inDays, integer, percent, words } from '../../format.ts';
import { count, decimal, rate } from '../../model.ts';
import { many } from '../../section.ts';
import { right } from '../describe-outcomes.ts';

const propertyRow = z.object({
  key: z.string(),
  source: z.string().nullable().describe('computed, manual or external_api'),
  value: z.json(),
  interval: rate
    .omit({ value: true })
    .nullable()
    .describe('95 % Wilson interval of a computed rate'),
});
type Property = z.infer<typeof propertyRow>;

const origins: Record<string, string> = {
  computed: 'computed',
  manual: 'noted by hand',
  external_api: 'another program',
};

/** Known about the company: computed rates with their intervals first, then what people and other programs said. */
const properties = many({
  name: 'properties',
  module: import.meta.url,
  row: propertyRow,
  prepare: (found) => ({ ...found, value: JSON.parse(String(found.value)) }),
  show: (all, { zone }) => {
    if (all.length === 0) return [];
    const own = all.filter(({ source }) => source !== 'computed');
    const rates = all.filter((one) => isRate(one) && one.source === 'computed');
    const others = all.filter((one) => !isRate(one) && one.source === 'computed');
    const rows = [...own, ...rates, ...others].map((property): Cell[] => [
      { text: words(property.key) },
      valueCell(property, zone),
      {
        text: property.interval
          ? `${percent(property.interval.low)} to ${percent(property.interval.high)}`
          : '',
      },
      {
        text: origins[property.source ?? ''] ?? words(property.source ?? ''),
        ...(property.source === 'computed' ? { tone: 'quiet' } : {}),
      },
    ]);
    return [
      { kind: 'heading', text: 'Properties', note: 'what is noted by hand goes before' },
      {
        kind: 'table',
        columns: [
          { title: 'Property' },
          { title: 'Value', align: 'right' },
          { title: '95 % interval', align: 'right' },
          { title: 'From' },
        ],
        rows,
      },
    ];
  },
});

function isRate({ key, value }: Property): boolean {
  return key.endsWith('_rate') && typeof value === 'number' && value >= 0 && value <= 1;
}

function valueCell(property: Property, zone: string): Cell {
  const { key, value, interval } = property;
  if (isRate(property)) {
    return {
      text: percent(Number(value)),
      share: Number(value),
      ...(interval ? { interval } : {}),
    };
  }
  if (typeof value === 'number') {
    if (key.endsWith('_days')) return { text: days(String(value)) };
    return { text: Number.isInteger(value) ? integer(value) : String(value) };
  }
  if (typeof value === 'string') return { text: /_at$/.test(key) ? day(value, zone) : value };
  return { text: Array.isArray(value) ? value.map(plain).join(', ') : plain(value) };
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const SHOWN_DAYS = 12;

/** The days on which anything happened. */
const daily = many({
  name: 'days',
  module: import.meta.url,
  row: z.object({
    day: z.string().describe('YYYY-MM-DD in the reporting time zone'),
    sent: count,
    successful: count,
    interviews: count,
    offers: count,
    avg_response_days: decimal.nullable(),
  }),
  describe: 'company_metrics_daily, the oldest first',
  show: (all) => {
    if (all.length === 0) return [];
    return [
      { kind: 'heading', text: 'Day by day', note: 'days on which anything happened' },
      {
        kind: 'table',
        columns: [
          { title: 'Day' },
          ...right('Sent', 'Without an error', 'Interviews', 'Offers', 'Answers took'),
        ],
        rows: all
          .slice(-SHOWN_DAYS)
          .reverse()
          .map((day): Cell[] => [
            { text: day.day },
            counted(day.sent),
            counted(day.successful),
            counted(day.interviews),
            { ...counted(day.offers), ...(day.offers > 0 ? { tone: 'good' as const } : {}) },
            day.avg_response_days === null
              ? { text: '·', tone: 'quiet' }
              : { text: inDays(day.avg_response_days) },
          ]),
        ...andMore(all.length - SHOWN_DAYS, 'earlier days'),
      },
    ];
  },
});

function counted(count: number): Cell {
  return count === 0 ? { text: '·', tone: 'quiet' } : { text: integer(count) };
}

const MOST_MONTHS = 24;

const monthRow = z.object({
  month: z.string().describe('YYYY-MM'),
  sent: count,
  interviews: count,
});
type Month = z.infer<typeof monthRow>;

/** What was sent, and what interviews there were, by month. */
const months = many({
  name: 'months',
  module: import.meta.url,
  row: monthRow,
  describe: 'the same by month, the oldest first',
  show: (known) => {
    const [first, last] = [known[0], known.at(-1)];
    const names = first && last ? monthsFrom(first.month, last.month) : [];
    if (names.length < 3) return [];
    return [
      trend('sent', names, known, ({ sent }) => sent),
      trend('interviews', names, known, ({ interviews }) => interviews),
    ];
  },
});

function trend(
  label: string,
  names: string[],
  known: Month[],
  value: (month: Month) => number,
): Block {
  const byName = new Map(known.map((one) => [one.month, value(one)]));
  const points = names.map((name) => {
    const count = byName.get(name) ?? 0;
    return { label: name, value: count, text: integer(count) };
  });
  const description = `By month from ${names[0]} to ${names.at(-1)}.`;
  return { kind: 'chart', title: label, description, chart: { type: 'sparkline', label, points } };
}

/** `2026-11`, `2026-12`, `2027-01`: the last of them, each once. */
function monthsFrom(first: string, last: string): string[] {
  const [year = 0, month = 1] = last.split('-').map(Number);
  return Array.from({ length: MOST_MONTHS }, (_, back) => {
    const months = year * 12 + month - 1 - back;
    return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
  })
    .filter((name) => name >= first)
    .reverse();
}

/** What is counted of a company. */
export const figures = [properties, daily, months] as const;
