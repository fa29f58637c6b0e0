import { words } from '../../knowledge/words.ts';
import { once } from '../../once.ts';
import { payWords } from './pay-words.ts';

export const PAY_PERIODS = ['hour', 'day', 'week', 'month', 'year'] as const;

export type PayPeriod = (typeof PAY_PERIODS)[number];

const periods = words('pay-periods', PAY_PERIODS);

/** `40 hours a week`, and `12 months`. */
const notPaid = once(() => {
  const [hours, each, week, lasts] = (['hours', 'each', 'week', 'lasts'] as const).map((kind) =>
    payWords.source(kind),
  );
  return new RegExp(
    `(?<!\\d)\\d{1,9}(?:[.,]\\d{1,9})?\\s{0,9}${hours}\\.?\\s{0,9}${each}?\\s{0,9}${week}|(?<![\\d.,\\p{Sc}])\\d{1,2}(?:[.,]\\d)?\\s{0,9}[-–]?\\s{0,9}${lasts}`,
    'giu',
  );
});

/** A text without the hours of a week and the length of a contract, whose numbers and words would be taken for the pay's. */
export function withoutWorkingTime(text: string): string {
  return text.replaceAll(notPaid(), '');
}

/** The period named first in a text (of a column of periods, its code, too); null when it names none. */
export function payPeriod(text: string): PayPeriod | null {
  return periods.firstIn(text);
}
