import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../package-root.ts';
import { countryCell } from './country-code.ts';
import { foldName } from './fold-name.ts';
import { readTable } from './read-table.ts';
import { splitNames } from './split-names.ts';

/** A line of knowledge/places.tsv and knowledge/more-places.tsv. */
export const cityRow = z.object({
  name: z.string(),
  country: countryCell,
  region: z.string().optional(),
  population: z.string().regex(/^\d+$/, 'write a number of people').transform(Number),
  also: z.string().optional(),
});

export type City = z.infer<typeof cityRow>;

/** More people in one country than in this many times the next one make a bare name certain. */
const CLEAR_LEAD = 3;
/** Of the people who live in places of one name in one country, the largest has at least this part. */
const MAIN_PART = 0.5;
/** How much more likely a place lies in the country of most others of its column. */
const HOME_WEIGHT = 30;

/** A city's other names count as if so many times fewer lived there. */
const ALTERNATE_PART = 30;

let byName: ReadonlyMap<string, readonly City[]> | undefined;

/** Reads them, for a third of a second; whoever waits for something else calls this in the meantime. */
export function loadCities(): ReadonlyMap<string, readonly City[]> {
  byName ??= readCities();
  return byName;
}

/**
 * The cities of that name, without case, accents and hyphens. Who writes accents means them: `Vitória` is in Brazil, and
 * `Vitoria` may be in Spain.
 */
export function citiesNamed(name: string): readonly City[] {
  const cities = loadCities().get(foldName(name)) ?? [];
  if (cities.length < 2 || /^[ -~]*$/.test(name)) return cities;
  const exact = cities.filter((city) => city.name.toLowerCase() === name.toLowerCase());
  return exact.length > 0 ? exact : cities;
}

/**
 * The country of a city whose bare name leaves no doubt; null when there is none, or several that are not much smaller.
 * `home` is the country of most places around it, which one of two namesakes is likelier to be in.
 */
export function countryOfCity(name: string, home: string | null = null): string | null {
  const cities = citiesNamed(name);
  if (cities.length < 2) return cities[0]?.country ?? null;
  const key = foldName(name);
  const largest = new Map<string, number>();
  for (const city of cities) {
    const { country } = city;
    const weight = weightOf(city, key) * (country === home ? HOME_WEIGHT : 1);
    largest.set(country, Math.max(weight, largest.get(country) ?? 0));
  }
  const [first, second] = [...largest].sort(([, a], [, b]) => b - a);
  if (first === undefined || (second !== undefined && first[1] < CLEAR_LEAD * second[1]))
    return null;
  const [country] = first;
  return country === home ||
    isMostlyOne(
      cities.filter((city) => city.country === country),
      key,
    )
    ? country
    : null;
}

/** `Springfield` is many towns, and there are smaller ones in other countries. */
function isMostlyOne(cities: readonly City[], key: string): boolean {
  const people = cities.map((city) => weightOf(city, key));
  return Math.max(...people) >= MAIN_PART * people.reduce((sum, count) => sum + count, 0);
}

/** The people who count for a name as foldName leaves it. Few mean a city by another than its first: `Philadelphia` was Amman. */
export function weightOf(city: City, key: string): number {
  return foldName(city.name) === key ? city.population : city.population / ALTERNATE_PART;
}

/** Whether two names are those of one city of the country: `Bengaluru` and `Bangalore`. */
export function isSameCity(name: string, other: string, country: string | null): boolean {
  if (foldName(name) === foldName(other)) return true;
  const others = new Set(citiesNamed(other));
  return citiesNamed(name).some((city) => city.country === country && others.has(city));
}

/**
 * places.tsv is read by hand and not by readTable: a check of each of its 34,000 rows would take longer than a small load.
 * Its other names stand there as foldName leaves them.
 */
function readCities(): Map<string, City[]> {
  const cities = new Map<string, City[]>();
  const text = readFileSync(join(packageRoot, 'knowledge/places.tsv'), 'utf8').trimEnd();
  for (const line of text
    .slice(text.indexOf('\nname\t') + 1)
    .split('\n')
    .slice(1)) {
    const [name = '', country = '', region, population, also] = line.split('\t');
    const city = { name, country, region, population: Number(population), also };
    add(cities, foldName(name), city);
    for (const other of splitNames(also)) add(cities, other, city);
  }
  for (const city of readTable('more-places.tsv', cityRow))
    for (const name of [city.name, ...splitNames(city.also)]) add(cities, foldName(name), city);
  return cities;
}

function add(cities: Map<string, City[]>, name: string, city: City): void {
  const known = cities.get(name);
  if (known === undefined) cities.set(name, [city]);
  else if (!known.includes(city)) known.push(city);
}
