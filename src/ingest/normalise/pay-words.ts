import { words } from '../../knowledge/words.ts';

/** What a unit behind a number multiplies it by. */
export const MULTIPLES = {
  // The largest first: 千万 begins with 千.
  hundred_million: 1e8,
  crore: 1e7,
  million: 1e6,
  lakh: 1e5,
  ten_thousand: 1e4,
  thousand: 1e3,
} as const;

/** The headings in knowledge/words/pay.tsv say what each is. */
export const PAY_KINDS = [
  'thousand',
  'ten_thousand',
  'lakh',
  'crore',
  'million',
  'hundred_million',
  'at_most',
  'at_most_behind',
  'at_least',
  'over',
  'under',
  'extra',
  'joins',
  'no_amount',
  'hours',
  'week',
  'each',
  'lasts',
] as const;

/** The words around the amounts of a salary. */
export const payWords = words('pay', PAY_KINDS, true);
