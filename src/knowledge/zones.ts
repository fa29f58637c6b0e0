import { z } from 'zod';
import { once } from '../once.ts';
import { readTable } from './read-table.ts';

/** A line of knowledge/zones.tsv. */
export const zoneRow = z.strictObject({
  name: z.string().regex(/^[A-Z]{1,4}$/, 'write capital letters'),
  utc: z
    .string()
    .regex(
      /^([+-]\d\d:\d\d|[A-Z]\w+\/\w+)$/,
      'write an offset, e.g. -05:00, or a zone of the IANA',
    ),
  note: z.string().optional(),
});

const zones = once(
  () => new Map(readTable('zones.tsv', zoneRow).map(({ name, utc }) => [name, utc])),
);

/** Minutes before (west, negative) or after UTC of a zone by its short name, as in `EST`; null when nobody knows it, or it goes by the season. */
export function zoneMinutes(name: string): number | null {
  const utc = zones().get(name.toUpperCase());
  return utc === undefined || utc.includes('/') ? null : offsetMinutes(utc);
}

/** The IANA's name of a zone that goes by the season, as `ET` does; null for any other. */
export function zonePlace(name: string): string | null {
  const utc = zones().get(name.toUpperCase());
  return utc?.includes('/') ? utc : null;
}

function offsetMinutes(utc: string): number {
  const [hours = 0, minutes = 0] = utc.slice(1).split(':').map(Number);
  return (utc.startsWith('-') ? -1 : 1) * (60 * hours + minutes);
}
