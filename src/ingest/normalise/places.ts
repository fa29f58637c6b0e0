import { createRequire } from 'node:module';

const countries = createRequire(import.meta.url)('i18n-iso-countries') as {
  getNames(language: string, options: { select: 'all' }): Record<string, string[]>;
  getAlpha3Codes(): Record<string, string>;
};

const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'zh', 'ja'];

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
  macau: 'MO',
  holland: 'NL',
  'the netherlands': 'NL',
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

const US_STATES = new Set(
  `al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn
  tx ut vt va wa wv wi wy dc`.split(/\s+/),
);
/** State codes that are no country's code: after a city they are certain. */
const ONLY_STATES = new Set(
  'ak ct fl hi ia ks mi nd nh nj nm nv ny oh ok or ri tx ut vt wa wi wv wy dc'.split(' '),
);

const STATE_NAMES = new Set(
  `alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas
  kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma
  oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming new_hampshire new_jersey new_mexico
  north_carolina north_dakota rhode_island south_carolina south_dakota west_virginia`
    .split(/\s+/)
    .map((name) => name.replaceAll('_', ' ')),
);

/** Cities whose bare name leaves no doubt. */
const CITIES: Record<string, string> = Object.fromEntries(
  Object.entries({
    US: 'san francisco;new york;new york city;los angeles;chicago;seattle;boston;austin;denver;atlanta;miami;houston;dallas;philadelphia;san diego;san jose;palo alto;mountain view;menlo park;washington dc',
    GB: 'london;manchester;edinburgh;bristol;leeds;glasgow;liverpool;nottingham',
    DE: 'berlin;münchen;munich;hamburg;köln;cologne;frankfurt am main;stuttgart;düsseldorf;leipzig',
    FR: 'paris;lyon;toulouse;marseille',
    ES: 'madrid;barcelona',
    PT: 'lisbon;lisboa;porto',
    IT: 'milan;milano;rome;roma;turin',
    NL: 'amsterdam;rotterdam;utrecht;eindhoven',
    CH: 'zürich;zurich;geneva;basel',
    AT: 'vienna;wien',
    SE: 'stockholm',
    DK: 'copenhagen',
    NO: 'oslo',
    FI: 'helsinki',
    PL: 'warsaw;warszawa;kraków;krakow;wrocław',
    CZ: 'prague;praha',
    HU: 'budapest',
    RO: 'bucharest;cluj-napoca',
    IE: 'dublin',
    BE: 'brussels',
    IN: 'bengaluru;bangalore;mumbai;hyderabad;chennai;pune;new delhi;gurgaon;gurugram;noida',
    SG: 'singapore',
    HK: 'hong kong',
    JP: 'tokyo;osaka',
    KR: 'seoul',
    AU: 'sydney;melbourne;brisbane',
    CA: 'toronto;montreal;vancouver',
    MX: 'mexico city;ciudad de méxico',
    BR: 'são paulo;sao paulo;rio de janeiro',
    AR: 'buenos aires',
    CO: 'bogotá;bogota',
    IL: 'tel aviv;tel aviv-yafo',
    AE: 'dubai;abu dhabi',
    TR: 'istanbul',
    TH: 'bangkok',
    MY: 'kuala lumpur',
    ID: 'jakarta',
    PH: 'manila',
    TW: 'taipei',
    CN: '北京;上海;深圳;广州;杭州;武汉;成都;南京;西安;苏州;天津;重庆;厦门;长沙;合肥;郑州;青岛;宁波;东莞;佛山;无锡;福州;济南;大连;沈阳;昆明;南宁;珠海;beijing;shanghai;shenzhen;guangzhou;hangzhou',
  }).flatMap(([code, names]) => names.split(';').map((name) => [name, code])),
);

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

/** ISO 3166-1 alpha-2 code of a country's name in several languages; null when it is none, or might be a US state. */
export function countryCode(name: string): string | null {
  return byCountryName.get(name.trim().toLowerCase()) ?? null;
}

/** The country of a city that bears its name alone, or almost. */
export function countryOfCity(name: string): string | null {
  return CITIES[name.trim().toLowerCase()] ?? null;
}

/** Whether a word is a US state, by name or code, perhaps a country's code, too. */
export function isState(name: string): boolean {
  return US_STATES.has(name.trim().toLowerCase()) || isStateName(name);
}

/** Whether a word can only be a US state. */
export function isOnlyState(name: string): boolean {
  return ONLY_STATES.has(name.trim().toLowerCase()) || STATE_NAMES.has(name.trim().toLowerCase());
}

function isStateName(name: string): boolean {
  return STATE_NAMES.has(name.trim().toLowerCase()) || name.trim().toLowerCase() === 'georgia';
}
