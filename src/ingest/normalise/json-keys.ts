import { z } from 'zod';
import { readTable } from '../../knowledge/read-table.ts';
import { once } from '../../once.ts';

const PARTS = [
  'label',
  ...['place_text', 'place_city', 'place_region', 'place_country'],
  ...['pay_min', 'pay_max', 'pay_currency', 'pay_period', 'pay_text'],
] as const;

/** A line of knowledge/json-keys.tsv. */
export const jsonKeyRow = z.strictObject({
  part: z.enum(PARTS),
  key: z.string().regex(/^[a-z]+$/, 'write small letters'),
  note: z.string().optional(),
});

const keys = once(() => Map.groupBy(readTable('json-keys.tsv', jsonKeyRow), ({ part }) => part));

/** What an object holds under the keys of a part, best first. */
export function heldAs(object: object, part: (typeof PARTS)[number]): unknown[] {
  const entries = new Map(
    Object.entries(object)
      .reverse()
      .map(([key, held]) => [key.toLowerCase().replaceAll(/[^a-z]/g, ''), held]),
  );
  return (keys().get(part) ?? []).flatMap(({ key }) =>
    entries.has(key) ? [entries.get(key)] : [],
  );
}
