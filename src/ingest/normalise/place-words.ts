import { citiesNamed, countryOfCity } from '../../knowledge/cities.ts';
import { words } from '../../knowledge/words.ts';
import { once } from '../../once.ts';
import { isCountryCode } from './places.ts';
import { isRegionCode } from './regions.ts';
import { withoutMode } from './remote-flag.ts';
import { isAbsent } from './says-nothing.ts';

const COUNT_OF_PLACES = /^\d+ (more )?locations?$/i;
/** `Betim/MG`, `Salvador - BA (2)`: a state, and how many openings there are. */
const CODE_AND_COUNT = /(?<=\p{Ll})(?: ?\/ ?| - |, )([A-Z]{2})(?: ?\(\d{1,4}\))?$/u;
/** `Sydney NSW`. */
const AUSTRALIAN_TOWN = /(\p{L})\s+(?=(?:NSW|VIC|QLD|TAS|ACT)\b)/gu;
/** `Toronto ON`, `Austin TX 78701`. */
const CODE_BEHIND = /(?<=\p{L})\s+([A-Z]{2})(?=\s+\d{5}$|$)/u;
/** What knowledge/words/areas.tsv has words for. */
export const AREA_KINDS = ['before', 'behind', 'part'] as const;
const areas = words('areas', AREA_KINDS);
const patterns = once(() => ({
  area: new RegExp(`^${areas.source('before')}\\s|\\s${areas.source('behind')}$`, 'iu'),
  district: new RegExp(
    `^${areas.source('part')} (.+)$|^(\\p{L}[\\p{L} ]+?) ?[-–] ?\\p{Lu}[\\p{L}. -]*$`,
    'iu',
  ),
}));
/** The districts of a city of so many people are named behind it. */
const HAS_DISTRICTS = 100_000;

/** Whether a text only says that the place is none, or any. */
export function isNowhere(text: string): boolean {
  return isAbsent('place', text) || COUNT_OF_PLACES.test(text.trim());
}

/** The places of a text, `Berlin; Paris`, each as it is written. */
export function splitPlaces(text: string): string[] {
  return text
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/[([]\s?remote[^)\]]{0,200}[)\]]/gi, ' ')
    .replace(CODE_AND_COUNT, ', $1')
    .split(/[;|\n/、]|\sor\s|\s&\s/)
    .filter((place) => place.trim() !== '');
}

/** The names of one place from the smallest to the largest, or the other way round: `Austin TX 78701` has two. */
export function splitWords(text: string): string[] {
  return text
    .replaceAll(/[()]/g, ',')
    .replaceAll(AUSTRALIAN_TOWN, '$1, ')
    .replace(CODE_BEHIND, (behind, code) =>
      isRegionCode(code) || isCountryCode(code) ? `,${behind}` : behind,
    )
    .split(/[,，]|\s(?:[-–—·]|--)\s|:\s/u)
    .map(tidyWord)
    .map(withoutDistrict)
    .filter((word) => word !== '' && !isNowhere(word));
}

/** Whether a name is that of an area, and no city's: `Greater Chicago`, `Kent County`. */
export function isArea(name: string): boolean {
  return patterns().area.test(name);
}

/** Whether a city is so large that ads name parts of it. */
export function hasDistricts(name: string): boolean {
  return citiesNamed(name).some((city) => city.population >= HAS_DISTRICTS);
}

/** A city instead of a part of it: `Midtown Toronto`, `Berlin-Mitte`. */
function withoutDistrict(word: string): string {
  if (citiesNamed(word).length > 0) return word;
  const [, of = '', before = ''] = patterns().district.exec(word) ?? [];
  if (of !== '') return citiesNamed(of).length > 0 ? of : word;
  return hasDistricts(before) && countryOfCity(before) !== null ? before : word;
}

/** A name without what stands around it: how remote the work is, post codes, numbers of districts. */
export function tidyWord(word: string): string {
  return withoutMode(word.replaceAll(/\s+/g, ' ').trim())
    .replace(/(?:\s+-*\s*can be)?\s+remote(?:\s+based)?$|\s+(?:based|only)$/i, '')
    .replace(/^\d{4,6}\s+(?=\p{L})/u, '')
    .replace(/\s+\d{5}(-\d{4})?$/, '')
    .replace(/\s+[A-Z]{1,2}\d[A-Z\d]?(\s+\d[A-Z]{2})?$/, '')
    .replace(/\s+\d{1,2}\s?(e|er|ème|eme)?(\s+arrondissement)?$/i, '')
    .replace(/^[\d\s]+$/, '');
}
