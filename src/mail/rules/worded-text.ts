// A folded text, and where its words and spaces stand: found once, whatever is looked for in it.
import { isLetter } from '../reading/letters.ts';
import { type KnownWord, knownWord, knownWordIn } from './known-words.ts';
import { isSign } from './phrase.ts';

/** A word of a text, or two signs that follow each other, and how many spaces stand before it. */
export interface Word {
  word: KnownWord;
  place: number;
  spaces: number;
}

/** A text whose words are known. */
export interface WordedText {
  text: string;
  /** In order; two signs that follow each other before the second of them. */
  words: readonly Word[];
  /** At each place where a word begins, one more than its number among the words; 0 elsewhere. */
  wordAt: Uint32Array;
  /** Where its spaces stand. */
  spaces: readonly number[];
  /** How many of them stand before each place. */
  spacesBefore: Uint32Array;
  /** It has more than one line. */
  hasLines: boolean;
}

const SPACE = 0x20;

/** Finds the words and spaces of a folded text. */
export function wordedText(text: string): WordedText {
  const letters = lettersOf(text);
  const words: Word[] = [];
  const wordAt = roomFor(text.length);
  const spaces: number[] = [];
  const spacesBefore = roomFor(text.length + 1);
  let before: Word | undefined;
  for (let place = 0; place < text.length; place++) {
    spacesBefore[place] = spaces.length;
    const letter = letters[place] ?? 0;
    if (letter === SPACE) spaces.push(place);
    if (!isLetter(letter)) continue;
    const start = place;
    while (isLetter(letters[place + 1] ?? 0)) spacesBefore[++place] = spaces.length;
    const word = {
      word: knownWordIn(letters, start, place + 1),
      place: start,
      spaces: spaces.length,
    };
    const sign = isSign(word.word.text) ? word : undefined;
    if (before !== undefined && sign !== undefined)
      words.push({ ...before, word: knownWord(before.word.text + sign.word.text) });
    wordAt[start] = words.push(word);
    before = sign;
  }
  spacesBefore[text.length] = spaces.length;
  return { text, words, wordAt, spaces, spacesBefore, hasLines: text.includes('\n') };
}

/** The numbers of a text's letters, and 0 behind its end, until the next text is asked after. */
function lettersOf(text: string): Uint16Array {
  if (letters.length <= text.length) letters = new Uint16Array(2 * text.length);
  for (let place = 0; place < text.length; place++) letters[place] = text.charCodeAt(place);
  letters[text.length] = 0;
  return letters;
}

let letters = new Uint16Array(0x1000);

/**
 * Many short lists are cut from one long one: each alone would take longer to make than to fill.
 */
const ROOM = 0x10000;
let room = new Uint32Array(0);

function roomFor(length: number): Uint32Array {
  if (room.length < length) room = new Uint32Array(Math.max(ROOM, length));
  const taken = room.subarray(0, length);
  room = room.subarray(length);
  return taken;
}
