import { z } from 'zod';
import { countryCell } from './country-code.ts';
import { foldName } from './fold-name.ts';
import { readTable } from './read-table.ts';
import { splitNames } from './split-names.ts';

/** A line of knowledge/regions.tsv. */
export const regionRow = z.object({
  country: countryCell,
  geonames: z.string().optional(),
  code: z
    .string()
    .regex(/^[A-Z]{2,4}(\|[A-Z]{2,4})*$/, 'write capital letters, with | between')
    .optional(),
  name: z.string(),
  also: z.string().optional(),
});

export interface Region {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** As the column `region` of knowledge/places.tsv has it; null for a county, which is part of one. */
  region: string | null;
  name: string;
}

interface Regions {
  byCode: Map<string, Region[]>;
  byName: Map<string, Region[]>;
}

let regions: Regions | undefined;

/** The states, provinces and Länder that are written so behind a city: `CA`, `NSW`. */
export function regionsWithCode(code: string): readonly Region[] {
  return load().byCode.get(code.toUpperCase()) ?? [];
}

/** The states, provinces and Länder of that name, in any spelling: `Bayern`, `quebec`. */
export function regionsNamed(name: string): readonly Region[] {
  return load().byName.get(foldName(name)) ?? [];
}

function load(): Regions {
  if (regions !== undefined) return regions;
  regions = { byCode: new Map(), byName: new Map() };
  for (const { country, geonames = null, code, name, also } of readTable(
    'regions.tsv',
    regionRow,
  )) {
    const region = { country, region: geonames, name };
    for (const letters of splitNames(code)) add(regions.byCode, letters, region);
    for (const key of new Set([name, ...splitNames(also)].map(foldName)))
      add(regions.byName, key, region);
  }
  return regions;
}

function add(map: Map<string, Region[]>, key: string, region: Region): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [region]);
  else known.push(region);
}
