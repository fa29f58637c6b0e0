import { MAX_VALUE_CHARACTERS } from '../../text-limits.ts';
import { asianPlace } from './asian-places.ts';
import { countryOfCity } from './cities.ts';
import { countryCode, isCountryCode } from './places.ts';
import {
  countryOfRegion,
  countryOfRegionName,
  isAustralianCode,
  isRegionCode,
  isRegionOf,
  isState,
  isTownNotCountry,
  type RegionCodes,
} from './regions.ts';

export interface Location {
  city: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
}

const NOWHERE =
  /^(\d+ (more )?locations?|(multiple|various|several|different|select|all|negotiable)( (locations?|cities|places|sites|offices))?|(the )?(head ?|main |our )?office|headquarters?|hq|client site|field|on the road|remote.*|hybrid|on-?site|in-?office|anywhere.*|worldwide|global|home ?(office|based)|telecommute|wfh|asia|europe|emea|apac|latam|latin america|north america|south america|americas|africa|oceania|middle east|southern asia|east asia|european union|eu|dach|nordics|flexible|nationwide|bundesweit|n\/?a|unknown|not specified|远程|全国|フルリモート)$/i;
/** `US, NY, New York`, `NZ, , Auckland`: the country first, then a region's code, perhaps none. */
const COUNTRY_FIRST = /^\s*([A-Z]{2}),\s*([A-Z0-9]{0,3})\s*,([^,]*)$/;
const ZIP = /,\s*([A-Z]{2})\s+\d{5}(-\d{4})?\b/;
/** As people write it behind a town, and nobody else does. */
const UK_POSTCODE = /\s[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}$/;
/** The number of the département stands before the town: `07 - AUBENAS`. */
const FRENCH_TOWN = /^(?:\d{2}|2[AB]|97\d) - (\p{L}[\p{L} '’-]+?)(?: \d{1,2})?$/u;
/** `Milano (MI)`: Italian provinces, which are American states, too, stand in brackets. */
const ITALIAN_TOWN = /^(\p{L}[\p{L} '’-]+?) ?\([A-Z]{2}\)$/u;
/** `Sydney NSW`. */
const AUSTRALIAN_TOWN = /(\p{L})\s+(?=(?:NSW|VIC|QLD|TAS|ACT)\b)/gu;
/** `Toronto ON`, `Austin TX 78701`. */
const CODE_BEHIND = /(?<=\p{L})\s+([A-Z]{2})(?=\s+\d{5}$|$)/u;
const NO_CITY =
  /^(greater|state of|province of)\s|\s(area|county|voivodeship|province|prefecture|region|district|oblast|governorate|canton)$/i;
const AREA =
  /^(?:greater\s+(.+?)(?:\s+(?:metropolitan\s+|metro\s+)?area)?|(.+?)\s+(?:bay|metropolitan|metro)\s+(?:area|region))$/i;

/**
 * City and country as far as a location certainly says them: of several places only what they share.
 * `New York, NY, USA`, `Berlin, Germany`, `南京-栖霞区`, `India - Hyderabad`, `US, NY, New York`. `codes`: what `IL` and `CA`
 * behind a city stand for in this column, if it decides that. A text that is too long for a place names none.
 */
export function parseLocation(text: string | null, codes: RegionCodes | null = null): Location {
  if ((text ?? '').length > MAX_VALUE_CHARACTERS) return { city: null, country: null };
  const places = splitPlaces(text ?? '')
    .flatMap((place) => readPlaces(place, codes))
    .filter((place) => place.city !== null || place.country !== null);
  const countries = new Set(places.map(({ country }) => country).filter((country) => country !== null));
  return {
    city: countries.size > 1 ? null : shared(places, 'city'),
    country: shared(places, 'country'),
  };
}

/** Whether a text only says that the place is none, or any. */
export function isNowhere(text: string): boolean {
  return NOWHERE.test(text.trim());
}

/** The one value all places have that have any; null when they differ. */
function shared(places: readonly Location[], part: keyof Location): string | null {
  const values = new Set(places.map((place) => place[part]).filter((value) => value !== null));
  return values.size === 1 ? ([...values][0] ?? null) : null;
}

function splitPlaces(text: string): string[] {
  return text
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/[([]\s?remote[^)\]]{0,200}[)\]]/gi, ' ')
    .split(/[;|\n/、]|\sor\s|\s&\s/)
    .filter((place) => place.trim() !== '');
}

/** One comma list may name several places, each ended by its country. */
function readPlaces(text: string, codes: RegionCodes | null): Location[] {
  const [, first = '', , last = ''] = COUNTRY_FIRST.exec(text) ?? [];
  if (isCountryCode(first) && countryCode(last) === null)
    return [{ city: tidyWord(last) || null, country: first }];
  const asian = asianPlace(text);
  if (asian !== null) return [asian];
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const town = FRENCH_TOWN.exec(line)?.[1];
  if (town !== undefined && countryOfCity(town) === null) return [{ city: town, country: 'FR' }];
  const italian = ITALIAN_TOWN.exec(line)?.[1] ?? '';
  if (countryOfCity(italian) === 'IT') return [{ city: italian, country: 'IT' }];
  const words = splitWords(text);
  if (words.length > 0 && UK_POSTCODE.test(line)) words.push('GB');
  const places: Location[] = [];
  let pending: string[] = [];
  for (const [index, word] of words.entries()) {
    const country = index === 0 && isTownNotCountry(words) ? null : countryOf(words, index, codes);
    if (country === null || (pending.length > 0 && isState(word) && index < words.length - 1))
      pending.push(word);
    else if (pending.length === 0 && countryOfCity(word) !== null) places.push({ city: word, country });
    else {
      places.push({ city: cityOf(pending, country), country });
      pending = [];
    }
  }
  const isZip = isState(ZIP.exec(text)?.[1] ?? '');
  return pending.length === 0 ? places : attach(places, pending, isZip ? 'US' : codes);
}

/** What a column's two capital letters stand for goes before what else they may mean; behind a region's code, they are a country's. */
function countryOf(words: readonly string[], index: number, codes: RegionCodes | null): string | null {
  const word = words[index] ?? '';
  if (index === 0 || !/^[A-Z]{2}$/.test(word)) return countryCode(word);
  if (index > 1 && /^[A-Z]{2,3}$/.test(words[index - 1] ?? '') && isCountryCode(word)) return word;
  if (codes === 'ISO' && isCountryCode(word) && !isRegionCode(word)) return word;
  return countryOfRegion(word, codes) === null ? countryCode(word) : null;
}

function splitWords(text: string): string[] {
  return text
    .replaceAll(/[()]/g, ',')
    .replaceAll(AUSTRALIAN_TOWN, '$1, ')
    .replace(CODE_BEHIND, (behind, code) =>
      isRegionCode(code) || isCountryCode(code) ? `,${behind}` : behind,
    )
    .split(/[,，]|\s[-–—·]\s|:\s/u)
    .map(tidyWord)
    .filter((word) => word !== '' && !NOWHERE.test(word));
}

/** A name without what stands around it: how remote the work is, post codes, numbers of districts. */
function tidyWord(word: string): string {
  return word
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(
      /^(?:(?:hybrid|fully|100%|temporarily|temporaneamente|trabajo|trabalho|praca|partial)\s+)*(?:remote|anywhere|hybrid|da remoto|remoto|híbrido|home ?office|teletrabajo|télétravail|zdalna)(?:\s+(?:work|job))?(?:\s+(?:in|from|en|em|à|w)(?:\s+the)?)?(?:\s+|\s*[-:]\s*)/i,
      '',
    )
    .replace(/\s+remote$/i, '')
    .replace(/^\d{4,6}\s+(?=\p{L})/u, '')
    .replace(/\s+\d{5}(-\d{4})?$/, '')
    .replace(/\s+[A-Z]{1,2}\d[A-Z\d]?(\s+\d[A-Z]{2})?$/, '')
    .replace(/\s+\d{1,2}\s?(e|er|ème|eme)?(\s+arrondissement)?$/i, '')
    .replace(/^[\d\s]+$/, '');
}

/** What follows the last country: `India - Hyderabad` names it first; else a place whose country its words must tell. */
function attach(places: Location[], words: readonly string[], codes: RegionCodes | null): Location[] {
  const only = places.length === 1 ? places[0] : undefined;
  const country =
    countryOfWords(words, codes) ?? (words.length === 1 ? countryOfRegionName(words[0] ?? '') : null);
  if (only && only.city === null && (country === null || country === only.country)) {
    return [{ city: lastOf(words, only.country), country: only.country }];
  }
  const cities = words.filter((word) => countryOfCity(word) !== null);
  if (cities.length > 1)
    return [...places, ...cities.map((city) => ({ city, country: countryOfCity(city) }))];
  const isPlace = country !== null || (words.length > 1 && words.slice(1).some(isState));
  return [...places, { city: isPlace ? cityOf(words, country) : null, country }];
}

/** A known city says it, unless a state or province behind it says otherwise: Athens, GA is not in Greece. */
function countryOfWords(words: readonly string[], codes: RegionCodes | null): string | null {
  const behind = words.slice(1);
  const city = words.map(countryOfPlace).find((code) => code !== null) ?? null;
  if (city !== null && behind.some((word) => word.toUpperCase() === city)) return city;
  if (city === 'AU' && behind.some(isAustralianCode)) return city;
  const region = behind.map((word) => countryOfRegion(word, codes)).find((code) => code !== null);
  if (region !== undefined) return region;
  const doubts = behind.filter((word) => isState(word) && city !== 'US');
  return doubts.length > 0 ? null : city;
}

function countryOfPlace(word: string): string | null {
  const [, greater, area] = AREA.exec(word) ?? [];
  return countryOfCity(word) ?? countryOfCity(greater ?? area ?? '');
}

/** The known city among the words of one place, else the first of them. */
function cityOf(words: readonly string[], country: string | null): string | null {
  const [first, ...others] = words;
  const known = [first ?? '', ...others.filter((word) => countryOfRegion(word, null) === null)].find(
    (word) => country !== null && countryOfCity(word) === country,
  );
  const city = known ?? first;
  return city === undefined ||
    isState(city) ||
    isRegionOf(city, country) ||
    /\d/.test(city) ||
    NO_CITY.test(city)
    ? null
    : city;
}

/** The same where the country stands first: then the city stands last, but for the code of its state. */
function lastOf(words: readonly string[], country: string | null): string | null {
  const names = words.filter((word) => !(/^[A-Z]{2}$/.test(word) && isRegionCode(word)));
  return cityOf((names.length > 0 ? names : [...words]).reverse(), country);
}
