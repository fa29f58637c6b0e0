import { countryOfCity } from '../../knowledge/cities.ts';
import type { Location } from './places.ts';

const JAPANESE =
  /^(?:日本[、,\s]*)?(東京都|北海道|京都府|大阪府|\p{Script=Han}{2,3}県)\s*(\p{Script=Han}{1,4}市)?/u;
const CHINESE_PROVINCE =
  /^(?:中国)?(河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)(省|自治区|壮族自治区|回族自治区|维吾尔自治区)?/;
const KOREAN_CITY = /^(서울|부산|대구|인천|광주|대전|울산|세종)(특별시|광역시|특별자치시|시)?/;
/** Behind its province, with a space or without. */
const KOREAN_TOWN =
  /(?:^(?:경기|강원|충북|충남|전북|전남|경북|경남|제주)|\s)(\p{Script=Hangul}{2,5}?)시(?:\s|$)/u;
const CAPITALS: Record<string, string> = { 東京都: '東京', 大阪府: '大阪', 京都府: '京都' };

/** A place in Japanese, Korean or Chinese script, largest part first; null when the text is none. */
export function asianPlace(text: string): Location | null {
  const trimmed = text.trim();
  const japanese = JAPANESE.exec(trimmed);
  if (japanese) {
    const [, prefecture = '', city] = japanese;
    return { city: city?.replace(/市$/, '') ?? CAPITALS[prefecture] ?? null, country: 'JP' };
  }
  if (/\p{Script=Hangul}/u.test(trimmed)) {
    const city = KOREAN_CITY.exec(trimmed)?.[1] ?? KOREAN_TOWN.exec(trimmed)?.[1];
    return { city: city ?? null, country: 'KR' };
  }
  const province = CHINESE_PROVINCE.exec(trimmed)?.[0];
  const first = (province === undefined ? trimmed : trimmed.slice(province.length)).split(
    /[·\-\s]/,
    1,
  )[0];
  const city = first?.replace(/市.*$/, '') ?? '';
  const country = countryOfCity(city) ?? (province === undefined ? null : 'CN');
  return country === null || !/\p{Script=Han}/u.test(trimmed)
    ? null
    : { city: countryOfCity(city) === null ? null : city, country };
}
