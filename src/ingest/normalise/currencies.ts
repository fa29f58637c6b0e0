import { z } from 'zod';
import { countryCell } from '../../knowledge/country-code.ts';
import { readTable } from '../../knowledge/read-table.ts';
import { compileWords, findWords, patternOf } from '../../knowledge/words.ts';
import { once } from '../../once.ts';
import { MAX_VALUE_CHARACTERS } from '../../text/text-limits.ts';

const CODES = new Set(Intl.supportedValuesOf('currency'));

/** A line of knowledge/currencies.tsv. */
export const currencyRow = z.strictObject({
  currency: z.string().regex(/^([A-Z]{3}|-)$/, 'write a code of ISO 4217, or -'),
  sign: z.string(),
  country: countryCell.optional(),
  use: z.enum(['header', 'hint']).optional(),
  note: z.string().optional(),
});

type Sign = z.infer<typeof currencyRow>;

/** Which currency a sign means in a country, and where no country is known; null for none, or one of several. */
interface Meaning {
  inCountry: ReadonlyMap<string, string | null>;
  otherwise: string | null;
}

const table = once(() => {
  const rows = readTable('currencies.tsv', currencyRow);
  const bySign = Map.groupBy(rows, ({ sign }) => sign);
  const isShared = ({ sign }: Sign) => bySign.get(sign)?.some(({ country }) => country) ?? false;
  const named = rows.filter((row) => row.currency !== '-' && !isShared(row));
  const beside = rows.filter(({ use }) => use !== 'hint');
  const patternBeside = (wanted: RegExp, unwanted: RegExp) =>
    patternOf(
      beside
        .filter(({ sign }) => !unwanted.test(sign))
        .map(({ sign }) => ({ word: sign.replace(wanted, ''), anyCase: isAnyCase(sign) })),
    );
  return {
    meanings: new Map([...bySign].map(([sign, same]) => [sign, meaningOf(same)])),
    named: compileWords(named.map(signWord)),
    shared: compileWords(rows.filter(isShared).map(signWord)),
    headers: new Set(named.flatMap(({ currency, use }) => (use === 'header' ? currency : []))),
    before: new RegExp(
      `(?:\\p{Sc}|${patternBeside(/ ?#$/, /^#/)})[\\s.]{0,9}$|(?<!\\p{L})([A-Z]{3})\\s*$`,
      'u',
    ),
    behind: new RegExp(
      `^\\s*(?:\\p{Sc}|${patternBeside(/^# ?/, /#$/)})|^\\s*([A-Z]{3})(?!\\p{L})`,
      'u',
    ),
  };
});

const isAnyCase = (sign: string): boolean => !/\p{Lu}/u.test(sign);
const signWord = ({ sign }: Sign) => ({ kind: sign, word: sign, anyCase: isAnyCase(sign) });
const certain = (currency: string | undefined): string | null =>
  currency === undefined || currency === '-' ? null : currency;

function meaningOf(rows: readonly Sign[]): Meaning {
  return {
    inCountry: new Map(
      rows.flatMap(({ country, currency }) => (country ? [[country, certain(currency)]] : [])),
    ),
    otherwise: certain(rows.find(({ country }) => country === undefined)?.currency),
  };
}

/** What the first of these signs in a text means; null when it has none. A text that is too long for a pay has none. */
function firstMeaning(kind: 'named' | 'shared', text: string): (Meaning & { sign: string }) | null {
  if (text.length > MAX_VALUE_CHARACTERS) return null;
  const sign = findWords(text, table()[kind])[0]?.kind;
  const meaning = sign === undefined ? undefined : table().meanings.get(sign);
  return sign === undefined || meaning === undefined ? null : { sign, ...meaning };
}

/** What `$` means in each country that has a dollar or peso of its own; null where one does not know which. */
const dollars = (): Meaning['inCountry'] => table().meanings.get('$')?.inCountry ?? new Map();

/**
 * What `$` means in a file whose places lie in these countries: the one dollar of a file that has but one, nothing certain
 * in one of several, else that of the United States. Looks no further than need be.
 */
export function decideDollar(countries: Iterable<string | null>): string | null {
  const found = new Set<string>();
  for (const country of countries) {
    if (country !== null && !dollars().has(country)) return 'USD';
    if (country !== null) found.add(country);
  }
  const [only, ...others] = found;
  if (only === undefined) return 'USD';
  return others.length === 0 ? (dollars().get(only) ?? null) : null;
}

/** Whether the text ends, or begins, with a sign or code of a currency. */
export function endsWithMoney(text: string): boolean {
  return isMoney(table().before.exec(text));
}

/** See endsWithMoney. */
export function beginsWithMoney(text: string): boolean {
  return isMoney(table().behind.exec(text));
}

function isMoney(match: RegExpExecArray | null): boolean {
  return match !== null && (match[1] === undefined || CODES.has(match[1]));
}

/** What a cell that holds nothing but a currency says, as an ISO 4217 code. */
export function currencyCode(text: string | null): string | null {
  const code = text?.trim().toUpperCase() ?? '';
  return CODES.has(code) ? code : namedCurrency(code === 'RUR' ? code : (text ?? ''));
}

/** The currency that the name of a column states, `Salary (USD)`, as its code in any case or as a sign. */
export function currencyOfHeader(name: string): string | null {
  const words = name.toUpperCase().split(/[^A-Z]+/);
  const sign = /\p{Sc}/u.exec(name)?.[0] ?? '';
  const meaning = firstMeaning('named', sign);
  return words.find((word) => table().headers.has(word)) ?? meaning?.otherwise ?? null;
}

/** The currency a salary text names for certain (ISO 4217). */
export function namedCurrency(text: string): string | null {
  const named = firstMeaning('named', text);
  if (named !== null) return named.otherwise;
  return (
    [...text.matchAll(/(?<!\p{L})([A-Z]{3})[.:]?\s?(?=\d)|\d\s?[kKmM]?\s?([A-Z]{3})(?!\p{L})/gu)]
      .map(([, before, after]) => before ?? after ?? '')
      .find((code) => CODES.has(code)) ?? null
  );
}

/** What a sign that several currencies share means in a country; `dollar`: what the file means by `$`, see decideDollar. */
export function sharedSign(
  text: string,
  country: string | null,
  dollar: string | null,
): string | null {
  const shared = firstMeaning('shared', text);
  if (shared === null) return null;
  const { sign, inCountry, otherwise } = shared;
  const own = country === null ? undefined : inCountry.get(country);
  if (sign !== '$') return own ?? otherwise;
  if (country === null) return dollar;
  if (own === undefined) return otherwise;
  return own === dollar ? dollar : null;
}
