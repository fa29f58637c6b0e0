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

const known = new Map<string, KnownWord>();

/** The word of this text. */
export function knownWord(text: string): KnownWord {
  const before = known.get(text);
  if (before !== undefined) return before;
  const word = { text, uses: [], numberedBy: undefined, number: 0 };
  if (known.size >= MOST_WORDS) known.clear();
  if (text.length <= LONGEST) known.set(text, word);
  return word;
}
