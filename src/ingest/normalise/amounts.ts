import { MAX_VALUE_CHARACTERS } from '../../text-limits.ts';
import { beginsWithMoney, endsWithMoney } from './currencies.ts';

export interface Amounts {
  min: number | null;
  max: number | null;
}

/** Amounts, and where in the text they end. */
export interface StatedAmounts extends Amounts {
  end: number;
}

interface Figure {
  value: number;
  multiple: number;
  start: number;
  end: number;
  /** Whether a currency stands beside it. */
  isMoney: boolean;
}

const MULTIPLES: Record<string, number> = {
  k: 1e3,
  千: 1e3,
  тыс: 1e3,
  tys: 1e3,
  mil: 1e3,
  m: 1e6,
  万: 1e4,
  萬: 1e4,
  만: 1e4,
  lakh: 1e5,
  lakhs: 1e5,
  lac: 1e5,
  lacs: 1e5,
  lpa: 1e5,
  juta: 1e6,
  triệu: 1e6,
  млн: 1e6,
  ribu: 1e3,
};
const AMOUNT =
  /(-?)(\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d(?:[\d.,'’]*\d)?)\s*(lakhs?|lacs?|lpa|juta|triệu|ribu|млн|тыс|tys|mil(?![a-z])|k(?![a-z])|m(?![a-z])|千|万|萬|만)?/gi;
const AT_MOST = /up to|\bbis zu|jusqu|até|hasta|at most|fino a|\bdo\b|(?<!\p{L})до(?!\p{L})|max/iu;
const ENDS_AT_MOST = new RegExp(`(?:${AT_MOST.source})\\P{L}*$`, 'iu');
const AT_MOST_BEHIND = /^[^\d,;]{0,12}(以下|以内|이하|max)/iu;
const FAR = 60;
/** So much of the text beside a figure tells what it is. */
const BESIDE = 40;
const AT_LEAST =
  /\bfrom\b|\bab\b|\bstarting|\bmin\b|minimum|à partir|a partir|desde|at least|\bod\b|(?<!\p{L})от(?!\p{L})|以上|이상|[+〜～~]\s*$/iu;
const JOINS =
  /[-–—~〜～至]|(?<!\p{L})(to|a|à|bis|and|e|y|und|et|do|до|tot|till|through)(?!\p{L})/iu;
/** What follows a number that counts something else: a share, months paid, hours, a day of a month. */
const NO_AMOUNT =
  /^\s*(%|个?月|薪|\(k\)|(st|nd|rd|th)\b|-?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(hours?|hrs?|heures?|stunden|horas?|days?|jours?|tage?|weeks?|wochen|semaines?|months?|mois|monate?|monatsgehälter|meses|years?|yrs?|ans?|jahre?|años|anos)\b)/i;
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
  if (second === undefined) return { ...oneAmount(text, first), end: first.end };
  // In 6-8千 and 53-91K the unit stands once, for both.
  const shared =
    first.multiple === 1 && second.multiple > 1 && first.value < second.multiple
      ? second.multiple
      : first.multiple;
  return {
    min: usable(first.value * shared),
    max: usable(second.value * second.multiple),
    end: second.end,
  };
}

function figuresOf(text: string): Figure[] {
  const figures: Figure[] = [];
  for (const match of text.matchAll(AMOUNT)) {
    const [whole, minus, digits = '', unit = ''] = match;
    const start = match.index + (minus ?? '').length;
    const end = match.index + whole.trimEnd().length;
    const [before, after] = [
      text.slice(Math.max(0, start - BESIDE), start),
      text.slice(end, end + BESIDE),
    ];
    const isMoney = endsWithMoney(before) || beginsWithMoney(after);
    if (!isMoney && (NO_AMOUNT.test(after) || GRADE.test(before) || /^401k/i.test(whole))) continue;
    // A dash before a later number is the range's, before the first it is a minus.
    const sign = minus === '-' && figures.length === 0 ? -1 : 1;
    const multiple = MULTIPLES[unit.toLowerCase()] ?? 1;
    figures.push({ value: sign * parseDigits(digits), multiple, start, end, isMoney });
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
    const joins = between.length <= 16 && JOINS.test(between);
    // $90,000/year in one place up to $120,000 in another: the most may stand far behind.
    const isMost =
      last?.isMoney && isMore(figure, last) && between.length <= FAR && ENDS_AT_MOST.test(between);
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
  if (AT_MOST.test(text.slice(0, start)) || AT_MOST_BEHIND.test(text.slice(end)))
    return { min: null, max: value };
  const isOpen = AT_LEAST.test(text) || /^\s*\+(?!\s*\d)/.test(text.slice(end));
  return { min: value, max: isOpen ? null : value };
}

/** Reads 3.001,00 and 3,001.00 and 53,000 and 24029.5: the last mark is decimal unless it groups thousands. */
function parseDigits(digits: string): number {
  const plain = digits.replaceAll(/['’\s]/g, '');
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

function usable(value: number): number | null {
  return value > 0 && value < LARGEST ? value : null;
}
