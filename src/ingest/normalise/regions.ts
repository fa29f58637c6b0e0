import { citiesNamed, countryOfCity, weightOf } from '../../knowledge/cities.ts';
import { foldName } from '../../knowledge/fold-name.ts';
import { type Region, regionsNamed, regionsWithCode } from '../../knowledge/regions.ts';
import { countryCode, isCountryCode } from './places.ts';

/**
 * What the places of a column have in common: the country that most of them lie in (ISO 3166-1 alpha-2), or `ISO` when two
 * letters behind a city are a country's there.
 */
export type RegionCodes = string;

/** What a word behind a town can stand for: a region, or a whole country (then `region` is null). */
interface Reading {
  country: string;
  region: Pick<Region, 'region'> | null;
}

/** Of two readings that both have such a town, one with so many times more people is meant. */
const CLEAR_LEAD = 10;
/** A city of so many people is meant rather than a region beside it: Buenos Aires, and not Washington. */
const KNOWN_CITY = 1_000_000;
/** A city of so many people elsewhere is as likely as the region of its name, where that stands alone. */
const LARGE_CITY = 200_000;

/** Whether letters may stand for a state or province. */
export function isRegionCode(code: string): boolean {
  return regionsWithCode(code).length > 0;
}

/** All that `word` can stand for behind a town, as far as it is no country's full name. */
function readingsOf(word: string): Reading[] {
  const name = word.trim();
  const isCode = /^[a-z]{2,4}$/i.test(name);
  const regions = [...(isCode ? regionsWithCode(name) : []), ...regionsNamed(name)];
  const readings: Reading[] = regions.map((region) => ({ country: region.country, region }));
  if (isCountryCode(name) && name === name.toUpperCase())
    readings.push({ country: name, region: null });
  if (name.toLowerCase() === 'georgia') readings.push({ country: 'GE', region: null });
  return readings;
}

/**
 * What `word` stands for behind `town`: CA is California behind Irvine, and Canada behind Toronto. Where several readings
 * have such a town, or none has, the column decides; null when it does not.
 */
function readingBehind(town: string, word: string, column: RegionCodes | null): Reading | null {
  const readings = readingsOf(word);
  if (new Set(readings.map(({ country }) => country)).size < 2) return readings[0] ?? null;
  const fitting = readings.filter((reading) => peopleIn(town, reading) > 0);
  const fits = (reading: Reading) =>
    column === 'ISO'
      ? reading.region === null && reading.country === word
      : reading.country === column;
  const likely = (fitting.length > 0 ? fitting : readings).find(fits);
  if (likely !== undefined) return likely;
  const [first, second] = fitting.toSorted((a, b) => peopleIn(town, b) - peopleIn(town, a));
  if (first === undefined) return null;
  const others =
    second === undefined || second.country === first.country ? 0 : peopleIn(town, second);
  return peopleIn(town, first) >= CLEAR_LEAD * others ? first : null;
}

/** How many people live in the places called `town` that a reading has; 0 when it has none. */
function peopleIn(town: string, { country, region }: Reading): number {
  const key = foldName(town);
  const cities = citiesNamed(town).filter(
    (city) =>
      city.country === country &&
      (region === null || region.region === null || region.region === city.region),
  );
  return Math.max(0, ...cities.map((city) => weightOf(city, key)));
}

/** The country that two letters behind a town are the code of; null when they are a region's, or may be. */
export function countryOfCode(
  town: string,
  code: string,
  column: RegionCodes | null,
): string | null {
  const reading = readingBehind(town, code, column);
  if (reading !== null) return reading.region === null ? reading.country : null;
  return countryCode(code);
}

/** The country of the state or province, or of the country's code, behind a town; null when it may be several. */
export function countryBehind(
  town: string,
  word: string,
  column: RegionCodes | null,
): string | null {
  return readingBehind(town, word, column)?.country ?? null;
}

/**
 * Whether a word behind a town stands for a state or province, or for a country by its code: a city's name only where the
 * town is in its region, as in `Buffalo, New York`, or is not known.
 */
export function isRegionBehind(town: string, word: string): boolean {
  const readings = readingsOf(word);
  if (countryOfCity(word) === null || citiesNamed(town).length === 0) return readings.length > 0;
  return readings.some((reading) => peopleIn(town, reading) > 0);
}

/** The country of a state or province by its full name, where it stands alone; null when it may be a city elsewhere. */
export function countryOfRegionName(word: string): string | null {
  const countries = new Set(regionsNamed(word).map(({ country }) => country));
  const [country] = countries;
  if (country === undefined || countries.size > 1 || foldName(word) === 'georgia') return null;
  const isElsewhere = citiesNamed(word).some(
    (city) => city.country !== country && weightOf(city, foldName(word)) >= LARGE_CITY,
  );
  return isElsewhere ? null : country;
}

/** Whether a word is the name of a state or province of the country, and of no city in it: `Québec` is both. */
export function isRegionOf(word: string, country: string | null): boolean {
  const regions = regionsNamed(word).filter((region) => region.country === country);
  const isCity = citiesNamed(word).some(
    (city) =>
      city.country === country &&
      (city.population >= KNOWN_CITY || regions.some(({ region }) => region === city.region)),
  );
  return regions.length > 0 && !isCity;
}

/**
 * The country of a town that bears a country's name, as in `Jamaica, NY`, `Jordan, MN` and `Salvador - BA`; null when the
 * words begin otherwise, or with a country and a region or the code of it.
 */
export function countryOfNamesake(
  words: readonly string[],
  column: RegionCodes | null,
): string | null {
  const [town = '', state = ''] = words;
  const country = countryCode(town);
  const readings = readingsOf(state);
  if (country === null || town.length < 4 || foldName(state) === 'georgia') return null;
  if (readings.some((reading) => reading.country === country)) return null;
  // `Spain, New York, NY, USA` is a list.
  if (words.length > 2 && state.length > 2) return null;
  const isTown = readings.some((reading) => reading.region !== null && peopleIn(town, reading) > 0);
  if (!isTown && !isState(state)) return null;
  return countryBehind(town, state, column) ?? 'US';
}

/** Whether a word is a US state, by name or code, perhaps a country's code, too. */
export function isState(word: string): boolean {
  return readingsOf(word).some(({ country, region }) => country === 'US' && region !== null);
}

/** The votes of a column's places: the country of each, and whether two letters said so as a country's code. */
interface PlaceVotes {
  countries: readonly string[];
  /** How many `City, XX` ended in the code of a state, and how many in that of a country. */
  regionCodes: number;
  countryCodes: number;
}

/** So many of a column's places lie in its country. */
const MOST = 2 / 3;
/** Ads of the United States and Canada share their columns and the way they write places. */
const NORTH_AMERICA = ['US', 'CA'];

/** What most places of a column have in common; see RegionCodes. Null when they have nothing. */
export function decideRegionCodes({
  countries,
  regionCodes,
  countryCodes,
}: PlaceVotes): RegionCodes | null {
  const counts = new Map<string, number>();
  for (const country of countries) counts.set(country, (counts.get(country) ?? 0) + 1);
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (most === undefined) return null;
  const [country, count] = most;
  const neighbours = NORTH_AMERICA.reduce((sum, code) => sum + (counts.get(code) ?? 0), 0);
  const part = NORTH_AMERICA.includes(country) ? neighbours : count;
  if (part >= MOST * countries.length) return country;
  return countryCodes > 0 && countryCodes >= MOST * (countryCodes + regionCodes) ? 'ISO' : null;
}

/** The votes of the places of a column, each read by itself: `countryOf` reads one. */
export function countVotes(
  places: Iterable<string>,
  countryOf: (place: string) => string | null,
): PlaceVotes {
  const countries: string[] = [];
  let [regionCodes, countryCodes] = [0, 0];
  for (const place of places) {
    const country = countryOf(place);
    if (country === null) continue;
    countries.push(country);
    const code = /(?:,| -) ([A-Z]{2})$/.exec(place);
    const town =
      place
        .slice(0, code?.index ?? 0)
        .split(',')
        .at(-1) ?? '';
    const reading = code === null ? null : readingBehind(town.trim(), code[1] ?? '', null);
    if (reading?.region === null) countryCodes += 1;
    else if (reading !== null) regionCodes += 1;
  }
  return { countries, regionCodes, countryCodes };
}
