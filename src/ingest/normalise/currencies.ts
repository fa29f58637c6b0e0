const CODES = new Set(Intl.supportedValuesOf('currency'));

/** Signs and words that name one currency, wherever they stand. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/R\$|\bBRL\b|\breais\b/i, 'BRL'],
  [/C\$|CA\$|\bCAD\b/, 'CAD'],
  [/A\$|AU\$|\bAUD\b/, 'AUD'],
  [/(?<!U)S\$|\bSGD\b/, 'SGD'],
  [/HK\$|\bHKD\b/, 'HKD'],
  [/NT\$|\bTWD\b/, 'TWD'],
  [/NZ\$|\bNZD\b/, 'NZD'],
  [/MX\$|\bMXN\b/, 'MXN'],
  [/US\$|\bUSD\b|\$\s*USD\b/, 'USD'],
  [/€|\bEUR\b|\beuros?\b/i, 'EUR'],
  [/£|\bGBP\b/, 'GBP'],
  [/₹|\bINR\b|\blpa\b|\b(lakhs?|lacs?)\b/i, 'INR'],
  [/\bCHF\b/, 'CHF'],
  [/円|\bJPY\b/, 'JPY'],
  [/₩|\bKRW\b|\d\s{0,9}만?\s{0,9}원/, 'KRW'],
  [/\bCNY\b|\bRMB\b|人民币/, 'CNY'],
  [/zł|\bPLN\b/i, 'PLN'],
  [/бел\.?\s*руб|\bBYN\b/i, 'BYN'],
  [/so[ʻ‘’'`]m(?![a-z])|(?<!\p{L})сум(?!\p{L})|\bUZS\b/iu, 'UZS'],
  [/₸|тенге|\bKZT\b/i, 'KZT'],
  [/₼|манат|\bmanat\b|\bAZN\b/i, 'AZN'],
  [/₽|руб|\bRU[BR]\b/i, 'RUB'],
  [/₴|грн|\bUAH\b/i, 'UAH'],
  [/₺|\bTRY\b|\d\s*TL\b/, 'TRY'],
  [/₪|\bILS\b/, 'ILS'],
  [/₫|\bVND\b|\btriệu(?!\p{L})/u, 'VND'],
  [/\bRp\.?\s?\d|\bIDR\b|\bjuta\b/, 'IDR'],
  [/\bS\/\.?\s?\d|\bPEN\b/, 'PEN'],
  [/৳|\bTk\.?\s?\d|\bBDT\b/, 'BDT'],
  [/₱|\bPHP\b/, 'PHP'],
  [/฿|\bTHB\b/, 'THB'],
  [/₦|\bNGN\b/, 'NGN'],
  [/Kč|\bCZK\b/, 'CZK'],
  [/\d\s*Ft\b|\bHUF\b/, 'HUF'],
  [/\d\s*lei\b|\bRON\b/i, 'RON'],
  [/\bRM\s?\d|\bMYR\b/, 'MYR'],
];

/** Signs that several countries share: which currency one means in a country, and where no country is known. */
const SHARED: readonly (readonly [RegExp, Record<string, string>, string | null])[] = [
  [/[¥￥]/, { JP: 'JPY', CN: 'CNY' }, null],
  [/\bkr\b\.?/i, { SE: 'SEK', NO: 'NOK', DK: 'DKK', IS: 'ISK' }, null],
  [/\bRs\b\.?/i, { IN: 'INR', PK: 'PKR', LK: 'LKR', NP: 'NPR', MU: 'MUR' }, null],
  [/\bR\s?\d/, { ZA: 'ZAR' }, null],
  // In Chinese, salaries are written in bare thousands and ten thousands, too, and by the number of months paid.
  [/[元千万薪]/, { TW: 'TWD', HK: 'HKD', MO: 'MOP', JP: 'JPY' }, 'CNY'],
  [/萬/, { TW: 'TWD', HK: 'HKD', MO: 'MOP' }, null],
  [/\$/, {}, 'USD'],
];

/** Where `$` is the country's own, too: there it does not say which dollar. */
const DOLLAR_COUNTRIES = new Set(
  'CA AU NZ SG HK TW MX AR CL CO UY BR JM TT BB BS BZ FJ NA'.split(' '),
);

/** Whose dollar is as good as never told apart from others at home. */
const OWN_DOLLAR: Record<string, string> = {
  AU: 'AUD',
  CA: 'CAD',
  NZ: 'NZD',
  SG: 'SGD',
  HK: 'HKD',
};

/**
 * What `$` means in a file whose places lie in these countries: the one dollar of a file that has but one, nothing certain
 * in one of several, else that of the United States. Looks no further than need be.
 */
export function decideDollar(countries: Iterable<string | null>): string | null {
  const found = new Set<string>();
  for (const country of countries) {
    if (country !== null && !DOLLAR_COUNTRIES.has(country)) return 'USD';
    if (country !== null) found.add(country);
  }
  const [only, ...others] = found;
  if (only === undefined) return 'USD';
  return others.length === 0 ? (OWN_DOLLAR[only] ?? null) : null;
}

/** Whether the text ends, or begins, with a sign or code of a currency. */
export function endsWithMoney(text: string): boolean {
  const [, sign, code = ''] =
    /(\p{Sc}|zł|Rs\.?|Rp\.?|Tk\.?|RM|kr\.?|S\/\.?)\s*$|(?<!\p{L})([A-Z]{3})\s*$/u.exec(text) ?? [];
  return sign !== undefined || isCode(code);
}

/** See endsWithMoney. */
export function beginsWithMoney(text: string): boolean {
  const [, sign, code = ''] =
    /^\s*(\p{Sc}|zł|kr\b|Kč|Ft\b|lei\b|руб|грн|[元円원]|euros?\b|dollars?\b|pounds?\b)|^\s*([A-Z]{3})(?!\p{L})/iu.exec(
      text,
    ) ?? [];
  return sign !== undefined || isCode(code);
}

/** What a cell that holds nothing but a currency says, as an ISO 4217 code. */
export function currencyCode(text: string | null): string | null {
  const code = text?.trim().toUpperCase() ?? '';
  if (isCode(code)) return modern(code);
  return namedCurrency(text ?? '');
}

/** The currency a salary text names for certain (ISO 4217). */
export function namedCurrency(text: string): string | null {
  const named = NAMED.find(([pattern]) => pattern.test(text))?.[1];
  if (named !== undefined) return named;
  const beside = [
    ...text.matchAll(/(?<!\p{L})([A-Z]{3})[.:]?\s?(?=\d)|\d\s?[kKmM]?\s?([A-Z]{3})(?!\p{L})/gu),
  ]
    .map(([, before, after]) => before ?? after ?? '')
    .find(isCode);
  return beside === undefined ? null : modern(beside);
}

/** What a sign that several currencies share means in a country; `dollar`: what the file means by `$`, see decideDollar. */
export function sharedSign(
  text: string,
  country: string | null,
  dollar: string | null,
): string | null {
  const [pattern, byCountry, otherwise] = SHARED.find(([sign]) => sign.test(text)) ?? [];
  if (pattern === undefined) return null;
  if (country !== null && byCountry?.[country]) return byCountry[country];
  if (otherwise !== 'USD') return otherwise ?? null;
  if (country === null) return dollar;
  if (!DOLLAR_COUNTRIES.has(country)) return otherwise;
  return OWN_DOLLAR[country] === dollar ? dollar : null;
}

function isCode(text: string): boolean {
  return CODES.has(text) || text === 'RUR';
}

function modern(code: string): string {
  return code === 'RUR' ? 'RUB' : code;
}
