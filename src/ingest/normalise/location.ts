import { z } from 'zod';
import { type City, citiesNamed, countryOfCity, isSameCity } from '../../knowledge/cities.ts';
import { countryCell } from '../../knowledge/country-code.ts';
import { foldName } from '../../knowledge/fold-name.ts';
import { readTable } from '../../knowledge/read-table.ts';
import { type Region, regionsNamed } from '../../knowledge/regions.ts';
import { MAX_VALUE_CHARACTERS } from '../../text/text-limits.ts';
import { asianPlace } from './asian-places.ts';
import {
  hasDistricts,
  isArea,
  isNowhere,
  splitPlaces,
  splitWords,
  tidyWord,
} from './place-words.ts';
import { countryCode, isCountryCode, type Location } from './places.ts';
import {
  countryBehind,
  countryOfCode,
  countryOfNamesake,
  countryOfRegionName,
  isRegionBehind,
  isRegionCode,
  isRegionOf,
  isState,
  type RegionCodes,
} from './regions.ts';

/** A line of knowledge/nicknames.tsv. */
export const nicknameRow = z.object({
  written: z.string(),
  city: z.string(),
  country: countryCell,
});

let byNickname: ReadonlyMap<string, Location> | undefined;

interface Place extends Location {
  /** The name is a city's, and of more than one country. */
  isDoubtful?: boolean;
}

/** `US, NY, New York`, `NZ, , Auckland`: the country first, then a region's code, perhaps none. */
const COUNTRY_FIRST = /^\s*([A-Z]{2}),\s*([A-Z0-9]{0,3})\s*,([^,]*)$/;
const ZIP = /,\s*([A-Z]{2})\s+\d{5}(-\d{4})?\b/;
/** As people write it behind a town, and nobody else does. */
const UK_POSTCODE = /\s[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}$/;
/** The number of the département stands before the town: `07 - AUBENAS`. */
const FRENCH_TOWN = /^(?:\d{2}|2[AB]|97\d) - (\p{L}[\p{L} '’-]+?)(?: \d{1,2})?$/u;
/** `Milano (MI)`: Italian provinces, which are American states, too, stand in brackets. */
const ITALIAN_TOWN = /^(\p{L}[\p{L} '’-]+?) ?\([A-Z]{2}\)$/u;
/** Their names are those of a city, too. */
const CITY_STATES = new Set(['SG', 'HK', 'MO', 'MC', 'GI']);
/** A place in the same region as a city with so many times more people is taken for a part of it. */
const PART_OF_CITY = 5;
/** A list of more names them for nothing: no city is common to all. */
const MOST_CITIES = 50;
const AREA =
  /^(?:greater\s+(.+?)(?:\s+(?:metropolitan\s+|metro\s+)?area)?|(.+?)\s+(?:bay|metropolitan|metro)\s+(?:area|region))$/i;

/**
 * City and country as far as a location certainly says them: of several places only what they share.
 * `New York, NY, USA`, `Berlin, Germany`, `南京-栖霞区`, `India - Hyderabad`, `US, NY, New York`. `column`: what the other
 * places of its column say about `IL` and `CA` behind a city, and about towns that several countries have. A text that is
 * too long for a place names none.
 */
export function parseLocation(text: string | null, column: RegionCodes | null = null): Location {
  if ((text ?? '').length > MAX_VALUE_CHARACTERS) return { city: null, country: null };
  const parts = splitPlaces(text ?? '');
  const places = parts.flatMap((place) => readPlaces(place, column));
  const countries = new Set(
    places.map(({ country }) => country).filter((country) => country !== null),
  );
  const [country = null] = countries;
  if (countries.size > 1) return { city: null, country: null };
  const town = townBefore(parts, country);
  if (town !== null) return { city: town, country };
  const named = places.filter(({ isDoubtful }) => country !== null || !isDoubtful);
  const cities = named.map(({ city }) => city).filter((city) => city !== null);
  const wholes = cities.filter((city) => !cities.some((other) => isDistrict(city, other, country)));
  const [city = null] = wholes;
  const isOne = wholes.every((other) => city !== null && isSameCity(city, other, country));
  return { city: isOne && !named[0]?.isDoubtful ? city : null, country };
}

/** The one town of a list that its region and country follow: `Smalltown; Illinois; US`. */
function townBefore(parts: readonly string[], country: string | null): string | null {
  const words = parts.map(tidyWord);
  const last = words.pop() ?? '';
  const [town = '', ...regions] = words.filter((word) => !isNowhere(word));
  const isPlace = town !== '' && countryCode(last) === country && country !== null;
  const isRegion = (word: string) =>
    isRegionOf(word, country) || (isRegionCode(word) && !nicknames().has(word));
  return isPlace && !town.includes(',') && regions.every(isRegion)
    ? cityOf([town, ...regions], country)
    : null;
}

/** Whether a town is a part of a city that its province is named after: `Şile/İstanbul`. `Buffalo, New York` names a state. */
function isDistrict(town: string, name: string, country: string | null): boolean {
  if (isState(name)) return false;
  const inCountry = (city: City) => city.country === country;
  const whole = citiesNamed(name).find(
    (city) => inCountry(city) && regionsNamed(name).some((region) => isRegionOfCity(region, city)),
  );
  return citiesNamed(town).some((part) => whole !== undefined && isPartOf(part, whole));
}

const isRegionOfCity = (region: Region, city: City): boolean =>
  region.country === city.country && region.region === city.region;

/** Whether a place is so much smaller than a city of its region that it is taken for a part of it. */
const isPartOf = (part: City, whole: City): boolean =>
  part.country === whole.country &&
  part.region === whole.region &&
  part.population * PART_OF_CITY < whole.population;

/** One comma list may name several places, each ended by its country. */
function readPlaces(text: string, column: RegionCodes | null): Place[] {
  const [, first = '', , last = ''] = COUNTRY_FIRST.exec(text) ?? [];
  if (isCountryCode(first) && countryCode(last) === null)
    return [{ city: isNowhere(last) ? null : tidyWord(last) || null, country: first }];
  const asian = asianPlace(text);
  if (asian !== null) return [asian];
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const known = knownFormat(line);
  if (known !== null) return [known];
  const words = splitWords(text);
  if (words.length > 0 && UK_POSTCODE.test(line)) words.push('GB');
  const namesake = countryOfNamesake(words, column);
  if (words.length === 2 && namesake !== null)
    return [{ city: words[0] ?? null, country: namesake }];
  const places: Place[] = [];
  let pending: string[] = [];
  for (const [index, word] of words.entries()) {
    const country = index === 0 && namesake !== null ? null : countryOf(words, index, column);
    if (country === null || (pending.length > 0 && isState(word) && index < words.length - 1))
      pending.push(word);
    else if (pending.length === 0 && CITY_STATES.has(country)) places.push({ city: word, country });
    else {
      places.push({ city: cityOf(pending, country), country });
      pending = [];
    }
  }
  const isZip = isState(ZIP.exec(text)?.[1] ?? '');
  return pending.length === 0 ? places : attach(places, pending, isZip ? 'US' : column);
}

/** A town as only one country writes it. */
function knownFormat(line: string): Place | null {
  const town = FRENCH_TOWN.exec(line)?.[1];
  if (town !== undefined && [null, 'FR'].includes(countryOfCity(town)))
    return { city: town, country: 'FR' };
  const italian = ITALIAN_TOWN.exec(line)?.[1] ?? '';
  if (citiesNamed(italian).some(({ country }) => country === 'IT'))
    return { city: italian, country: 'IT' };
  return nicknames().get(line) ?? null;
}

/** Two capital letters behind a region's code are a country's; else what they mean behind the town before them. */
function countryOf(
  words: readonly string[],
  index: number,
  column: RegionCodes | null,
): string | null {
  const word = words[index] ?? '';
  if (index === 0 || !/^[A-Z]{2}$/.test(word)) return countryCode(word);
  const before = words[index - 1] ?? '';
  if (index > 1 && /^[A-Z]{2,3}$/.test(before) && isCountryCode(word)) return word;
  return countryOfCode(before, word, column);
}

function nicknames(): ReadonlyMap<string, Location> {
  byNickname ??= new Map(
    readTable('nicknames.tsv', nicknameRow).map(({ written, city, country }) => [
      written,
      { city, country },
    ]),
  );
  return byNickname;
}

/** What follows the last country: `India - Hyderabad` names it first; else a place whose country its words must tell. */
function attach(places: Place[], words: readonly string[], column: RegionCodes | null): Place[] {
  const only = places.length === 1 ? places[0] : undefined;
  const [first = ''] = words;
  const country =
    countryOfWords(words, column) ?? (words.length === 1 ? countryOfRegionName(first) : null);
  if (
    only &&
    only.city === null &&
    (country === null || country === only.country || isIn(words, only))
  )
    return [{ city: lastOf(words, only.country), country: only.country }];
  const isRegionAt = (word: string, index: number) =>
    townsBefore(words, index).some((town) => isRegionBehind(town, word));
  if (words.some(isRegionAt)) return [...places, { city: cityOf(words, country), country }];
  const cities = separateCities(words, column);
  if (cities.length > 1) return [...places, ...cities];
  const [city] = cities;
  // `Berlin, Kreuzberg` names a part of a city, and `Kulmbach, Bindlach` two towns.
  const isWhole = words.length === 1 || hasDistricts(city?.city ?? '');
  if (city !== undefined) return [...places, isWhole ? city : { ...city, city: null }];
  if (country === null) {
    const isDoubtful = citiesNamed(first).length > 0;
    return [...places, { city: isDoubtful ? first : null, country, isDoubtful }];
  }
  return [...places, { city: cityOf(words, country), country }];
}

/** The cities of a list; a much smaller one in the same region as another is a part of that: `Hà Nội: Cầu Giấy`. */
function separateCities(words: readonly string[], column: RegionCodes | null): Location[] {
  const cities = words.slice(0, MOST_CITIES).flatMap((city) => {
    const country = countryOfCity(city, column);
    const known = citiesNamed(city).filter((one) => one.country === country);
    const [largest] = known.toSorted((a, b) => b.population - a.population);
    return largest === undefined || isRegionOf(city, country) ? [] : [{ city, country, largest }];
  });
  return cities
    .filter(({ largest }) => !cities.some((other) => isPartOf(largest, other.largest)))
    .map(({ city, country }) => ({ city, country }));
}

/** What a region may stand behind: a town, perhaps with a part of it. */
function townsBefore(words: readonly string[], index: number): readonly string[] {
  return words.slice(Math.max(0, index - 2), index);
}

/** Whether a city of the words is one of the country that stood before them: `United States, Paris`. */
function isIn(words: readonly string[], { country }: Place): boolean {
  return words.some((word) => isCityIn(word, country));
}

function isCityIn(word: string, country: string | null): boolean {
  return citiesNamed(word).some((city) => city.country === country);
}

/** A region behind a city goes before what the city's name says: Athens, GA is not in Greece. */
function countryOfWords(words: readonly string[], column: RegionCodes | null): string | null {
  for (const [index, word] of words.entries()) {
    const towns = townsBefore(words, index);
    if (!towns.some((town) => isRegionBehind(town, word))) continue;
    const country = towns
      .map((town) => countryBehind(town, word, column))
      .find((code) => code !== null);
    return country ?? null;
  }
  return words.map((word) => countryOfPlace(word, column)).find((code) => code !== null) ?? null;
}

function countryOfPlace(word: string, column: RegionCodes | null): string | null {
  const [, greater, area] = AREA.exec(word) ?? [];
  return countryOfCity(word, column) ?? countryOfCity(greater ?? area ?? '', column);
}

/** The known city among the words of one place, else the first of them; a region's name only with a region behind it. */
function cityOf(
  words: readonly string[],
  country: string | null,
  hasRegion = words.length > 1,
): string | null {
  const [first] = words;
  const known = words.find((word, index) => isKnownCity(word, country, index === 0));
  const city = known ?? first;
  return city === undefined ||
    (city.length === 2 && isState(city)) ||
    (isRegionOf(city, country) && !(hasRegion && isCityIn(city, country))) ||
    /\d/.test(city) ||
    isArea(city)
    ? null
    : city;
}

/** Behind the first word, `Goa` and `Penang` are regions and not the city that some call so. */
function isKnownCity(word: string, country: string | null, isFirst: boolean): boolean {
  if (isRegionOf(word, country) || isArea(word)) return false;
  const cities = citiesNamed(word).filter((city) => city.country === country);
  const isRegion = !isFirst && regionsNamed(word).some((region) => region.country === country);
  return cities.some((city) => !isRegion || foldName(city.name) === foldName(word));
}

/** The same where the country stands first: then the city stands last, but for the code of its state. */
function lastOf(words: readonly string[], country: string | null): string | null {
  const names = words.filter((word) => !(/^[A-Z]{2}$/.test(word) && isRegionCode(word)));
  return cityOf((names.length > 0 ? names : [...words]).reverse(), country, words.length > 1);
}
