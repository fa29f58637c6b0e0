import { once } from '../../once.ts';
import { MAX_VALUE_CHARACTERS } from '../../text/text-limits.ts';
import { beginsWithMoney, endsWithMoney } from './currencies.ts';
import { isOnlyPart } from './number-end.ts';
import { MULTIPLES, payWords } from './pay-words.ts';

/** `1e+05`, as programs write 100,000; `30 000` and `30_000`; any other. */
const NUMBER = String.raw`(-?)(\d+(?:[.,]\d+)?e[+-]?\d+(?![\d\p{L}])|\d{1,3}(?:[ _\u00A0\u2007\u2009\u202F]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d(?:[\d.,'’]*\d)?)`;

export interface Amounts {
  min: number | null;
  max: number | null;
}

/** Amounts, and where in the text they end. */
interface StatedAmounts extends Amounts {
  end: number;
  /** A number of theirs goes on with something that is not understood, or is too large: both are null. */
  isUnclear: boolean;
}

interface Figure {
  /** NaN where only a part of it is understood. */
  value: number;
  multiple: number;
  start: number;
  end: number;
  /** Whether a currency stands beside it. */
  isMoney: boolean;
}

const MULTIPLE_KINDS = Object.keys(MULTIPLES) as (keyof typeof MULTIPLES)[];
const FAR = 60;
/** So much of the text beside a figure tells what it is. */
const BESIDE = 40;
const patterns = once(() => {
  const units = MULTIPLE_KINDS.map((kind) => `(?<${kind}>${payWords.source(kind)})`);
  const most = payWords.source('at_most');
  const pattern = (source: string, flags = 'iu') => new RegExp(source, flags);
  return {
    amount: pattern(`${NUMBER}\\s*(?:${units.join('|')})?`, 'giu'),
    atMost: pattern(most),
    endsAtMost: pattern(`${most}\\P{L}*$`),
    atMostBehind: pattern(`^[^\\d,;]{0,12}${payWords.source('at_most_behind')}`),
    over: pattern(`${payWords.source('over')}${BEFORE_AMOUNT}`),
    under: pattern(`${payWords.source('under')}${BEFORE_AMOUNT}`),
    extra: pattern(
      `^\\s*\\+[\\s\\d.,%\\p{Sc}-]{0,12}(?:\\p{L}{1,20}\\s){0,2}${payWords.source('extra')}`,
    ),
    atLeast: pattern(`${payWords.source('at_least')}|[+〜～~]\\s*$`),
    joins: pattern(`[-–—~〜～至]|${payWords.source('joins')}`),
    noAmount: pattern(`^\\s*-?${payWords.source('no_amount')}`),
  };
});
/** Between a word and the amount it belongs to a currency may stand. */
const BEFORE_AMOUNT = '\\P{L}{0,4}(?:\\p{L}{1,3}\\P{L}{0,3})?$';
/** What stands directly before the number of a grade or class, as in E13 and GS-11. */
const GRADE = /(?<![\p{L}\d])(?!(?:rs|rp|rm|kr|fr|[rspnql])-?$)\p{Script=Latin}{1,2}-?$/iu;
const LARGEST = 1e12;

/**
 * The amounts a salary text states, those with a currency beside them before others; 0 and negative ones are missing.
 * Null when it states none, or is too long for a pay: of half a text, an amount might be half a number.
 */
export function readAmounts(text: string): StatedAmounts | null {
  if (text.length > MAX_VALUE_CHARACTERS) return null;
  const ranges = joinRanges(text, figuresOf(text));
  const [first, second] =
    ranges.find((range) => range.some(({ isMoney }) => isMoney)) ?? ranges[0] ?? [];
  if (first === undefined) return null;
  const { end } = second ?? first;
  if (![first, second ?? first].every(isClear))
    return { min: null, max: null, end, isUnclear: true };
  if (second === undefined) return { ...oneAmount(text, first), end, isUnclear: false };
  // In 6-8千 and 53-91K the unit stands once, for both.
  const shared =
    first.multiple === 1 && second.multiple > 1 && first.value < second.multiple
      ? second.multiple
      : first.multiple;
  return {
    min: usable(first.value * shared),
    max: usable(second.value * second.multiple),
    end,
    isUnclear: false,
  };
}

function figuresOf(text: string): Figure[] {
  const figures: Figure[] = [];
  const { amount, noAmount } = patterns();
  for (const match of text.matchAll(amount)) {
    const [whole, minus, digits = ''] = match;
    const start = match.index + (minus ?? '').length;
    const end = match.index + whole.trimEnd().length;
    const [before, after] = [
      text.slice(Math.max(0, start - BESIDE), start),
      text.slice(end, end + BESIDE),
    ];
    const isMoney = endsWithMoney(before) || beginsWithMoney(after);
    if (!isMoney && (noAmount.test(after) || GRADE.test(before) || /^401k/i.test(whole))) continue;
    // A dash before a later number is the range's, before the first it is a minus.
    const sign = minus === '-' && figures.length === 0 ? -1 : 1;
    const unit = MULTIPLE_KINDS.find((kind) => match.groups?.[kind] !== undefined);
    const multiple = unit === undefined ? 1 : MULTIPLES[unit];
    const number = parseDigits(digits);
    const isPart = isOnlyPart(unit === undefined ? number : null, after);
    const value = isPart ? Number.NaN : sign * number;
    const last = figures.at(-1);
    if (last && Number.isNaN(last.value) && !/\s/.test(text.slice(last.end, start))) {
      // 1億2000万: the same number goes on.
      Object.assign(last, { end, isMoney: last.isMoney || isMoney });
    } else figures.push({ value, multiple, start, end, isMoney });
  }
  return figures;
}

/** Two numbers are a range when what stands between them joins them. */
function joinRanges(text: string, figures: readonly Figure[]): Figure[][] {
  const ranges: Figure[][] = [];
  for (const figure of figures) {
    const range = ranges.at(-1);
    const last = range?.at(-1);
    const between = last === undefined ? '' : text.slice(last.end, figure.start);
    const joins = between.length <= 16 && patterns().joins.test(between);
    // $90,000/year in one place up to $120,000 in another: the most may stand far behind.
    const isMost =
      last?.isMoney &&
      isMore(figure, last) &&
      between.length <= FAR &&
      patterns().endsAtMost.test(between);
    if (range?.length === 1 && (joins || isMost)) range.push(figure);
    else ranges.push([figure]);
  }
  return ranges;
}

/** A bonus of up to some amount is less than the pay before it. */
function isMore(figure: Figure, other: Figure): boolean {
  return figure.isMoney && figure.value * figure.multiple > other.value * other.multiple;
}

function oneAmount(text: string, { value: figure, multiple, start, end }: Figure): Amounts {
  const value = usable(figure * multiple);
  const { atMost, atMostBehind, atLeast, over, under, extra } = patterns();
  const [before, behind] = [text.slice(0, start), text.slice(end)];
  if (atMost.test(before) || under.test(before) || atMostBehind.test(behind))
    return { min: null, max: value };
  const isMore = /^\s*\+(?!\s*\d)/.test(behind) && !extra.test(behind);
  const isOpen = atLeast.test(text) || over.test(before) || isMore;
  return { min: value, max: isOpen ? null : value };
}

/** Reads 3.001,00 and 3,001.00 and 53,000 and 24029.5: the last mark is decimal unless it groups thousands. */
function parseDigits(digits: string): number {
  if (/e/i.test(digits)) return Number(digits.replace(',', '.'));
  const plain = digits.replaceAll(/['’\s_]/g, '');
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  if (last < 0) return Number(plain);
  const mark = plain[last] ?? '.';
  const isGrouping =
    plain.length - last - 1 === 3 &&
    (plain.indexOf(mark) !== last || /^[1-9]\d{0,2}.\d{3}$/.test(plain));
  const other = mark === '.' ? ',' : '.';
  const isMixed = plain.includes(other);
  if (isGrouping && !isMixed) return Number(plain.replaceAll(mark, ''));
  return Number(`${plain.slice(0, last).replaceAll(/[.,]/g, '')}.${plain.slice(last + 1)}`);
}

function isClear({ value, multiple }: Figure): boolean {
  return value * multiple < LARGEST;
}

function usable(value: number): number | null {
  return value > 0 ? value : null;
}
