import { countryCode, countryOfCity, isOnlyState, isState } from './places.ts';

export interface Location {
  city: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
}

const NOWHERE =
  /^(\d+ (more )?locations?|multiple locations|various|remote.*|hybrid|on-?site|in-?office|anywhere|worldwide|global|home ?office|wfh|asia|europe|emea|apac|latam|latin america|north america|south america|americas|africa|oceania|middle east|southern asia|east asia|european union|eu|dach|nordics|远程|全国)$/i;

/**
 * City and country as far as a location certainly says them: of several places only what they share.
 * `New York, NY, USA`, `Berlin, Germany`, `南京-栖霞区`, `India - Hyderabad`, a JSON array of such.
 */
export function parseLocation(text: string | null): Location {
  const places = splitPlaces(text ?? '')
    .flatMap(readPlaces)
    .filter((place) => place.city !== null || place.country !== null);
  return { city: shared(places, 'city'), country: shared(places, 'country') };
}

/** The one value all places have that have any; null when they differ. */
function shared(places: readonly Location[], part: keyof Location): string | null {
  const values = new Set(places.map((place) => place[part]).filter((value) => value !== null));
  return values.size === 1 ? ([...values][0] ?? null) : null;
}

function splitPlaces(text: string): string[] {
  return text
    .replaceAll(/[([]\s*remote[^)\]]*[)\]]/gi, ' ')
    .split(/[;|\n/、]|\s+or\s+|\s+&\s+/i)
    .filter((place) => place.trim() !== '');
}

/** One comma list may name several places, each ended by its country. */
function readPlaces(text: string): Location[] {
  const words = text
    .replaceAll(/[()]/g, ',')
    .split(/[,，]|\s[-–—·]\s|(?<=\p{Script=Han})-(?=\p{Script=Han})/u)
    .map((word) =>
      word
        .replaceAll(/\s+/g, ' ')
        .replace(/^remote\s+/i, '')
        .replace(/\s+remote$/i, '')
        .trim(),
    )
    .filter((word) => word !== '' && !NOWHERE.test(word));
  const places: Location[] = [];
  let pending: string[] = [];
  for (const [index, word] of words.entries()) {
    const country = countryCode(word);
    if (country === null || (pending.length > 0 && isState(word) && index < words.length - 1))
      pending.push(word);
    else if (pending.length === 0 && isCityState(word)) places.push({ city: word, country });
    else {
      places.push({ city: cityOf(pending), country });
      pending = [];
    }
  }
  return pending.length === 0 ? places : attach(places, pending);
}

/** What follows the last country: `India - Hyderabad` names it first; else a place whose country its words must tell. */
function attach(places: Location[], words: readonly string[]): Location[] {
  const only = places.length === 1 ? places[0] : undefined;
  const told = words.map(countryOfCity).find((code) => code !== null);
  if (only && only.city === null && (told === undefined || told === only.country)) {
    return [{ city: cityOf(words), country: only.country }];
  }
  const state = words.length > 1 && words.slice(1).some(isOnlyState);
  const country = told ?? (state ? 'US' : null);
  const cities = words.filter((word) => countryOfCity(word) !== null);
  if (cities.length > 1)
    return [...places, ...cities.map((city) => ({ city, country: countryOfCity(city) }))];
  const isPlace = country !== null || (words.length > 1 && words.slice(1).some(isState));
  return [...places, { city: isPlace ? cityOf(words) : null, country }];
}

function cityOf(words: readonly string[]): string | null {
  const city = words[0];
  return city === undefined || isState(city) || /\d/.test(city) ? null : city;
}

function isCityState(word: string): boolean {
  return countryOfCity(word) !== null;
}
