import { isCountryCode } from './places.ts';

/** What the two capital letters behind a city stand for, as far as the whole column decides it. */
export type RegionCodes = 'US' | 'BR' | 'ISO';

const list = (text: string) => new Set(text.trim().split(/\s*[;\n]\s*/));

const US_CODES = list(
  'al;ak;az;ar;ca;co;ct;de;fl;ga;hi;id;il;in;ia;ks;ky;la;me;md;ma;mi;mn;ms;mo;mt;ne;nv;nh;nj;nm;ny;nc;nd;oh;ok;or;pa;ri;sc;sd;tn;tx;ut;vt;va;wa;wv;wi;wy;dc',
);
/** State codes that are no country's code: after a city they are certain. */
const ONLY_US_CODES = new Set([...US_CODES].filter((code) => !isCountryCode(code)));
const CANADIAN_CODES = list('on;qc;bc;ab;mb;sk;ns;nb;nl;pe;nt;yt;nu');
const BRAZILIAN_CODES = list(
  'ac;al;ap;am;ba;ce;df;es;go;ma;mt;ms;mg;pa;pb;pr;pe;pi;rj;rn;rs;ro;rr;sc;sp;se;to',
);

const NAMES: Record<string, ReadonlySet<string>> = {
  US: list(`alabama;alaska;arizona;arkansas;california;colorado;connecticut;delaware;district of columbia;florida;hawaii;idaho
    illinois;indiana;iowa;kansas;kentucky;louisiana;maine;maryland;massachusetts;michigan;minnesota;mississippi;missouri
    montana;nebraska;nevada;ohio;oklahoma;oregon;pennsylvania;tennessee;texas;utah;vermont;virginia;washington state
    west virginia;wisconsin;wyoming;new hampshire;new jersey;new mexico;north carolina;north dakota;rhode island
    south carolina;south dakota`),
  CA: list(`ontario;quebec;québec;british columbia;alberta;manitoba;saskatchewan;nova scotia;new brunswick
    newfoundland and labrador;prince edward island`),
  AU: list('nsw;vic;qld;tas;act;new south wales;queensland;western australia;south australia;tasmania'),
  DE: list(`bayern;bavaria;baden-württemberg;hessen;nordrhein-westfalen;north rhine-westphalia;niedersachsen;sachsen;thüringen
    brandenburg;schleswig-holstein;rheinland-pfalz;saarland;sachsen-anhalt;mecklenburg-vorpommern`),
  GB: list(`bedfordshire;buckinghamshire;cambridgeshire;derbyshire;gloucestershire;hertfordshire;lancashire;leicestershire
    lincolnshire;northamptonshire;nottinghamshire;oxfordshire;shropshire;staffordshire;warwickshire;wiltshire;worcestershire
    east sussex;west sussex;north yorkshire;south yorkshire;west yorkshire;cumbria;merseyside;tyne and wear;west midlands
    greater manchester;greater london`),
  IN: list(`karnataka;maharashtra;tamil nadu;telangana;haryana;uttar pradesh;gujarat;west bengal;kerala;rajasthan;andhra pradesh
    madhya pradesh;himachal pradesh;bihar;odisha;jharkhand;chhattisgarh;uttarakhand`),
  AR: list('capital federal;buenos aires-gba;provincia de buenos aires'),
  ID: list(
    `jawa barat;jawa timur;jawa tengah;west java;east java;central java;banten;dki jakarta;jakarta raya`,
  ),
  MY: list('selangor;johor;sarawak;sabah;perak;negeri sembilan;pulau pinang'),
  PH: list('metro manila;national capital region (manila);calabarzon'),
  ZA: list('gauteng;western cape;eastern cape;kwazulu-natal'),
};

/** Codes of Australian states that are those of American ones and of countries, too. */
const AUSTRALIAN_CODES = list('wa;sa;nt');

/** States that are better known as cities: only behind another name are they states. */
const STATE_AFTER_CITY = new Set(['new york', 'washington']);

/** The order of certainty is that of dates: what every code of a column can be, and only that. Null when nothing is certain. */
export function decideRegionCodes(codes: Iterable<string>): RegionCodes | null {
  const found = [...new Set(codes)]
    .map((code) => code.toLowerCase())
    .filter((code) => code !== 'uk' && code !== 'us');
  const all = (of: (code: string) => boolean) => found.every(of);
  const isNorthAmerican = (code: string) => US_CODES.has(code) || CANADIAN_CODES.has(code);
  if (all(isNorthAmerican) && found.some((code) => ONLY_US_CODES.has(code))) return 'US';
  if (all((code) => BRAZILIAN_CODES.has(code)) && found.some((code) => !isCountryCode(code))) return 'BR';
  return all(isCountryCode) && found.some((code) => !isRegionCode(code)) ? 'ISO' : null;
}

/** Whether two letters may stand for a state or province. */
export function isRegionCode(code: string): boolean {
  const name = code.toLowerCase();
  return US_CODES.has(name) || CANADIAN_CODES.has(name) || BRAZILIAN_CODES.has(name);
}

/** The country of a state or province that stands behind a city; of a code that may be a country's, only when the whole column decides it. */
export function countryOfRegion(word: string, codes: RegionCodes | null): string | null {
  const name = word.trim().toLowerCase();
  const byName = Object.keys(NAMES).find((country) => NAMES[country]?.has(name));
  if (byName !== undefined) return byName;
  if (ONLY_US_CODES.has(name) || STATE_AFTER_CITY.has(name)) return 'US';
  if (CANADIAN_CODES.has(name) && !isCountryCode(name)) return 'CA';
  if (codes === 'US') return US_CODES.has(name) ? 'US' : CANADIAN_CODES.has(name) ? 'CA' : null;
  return codes === 'BR' && BRAZILIAN_CODES.has(name) ? 'BR' : null;
}

/** The country of a state or province by its full name, which leaves no doubt even where it stands alone. */
export function countryOfRegionName(word: string): string | null {
  const name = word.trim().toLowerCase();
  return Object.keys(NAMES).find((country) => name.length > 3 && NAMES[country]?.has(name)) ?? null;
}

/** Counties that have namesakes among the towns of other countries. */
const BRITISH_COUNTIES = list(
  'berkshire;cheshire;cornwall;devon;dorset;essex;hampshire;kent;norfolk;somerset;suffolk;surrey',
);

/** Whether a word is the name of a state or province of the country, and of no large city in it. */
export function isRegionOf(word: string, country: string | null): boolean {
  const name = word.trim().toLowerCase();
  if (country === 'GB' && BRITISH_COUNTIES.has(name)) return true;
  return countryOfRegionName(word) === country && country !== null && !/^qu[eé]bec$/.test(name);
}

/** Towns of the United States that bear a country's name. */
const NAMED_AFTER_COUNTRIES = list(
  'jamaica;lebanon;holland;peru;cuba;poland;norway;denmark;palestine;wales;mexico;jersey',
);

/** Whether the words begin with such a town and its state, as in `Jamaica, NY`. */
export function isTownNotCountry([town = '', state = '']: readonly string[]): boolean {
  return NAMED_AFTER_COUNTRIES.has(town.toLowerCase()) && isState(state);
}

/** Whether a code behind an Australian city is that of its state. */
export function isAustralianCode(code: string): boolean {
  return AUSTRALIAN_CODES.has(code.trim().toLowerCase());
}

/** Whether a word is a US state, by name or code, perhaps a country's code, too. */
export function isState(word: string): boolean {
  const name = word.trim().toLowerCase();
  return US_CODES.has(name) || name === 'georgia' || NAMES.US?.has(name) === true;
}
