import { z } from 'zod';
import { once } from '../once.ts';
import { plainLetters } from './fold-name.ts';
import { readTable } from './read-table.ts';

/** Asked in this order, and only as far as need be: asking Intl for one takes milliseconds. */
const LANGUAGES = 'en de fr es pt it nl pl ru sv da nb cs fi tr uk ro hu el sk hr bg id hi'.split(
  ' ',
);

/** A line of knowledge/months.tsv. */
export const monthRow = z.strictObject({
  name: z.string(),
  month: z
    .string()
    .regex(/^([1-9]|1[0-2])$/, 'write 1 to 12')
    .transform(Number),
  note: z.string().optional(),
});

const ownNames = once(
  () => new Map(readTable('months.tsv', monthRow).map(({ name, month }) => [name, month])),
);
const byLanguage = LANGUAGES.map((language) => once(() => namesIn(language)));

/** 1 to 12 of the name of a month, or its short form, in the languages of Europe and some of Asia; null when it is none. */
export function monthNumber(name: string): number | null {
  const key = plainLetters(name.toLowerCase());
  const own = ownNames().get(key);
  if (own !== undefined) return own;
  for (const names of byLanguage) {
    const month = names().get(key);
    if (month !== undefined) return month;
  }
  return null;
}

/** The names of months alone and behind a day, which some languages inflect, long and short. */
function namesIn(language: string): ReadonlyMap<string, number> {
  const forms = (['long', 'short'] as const).flatMap((month) => [
    new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }),
    new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' }),
  ]);
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  return new Map(
    forms.flatMap((form) =>
      months.map((month) => {
        const parts = form.formatToParts(Date.UTC(2026, month - 1));
        const name = parts.find(({ type }) => type === 'month')?.value ?? '';
        return [plainLetters(name.toLowerCase()).replace(/\.$/, ''), month] as const;
      }),
    ),
  );
}
