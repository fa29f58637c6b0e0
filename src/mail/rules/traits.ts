// What a mail looks like, in no language: signs that decide nothing.
import type { Prepared } from './doubts.ts';

const CLOCK = /\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?(?:am|pm|uhr|h)\b|\d ?[点點時]/;
const DATE = /(?:^|\s)\d{1,2}[./-]\d{1,2}\b|月 ?\d{1,2} ?日/;
const MONEY = /[€$£¥₺₽]|\b(?:eur|euros?|usd|gbp|chf|pln|zl|tl)\b|\bруб|万 ?円|\d ?元/;
const ASKS = /[?？]/g;
const CALLS = /[!！]/g;
/** `anna.meier@`: somebody with a name and a surname. */
const PERSON = /^[a-z]{2,}[._-][a-z]{2,}@/;
/** Characters of a text up to which it has a length. */
const LENGTHS = [
  [200, 'tiny'],
  [400, 'short'],
  [800, 'middle'],
  [Number.POSITIVE_INFINITY, 'long'],
] as const;

/** The sign of a text of a sentence or two. */
export const BRIEF = 'length tiny';

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** What a mail looks like, e.g. `has clock`, `length short`; each once. */
export function traitsOf({ subject, body }: Prepared, sender: string): string[] {
  const length = LENGTHS.find(([most]) => body.length < most)?.[1];
  const traits: Record<string, boolean> = {
    'has clock': CLOCK.test(body),
    'has date': DATE.test(body),
    'has money': MONEY.test(body),
    'has percent': body.includes('%'),
    'has link': /https?:|www\./.test(body),
    'has question': count(body, ASKS) > 0,
    'has questions': count(body, ASKS) > 1,
    'has calls': count(body, CALLS) > 1,
    'subject asks': count(subject, ASKS) > 0,
    'subject calls': count(subject, CALLS) > 0,
    'sender person': PERSON.test(sender),
    [`length ${length}`]: true,
  };
  return Object.keys(traits).filter((trait) => traits[trait]);
}
