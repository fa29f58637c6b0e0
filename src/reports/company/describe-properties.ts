import type { Block, Cell } from '../document.ts';
import { day, days, integer, percent, words } from '../format.ts';
import type { CompanyReport } from './model.ts';

type Property = CompanyReport['properties'][number];

/** Known about the company: computed rates with their intervals first, then what people and other programs said. */
export function describeProperties({ properties }: CompanyReport, zone: string): Block[] {
  if (properties.length === 0) return [];
  const rates = properties.filter(isRate);
  const rows = [...rates, ...properties.filter((property) => !isRate(property))].map(
    (property): Cell[] => [
      { text: words(property.key) },
      valueCell(property, zone),
      {
        text: property.interval
          ? `${percent(property.interval.low)} to ${percent(property.interval.high)}`
          : '',
      },
      { text: words(property.source ?? ''), tone: 'quiet' },
    ],
  );
  return [
    {
      kind: 'heading',
      text: 'Properties',
      note: 'the interval holds the true rate in 95 of 100 cases',
    },
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
}

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
    return {
      text: key.endsWith('_days')
        ? days(String(value))
        : Number.isInteger(value)
          ? integer(value)
          : String(value),
    };
  }
  if (typeof value === 'string') return { text: /_at$/.test(key) ? day(value, zone) : value };
  if (Array.isArray(value)) return { text: value.map(plain).join(', ') };
  return { text: plain(value) };
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
