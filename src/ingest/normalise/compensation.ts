import { MAX_VALUE_CHARACTERS } from '../../text/text-limits.ts';
import { type Amounts, readAmounts } from './amounts.ts';
import { currencyCode, namedCurrency, sharedSign } from './currencies.ts';
import { payPeriod, withoutWorkingTime } from './pay-period.ts';
import { isAbsent, saysNothing } from './says-nothing.ts';
import { structuredPay } from './structured-pay.ts';

interface Compensation {
  currency: string | null;
  min: string | null;
  max: string | null;
  notes: string | null;
  /** Set where a number is there and goes on with something that is not understood; it states no amount. */
  isUnclear?: true;
}

/** What a file says about the pay of a post, as it says it. */
export interface StatedPay {
  text: string | null;
  min: string | null;
  max: string | null;
  currency: string | null;
  period: string | null;
  /** ISO 3166-1 code of where the work is: it tells which dollar or krone is meant. */
  country: string | null;
  /** What `$` means in the file; see decideDollar. */
  dollar: string | null;
}

/** `0`, `-1`, `0-0` */
const NO_AMOUNT = /^-?[01](\.0+)?(\s*[-–]\s*[01](\.0+)?)?$/;

/**
 * Currency (ISO 4217), least and most as decimal texts, and notes: the original text and `per hour|day|week|month|year`.
 * A single amount is both least and most. 0 and -1 mean missing. Null when nothing at all is said. A text that is too long
 * for a pay stays in the notes, and states no amount.
 */
export function compensation(stated: StatedPay): Compensation | null {
  const told = stated.text?.trim() ?? '';
  const isMissing = saysNothing(told) || isAbsent('pay', told) || NO_AMOUNT.test(told);
  const original = isMissing ? null : told;
  const short = (original ?? '').length <= MAX_VALUE_CHARACTERS ? (original ?? '') : '';
  const inside = structuredPay(short);
  const text = withoutWorkingTime(inside === null ? short : (inside.text ?? ''));
  const said = readAmounts(text);
  const [saidLeast, saidMost] = [stated.min ?? inside?.min, stated.max ?? inside?.max].map((end) =>
    readAmounts(end ?? ''),
  );
  const least = single(saidLeast) ?? said?.min ?? null;
  const most = single(saidMost) ?? said?.max ?? null;
  const isUnclear = [said, saidLeast, saidMost].some((amounts) => amounts?.isUnclear);
  if (original === null && least === null && most === null && !isUnclear) return null;
  const [low, high] =
    least !== null && most !== null && least > most ? [most, least] : [least, most];
  const amounts = low !== null || high !== null;
  const per = amounts
    ? periodOf(stated.period ?? inside?.period ?? null, text, said?.end ?? 0)
    : null;
  const notes = [original, per === null ? null : `per ${per}`]
    .filter((note) => note !== null)
    .join('; ');
  const unit = stated.currency ?? inside?.currency ?? null;
  const currency =
    namedCurrency(text) ??
    currencyCode(unit) ??
    sharedSign(`${unit ?? ''} ${text}`, stated.country, stated.dollar);
  return {
    currency: amounts ? currency : null,
    min: low === null ? null : decimal(low),
    max: high === null ? null : decimal(high),
    notes: notes === '' ? null : notes,
    ...(isUnclear ? { isUnclear } : {}),
  };
}

/** What the amounts are for stands behind them, before the next number; else a column says it, else the text somewhere. */
function periodOf(told: string | null, text: string, end: number): string | null {
  const behind = /^[^\d]*/.exec(text.slice(end))?.[0] ?? '';
  return payPeriod(behind) ?? payPeriod(told ?? '') ?? payPeriod(text);
}

function single(amounts: Amounts | null | undefined): number | null {
  return amounts?.min ?? amounts?.max ?? null;
}

function decimal(value: number): string {
  return String(Math.round(value * 100) / 100);
}
