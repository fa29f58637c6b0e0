import { z } from 'zod';
import { once } from '../once.ts';
import { readTable } from './read-table.ts';

/** A line of knowledge/zones.tsv. */
export const zoneRow = z.strictObject({
  name: z.string().regex(/^[A-Z]{1,4}$/, 'write capital letters'),
  utc: z.string().regex(/^[+-]\d\d:\d\d$/, 'write an offset, e.g. -05:00'),
  note: z.string().optional(),
});

const offsets = once(
  () => new Map(readTable('zones.tsv', zoneRow).map(({ name, utc }) => [name, offsetMinutes(utc)])),
);

/** Minutes before (west, negative) or after UTC of a zone by its short name, as in `EST`; null when nobody knows it. */
export function zoneMinutes(name: string): number | null {
  return offsets().get(name.toUpperCase()) ?? null;
}

function offsetMinutes(utc: string): number {
  const [hours = 0, minutes = 0] = utc.slice(1).split(':').map(Number);
  return (utc.startsWith('-') ? -1 : 1) * (60 * hours + minutes);
}
