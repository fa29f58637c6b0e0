import { once } from '../../once.ts';
import { beginsWithMoney } from './currencies.ts';
import { payPeriod } from './pay-period.ts';
import { payWords } from './pay-words.ts';

/** A number below it may be meant as so many thousands. */
const SMALL = 1_000;
/** `50^3`, `50´000` and `50_00`. */
const GOES_ON = /^[_^*×´`ʼ‘′\u066B\u066C]\s?\d/u;
/** `4千` before `万`, or `1億` before `2000万`: the parts of a number that is written in words. */
const WORDED = /^[十百千万萬億亿兆십백천만억조\d]/u;
const ALPHABETIC = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]`;
const WORD = new RegExp(`^${ALPHABETIC}[${ALPHABETIC.slice(1, -1)}\\p{M}.]*`, 'u');

const known = once(
  () =>
    new RegExp(
      `^(?:${payWords.source('at_most', 'at_most_behind', 'at_least', 'joins', 'each')})`,
      'iu',
    ),
);

/**
 * Whether what stands behind a number, up to 40 characters of it, belongs to it and is not understood, so that the
 * number is another: `k` in `50kDOE`, or `lots` in `50 lots EUR`. `number` is null where a word such as `k` multiplies it.
 */
export function isOnlyPart(number: number | null, behind: string): boolean {
  if (number === null ? WORDED.test(behind) : GOES_ON.test(behind) || isWorded(behind)) return true;
  if (beginsWithMoney(behind)) return false;
  const direct = WORD.exec(behind)?.[0];
  if (direct !== undefined) return !isKnown(direct);
  const rest = behind.trimStart();
  const word = WORD.exec(rest)?.[0];
  if (number === null || number >= SMALL || word === undefined) return false;
  return beginsWithMoney(rest.slice(word.length)) && !isKnown(word);
}

function isWorded(behind: string): boolean {
  return WORDED.test(behind) && !/^\d/.test(behind);
}

function isKnown(word: string): boolean {
  return known().test(word) || payPeriod(word) !== null;
}
