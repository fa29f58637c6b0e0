// What words tell is found once for all mails, as long as they are known.

/**
 * What a word tells in a language, in flat lists: they are gone through for each word of each mail.
 */
export interface WordUse {
  /** The classes that it belongs to. */
  classes: Int32Array;
  /**
   * The entries that may begin with it, three numbers each: class and spaces of its rarest need, and
   * its own number.
   */
  starts: Int32Array;
  /** The first words of steps that it is one of, a bit for each. */
  isFirst: Uint32Array;
}

/** A word, one object for all places where it stands. */
export interface KnownWord {
  text: string;
  /** What it tells, by the number of the lexicon; found when first asked. */
  uses: (WordUse | undefined)[];
  /** The table of weights that knows its number, once it was asked, and that number. */
  numberedBy: object | undefined;
  number: number;
}

/** Words that are remembered; those of all mails together have no bound. */
const MOST_WORDS = 20_000;
/** Longer words are rare, and not remembered. */
const LONGEST = 40;

/** More than three times as many as words, so that most stand where they are looked for first. */
const SLOTS = 0x10000;
const slots: (KnownWord | undefined)[] = new Array(SLOTS).fill(undefined);
let size = 0;

/** The word of this text. */
export const knownWord = (text: string): KnownWord =>
  knownWordIn(
    Uint16Array.from(text, (sign) => sign.charCodeAt(0)),
    0,
    text.length,
  );

/**
 * The word that stands in a text, of which there are the numbers of its letters, from one place to
 * another. It is looked for by these: to cut it out, and to ask a Map for it, takes longer.
 */
export function knownWordIn(letters: Uint16Array, start: number, end: number): KnownWord {
  let slot = slotOf(letters, start, end);
  for (;;) {
    const word = slots[slot];
    if (word === undefined) return newWord(letters.subarray(start, end), slot);
    if (standsAt(word.text, letters, start, end)) return word;
    slot = (slot + 1) & (SLOTS - 1);
  }
}

function newWord(letters: Uint16Array, slot: number): KnownWord {
  const text = Array.from(letters, (letter) => String.fromCharCode(letter)).join('');
  const word = { text, uses: [], numberedBy: undefined, number: 0 };
  if (text.length > LONGEST) return word;
  if (size >= MOST_WORDS) {
    slots.fill(undefined);
    size = 0;
  }
  slots[slot] = word;
  size++;
  return word;
}

/** Where a word is looked for first. */
function slotOf(letters: Uint16Array, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at < end; at++) sum = Math.imul(sum ^ (letters[at] ?? 0), 0x9e3779b1);
  return (sum ^ (sum >>> 15)) & (SLOTS - 1);
}

function standsAt(word: string, letters: Uint16Array, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++)
    if (word.charCodeAt(at) !== letters[start + at]) return false;
  return true;
}
