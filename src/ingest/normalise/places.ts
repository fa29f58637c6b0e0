import { createRequire } from 'node:module';

const countries = createRequire(import.meta.url)('i18n-iso-countries') as {
  getNames(language: string, options: { select: 'all' }): Record<string, string[]>;
  getAlpha3Codes(): Record<string, string>;
  isValid(code: string): boolean;
  alpha2ToAlpha3(code: string): string | undefined;
};

const LANGUAGES = 'en de fr es pt it nl pl cs sv da nb fi hu ro tr ru uk zh ja ko'.split(' ');

/** Spellings of countries that the lists of names lack. Two letters only where they are no US state. */
const ALSO: Record<string, string> = {
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'great britain': 'GB',
  'northern ireland': 'GB',
  gb: 'GB',
  us: 'US',
  usa: 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  'u.s': 'US',
  'the united states': 'US',
  america: 'US',
  uae: 'AE',
  korea: 'KR',
  'south korea': 'KR',
  russia: 'RU',
  vietnam: 'VN',
  taiwan: 'TW',
  czechia: 'CZ',
  türkiye: 'TR',
  turkey: 'TR',
  'hong kong': 'HK',
  'hong kong sar': 'HK',
  'hong kong sar, china': 'HK',
  macau: 'MO',
  'macao sar': 'MO',
  'macao sar, china': 'MO',
  holland: 'NL',
  'the netherlands': 'NL',
  brasil: 'BR',
  'états-unis': 'US',
  'ee.uu.': 'US',
  eeuu: 'US',
  eua: 'US',
  deutschlandweit: 'DE',
  'republic of ireland': 'IE',
  'ivory coast': 'CI',
  ie: 'IE',
  fr: 'FR',
  es: 'ES',
  nl: 'NL',
  sg: 'SG',
  jp: 'JP',
  ch: 'CH',
  at: 'AT',
  pl: 'PL',
  pt: 'PT',
  se: 'SE',
  br: 'BR',
};

const byCountryName = new Map<string, string>();
for (const language of LANGUAGES) {
  for (const [code, names] of Object.entries(countries.getNames(language, { select: 'all' }))) {
    for (const name of [names].flat()) byCountryName.set(name.toLowerCase(), code);
  }
}
for (const [alpha3, alpha2] of Object.entries(countries.getAlpha3Codes()))
  byCountryName.set(alpha3.toLowerCase(), alpha2);
for (const [name, code] of Object.entries(ALSO)) byCountryName.set(name, code);
// Georgia is a state and a country.
byCountryName.delete('georgia');
// An island and a city of a hundred times as many people.
byCountryName.delete('norfolk');
/** Accents and hyphens are often left out: `ETATS UNIS`, `Perou`. */
const byPlainName = new Map([...byCountryName].map(([name, code]) => [plain(name), code] as const));
byPlainName.delete('georgia');

/** ISO 3166-1 alpha-2 code of a country's name in several languages; null when it is none, or might be a US state. */
export function countryCode(name: string): string | null {
  const told = name.trim().toLowerCase();
  return byCountryName.get(told) ?? (told.length > 3 ? byPlainName.get(plain(told)) : undefined) ?? null;
}

function plain(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[-’']/g, ' ').toLowerCase();
}

/** The code of a country that is no state's as well (ISO 3166-1 alpha-3). */
export function threeLetters(code: string): string {
  return countries.alpha2ToAlpha3(code) ?? code;
}

/** Whether two letters are a country's code (ISO 3166-1 alpha-2), whatever else they may be. */
export function isCountryCode(code: string): boolean {
  return countries.isValid(code.toUpperCase()) && code.length === 2;
}
