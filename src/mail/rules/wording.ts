// How a mail is worded: its words, and those that stand side by side. How much they speak for each
// label stands in knowledge/mail-words.tsv.
import { readNumbers } from '../../knowledge/read-numbers.ts';
import { once } from '../../once.ts';
import { type KnownWord, knownWord } from './known-words.ts';
import { isSign } from './phrase.ts';
import { LABELS } from './phrase-rules.ts';
import type { SearchedText } from './searched-text.ts';
import { WordWeights } from './word-weights.ts';

const isNumber = (word: string): boolean => word < ':' && /^[0-9]+$/.test(word);

/**
 * The words of sentences, and each two side by side in one, e.g. `we`, `we regret`; of Chinese and
 * Japanese signs two and three, since one of them is no word. Each once.
 */
export function wordingOf(sentences: readonly SearchedText[]): Set<string> {
  const wording = new Set<string>();
  for (const sentence of sentences) {
    const words = wordsOf(sentence).map(({ text }) => text);
    for (const [place, word] of words.entries()) {
      const [next, third] = [words[place + 1], words[place + 2]];
      if (!isSign(word)) wording.add(word);
      if (next === undefined) continue;
      wording.add(`${word} ${next}`);
      if (third !== undefined && [word, next, third].every(isSign))
        wording.add(`${word} ${next} ${third}`);
    }
  }
  return wording;
}

/**
 * The words of a sentence, without pairs of signs, which stand where the first of them does;
 * numbers are `0`.
 */
function wordsOf(sentence: SearchedText): KnownWord[] {
  const words: KnownWord[] = [];
  let last = -1;
  for (const { word, place } of sentence.worded().words) {
    if (place !== last) words.push(isNumber(word.text) ? knownWord('0') : word);
    last = place;
  }
  return words;
}

/**
 * Added to the square of the length, which is about 50 for each word: some thirty words say seven
 * tenths of what they could.
 */
const SAYS_LITTLE = 1500;

/** The columns of knowledge/mail-words.tsv. */
export const WORD_COLUMNS: readonly string[] = ['words', 'rarity', ...LABELS];

/** The weights of knowledge/mail-words.tsv. */
export const learntWording: () => WordWeights = once(
  () => new WordWeights(readNumbers('mail-words.tsv', WORD_COLUMNS)),
);

/**
 * What the wording of sentences says for each label, in the order of LABELS: the sum of its words'
 * weights, each as rare as it is, by the length of that vector, so that a long mail is not surer for
 * being long, and a sentence less sure than a letter.
 */
export function scoresOf(sentences: readonly SearchedText[], weights: WordWeights): Float64Array {
  const scores = new Float64Array(LABELS.length);
  let squares = 0;
  const add = (number: number): void => {
    squares += weights.addTo(scores, number) ** 2;
  };
  weights.begin();
  for (const sentence of sentences) {
    const numbers = wordsOf(sentence).map((word) => weights.numberOf(word));
    for (let place = 0; place < numbers.length; place++) {
      const own = numbers[place] ?? -1;
      if (own === -1) continue;
      const pair = weights.pairOf(own, numbers[place + 1] ?? -1);
      // A sign alone, and three words of which one is none, are in no table.
      add(own);
      add(pair);
      add(weights.pairOf(pair, numbers[place + 2] ?? -1));
    }
  }
  return scores.map((score) => score / Math.sqrt(squares + SAYS_LITTLE));
}
