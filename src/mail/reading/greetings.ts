// Whom letters greet: what somebody passes on may be a letter to somebody else.
import { once } from '../../once.ts';
import { fold } from './fold.ts';
import { marks } from './mail-marks.ts';

const isGreeting = once(() => new RegExp(`^${marks('greeting')}$`));
const isNobody = once(() => new RegExp(`^${marks('no_name')}$`));
const greetedFirst = once(() => new RegExp(`^(\\S{1,12}?)[ \u3000]?${marks('greeting_behind')}`));

/** A greeting stands in one of the first lines of a letter, alone or before the text. */
const MOST_LINES = 40;
const MOST_CHARACTERS = 80;
const GREETING_END = /[,!:;，！：、]/;
/** Shorter parts of names are in many others. */
const LEAST_LETTERS = 3;

/** Who sends a mail, and to whom, as far as that is known. */
export interface Addresses {
  fromAddress: string;
  toAddress?: string | null;
}

/**
 * Whether a letter that somebody passes on greets another than the reader, who is told by the address of
 * the mail, or by the greeting above the letter. False where neither is known, unless it greets the sender.
 */
export function isToAnother(
  letter: string,
  above: string,
  { fromAddress, toAddress }: Addresses,
): boolean {
  const greeted = greetedIn(letter);
  const reader = [...greetedIn(above), ...nameOf(toAddress ?? '')];
  if (greeted.length === 0 || areAlike(greeted, reader)) return false;
  return reader.length > 0 || areAlike(greeted, nameOf(fromAddress));
}

/** The names in the first greeting of a text, folded: `dear ms kim lee,` has kim and lee. */
function greetedIn(text: string): string[] {
  for (const line of text.split('\n', MOST_LINES)) {
    const said = line.trim().slice(0, MOST_CHARACTERS).split(GREETING_END, 1)[0] ?? '';
    const asian = greetedFirst().exec(said)?.[1];
    if (asian !== undefined) return [asian];
    const [first = '', ...others] = said.split(/\s+/);
    if (!isGreeting().test(fold(first))) continue;
    return others
      .filter((word) => /^\p{Lu}/u.test(word))
      .map((word) => fold(word).replaceAll('.', ''))
      .filter((word) => !isNobody().test(word) && !isGreeting().test(word));
  }
  return [];
}

/** The parts of the name before the @ of an address. */
function nameOf(address: string): string[] {
  const [name = '', host] = address.split('@');
  return host === undefined ? [] : fold(name).split(/[^\p{L}]+/u);
}

/** Whether two people share a name: `lee` is in klee, too, which is left to them. */
function areAlike(some: readonly string[], others: readonly string[]): boolean {
  const isIn = (part: string, whole: string): boolean =>
    part.length >= LEAST_LETTERS ? whole.includes(part) : part !== '' && part === whole;
  return some.some((one) => others.some((other) => isIn(one, other) || isIn(other, one)));
}
