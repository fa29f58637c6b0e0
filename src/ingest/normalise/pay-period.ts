import { words } from '../../knowledge/words.ts';
import { once } from '../../once.ts';
import { payWords } from './pay-words.ts';

const PAY_PERIODS = ['hour', 'day', 'week', 'month', 'year'] as const;

type PayPeriod = (typeof PAY_PERIODS)[number];

/** `other`: for two weeks or half a month, which the data model has no word for. */
export const PERIOD_KINDS = [...PAY_PERIODS, 'other'] as const;

const periods = words('pay-periods', PERIOD_KINDS);

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
  const named = periods.firstIn(text);
  return named === 'other' ? null : named;
}
