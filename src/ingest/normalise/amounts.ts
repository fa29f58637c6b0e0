export interface Amounts {
  min: number | null;
  max: number | null;
}

const MULTIPLES: Record<string, number> = {
  k: 1e3,
  千: 1e3,
  m: 1e6,
  万: 1e4,
  萬: 1e4,
  lakh: 1e5,
  lakhs: 1e5,
  lpa: 1e5,
};
const AMOUNT = /(-?)(\d(?:[\d.,'’\u00A0\u202F]*\d)?)\s*(lakhs?|lpa|k(?![a-z])|m(?![a-z])|千|万|萬)?/gi;
const AT_MOST = /up to|\bbis zu|jusqu|até|hasta|at most|以下|max/i;
const AT_LEAST = /\bfrom\b|\bab\b|\bstarting|\bmin\b|à partir|a partir|desde|at least|以上|\+\s*$/i;
const LARGEST = 1e12;

/** The amounts a salary text states; 0 and negative ones are missing. Text after the amounts (ratings, dates) is ignored. */
export function readAmounts(text: string): Amounts {
  const found = [...text.matchAll(AMOUNT)].slice(0, 2);
  const [first, second] = found.map(amount);
  if (first === undefined) return { min: null, max: null };
  if (second === undefined || !isRange(text, found))
    return oneAmount(text, usable(first.value * first.multiple));
  // In 6-8千 and 53-91K the unit stands once, for both.
  const shared =
    first.multiple === 1 && second.multiple > 1 && first.value < second.multiple
      ? second.multiple
      : first.multiple;
  return { min: usable(first.value * shared), max: usable(second.value * second.multiple) };
}

function oneAmount(text: string, value: number | null): Amounts {
  if (AT_MOST.test(text)) return { min: null, max: value };
  return { min: value, max: AT_LEAST.test(text) ? null : value };
}

/** Two numbers are a range when what stands between them joins them. */
function isRange(text: string, [first, second]: readonly RegExpExecArray[]): boolean {
  if (!first || !second) return false;
  const between = text.slice(first.index + first[0].length, second.index + (second[1] ?? '').length);
  return /[-–—~～至]|\b(to|a|à|bis|and|e|y|und)\b/i.test(between) && between.length <= 16;
}

function amount(
  [, minus, digits = '', unit = '']: RegExpExecArray,
  index: number,
): { value: number; multiple: number } {
  // A dash before the second number is the range's, before the first it is a minus.
  const sign = minus === '-' && index === 0 ? -1 : 1;
  return { value: sign * parseDigits(digits), multiple: MULTIPLES[unit.toLowerCase()] ?? 1 };
}

/** Reads 3.001,00 and 3,001.00 and 53,000 and 24029.5: the last mark is decimal unless it groups thousands. */
function parseDigits(digits: string): number {
  const plain = digits.replaceAll(/['’\u00A0\u202F]/g, '');
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  if (last < 0) return Number(plain);
  const mark = plain[last] ?? '.';
  const isGrouping =
    plain.length - last - 1 === 3 && (plain.indexOf(mark) !== last || /^[1-9]\d{0,2}.\d{3}$/.test(plain));
  const other = mark === '.' ? ',' : '.';
  const isMixed = plain.includes(other);
  if (isGrouping && !isMixed) return Number(plain.replaceAll(mark, ''));
  return Number(`${plain.slice(0, last).replaceAll(/[.,]/g, '')}.${plain.slice(last + 1)}`);
}

function usable(value: number): number | null {
  return value > 0 && value < LARGEST ? value : null;
}
