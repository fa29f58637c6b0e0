import { citiesNamed, countryOfCity } from '../../knowledge/cities.ts';
import { regionsNamed } from '../../knowledge/regions.ts';
import type { Location } from './places.ts';

const JAPANESE =
  /^(?:日本[、,\s]*)?(東京都|北海道|京都府|大阪府|\p{Script=Han}{2,3}県)\s*(\p{Script=Han}{1,4}市)?/u;
/** What the name of a Chinese province may go on with. */
const PROVINCE = /^(?:省|(?:壮族|回族|维吾尔)?自治区)/;
/** A Korean town at the beginning, or behind a space. */
const KOREAN_TOWN = /(?:^도?|\s)(\p{Script=Hangul}{2,5}?)시(?:\s|$)/u;

/** A place in Japanese, Korean or Chinese script, largest part first; null when the text is none. */
export function asianPlace(text: string): Location | null {
  const trimmed = text.trim();
  const japanese = JAPANESE.exec(trimmed);
  if (japanese) {
    const [, prefecture = '', city] = japanese;
    // Three prefectures bear the name of their capital.
    const capital = /[都府]$/.test(prefecture) ? prefecture.slice(0, -1) : null;
    return { city: city?.replace(/市$/, '') ?? capital, country: 'JP' };
  }
  if (/\p{Script=Hangul}/u.test(trimmed)) return koreanPlace(trimmed);
  return /\p{Script=Han}/u.test(trimmed) ? chinesePlace(trimmed.replace(/^中国/, '')) : null;
}

/** `경기 성남시 분당구` begins with a province, and `서울 강남구` with a city. */
function koreanPlace(text: string): Location {
  const first = text.slice(0, 2);
  const province = regionIn('KR', text, 2);
  const isCity = citiesNamed(first).some(({ country }) => country === 'KR');
  const town = KOREAN_TOWN.exec(text.slice(province.length))?.[1] ?? null;
  return { city: province === '' && isCity ? first : town, country: 'KR' };
}

/** `广东省深圳市南山区`, `北京·海淀区` */
function chinesePlace(text: string): Location | null {
  const province = regionIn('CN', text, 3) || regionIn('CN', text, 2);
  const behind = province === '' ? text : text.slice(province.length).replace(PROVINCE, '');
  const city = behind.split(/[·\-\s]/, 1)[0]?.replace(/市.*$/, '') ?? '';
  const country = countryOfCity(city);
  if (country !== null) return { city, country };
  return province === '' ? null : { city: null, country: 'CN' };
}

/** The name of a country's region that so many characters at the beginning of a text are; else none. */
function regionIn(country: string, text: string, length: number): string {
  const name = text.slice(0, length);
  return regionsNamed(name).some((region) => region.country === country) ? name : '';
}
