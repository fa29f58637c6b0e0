import { readAmounts } from './amounts.ts';

export interface Compensation {
  currency: string | null;
  min: string | null;
  max: string | null;
  notes: string | null;
}

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/R\$|\bBRL\b/, 'BRL'],
  [/C\$|CA\$|\bCAD\b/, 'CAD'],
  [/A\$|AU\$|\bAUD\b/, 'AUD'],
  [/(?<!U)S\$|\bSGD\b/, 'SGD'],
  [/HK\$|\bHKD\b/, 'HKD'],
  [/NZ\$|\bNZD\b/, 'NZD'],
  [/MX\$|\bMXN\b/, 'MXN'],
  [/US\$|\bUSD\b/, 'USD'],
  [/€|\bEUR\b|\beuros?\b/i, 'EUR'],
  [/£|\bGBP\b/, 'GBP'],
  [/₹|\bINR\b|\blpa\b|\blakhs?\b/i, 'INR'],
  [/\bCHF\b/, 'CHF'],
  [/円|\bJPY\b/, 'JPY'],
  [/元|\bCNY\b|\bRMB\b|人民币/, 'CNY'],
  [/zł|\bPLN\b/i, 'PLN'],
  [/₩|\bKRW\b/, 'KRW'],
  [/\b(SEK|NOK|DKK|CZK|HUF|RON|ILS|AED|ZAR|TRY|THB|PHP|IDR|MYR|VND|SAR)\b/, ''],
  // Only Chinese salaries are written in bare thousands and ten thousands.
  [/[千万]/, 'CNY'],
  [/\$/, 'USD'],
];

const PERIODS: readonly (readonly [RegExp, string])[] = [
  [/hour|hr\b|\/\s*h\b|stunde|hora|heure|小时|時給|时薪/i, 'hour'],
  [/\bday|daily|\/\s*d\b|tag\b|diár|jour|\/\s*[天日]|日薪/i, 'day'],
  [/week|\/\s*wk|woche|semana|semaine|\/\s*周/i, 'week'],
  [/month|\/\s*mo\b|monat|mês|mensal|mensual|mois|月/i, 'month'],
  [/year|annum|annual|\byr\b|\bp\.?\s?a\b|jahr|ano\b|anual|\ban\b|年/i, 'year'],
];

/**
 * Currency (ISO 4217), least and most as decimal texts, and notes: the original text and `per hour|day|week|month|year`.
 * A single amount is both least and most. 0 and -1 mean missing. Null when nothing at all is said.
 */
export function compensation(
  text: string | null,
  min: string | null,
  max: string | null,
  currency: string | null,
  period: string | null,
): Compensation | null {
  const original = /^-?[01](\.0+)?$/.test(text?.trim() ?? '') ? null : text?.trim() || null;
  const said = readAmounts(original ?? '');
  const least = singleAmount(min) ?? said.min;
  const most = singleAmount(max) ?? said.max;
  const per = periodOf(period ?? '') ?? periodOf(original ?? '');
  if (original === null && least === null && most === null) return null;
  const [low, high] = least !== null && most !== null && least > most ? [most, least] : [least, most];
  const amounts = low !== null || high !== null;
  const notes = [original, per !== null && amounts ? `per ${per}` : null]
    .filter((note) => note !== null)
    .join('; ');
  return {
    currency: amounts ? (currencyCode(currency) ?? currencyOf(original ?? '')) : null,
    min: low === null ? null : decimal(low),
    max: high === null ? null : decimal(high),
    notes: notes === '' ? null : notes,
  };
}

function singleAmount(text: string | null): number | null {
  const { min, max } = readAmounts(text ?? '');
  return min ?? max;
}

function currencyCode(text: string | null): string | null {
  const code = text?.trim().toUpperCase() ?? '';
  return /^[A-Z]{3}$/.test(code) ? code : currencyOf(text ?? '');
}

function currencyOf(text: string): string | null {
  const found = CURRENCIES.find(([pattern]) => pattern.test(text));
  return found === undefined ? null : found[1] || (found[0].exec(text)?.[1] ?? null);
}

function periodOf(text: string): string | null {
  return PERIODS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

function decimal(value: number): string {
  return String(Math.round(value * 100) / 100);
}
