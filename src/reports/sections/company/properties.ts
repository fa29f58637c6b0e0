import { z } from 'zod';
import type { Cell } from '../../document.ts';
import { day, days, integer, percent, words } from '../../format.ts';
import { rate } from '../../model.ts';
import { many } from '../../section.ts';

const row = z.object({
  key: z.string(),
  source: z.string().nullable().describe('computed, manual or external_api'),
  value: z.json(),
  interval: rate
    .omit({ value: true })
    .nullable()
    .describe('95 % Wilson interval of a computed rate'),
});
type Property = z.infer<typeof row>;

const origins: Record<string, string> = {
  computed: 'computed',
  manual: 'noted by hand',
  external_api: 'another program',
};

/** Known about the company: computed rates with their intervals first, then what people and other programs said. */
export const properties = many({
  name: 'properties',
  module: import.meta.url,
  row,
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
