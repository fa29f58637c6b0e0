// How a mail is worded: its words, and those that stand side by side. What mails of each label are worded like stands in
// knowledge/mail-words.tsv.
import { readCounts } from '../../knowledge/read-counts.ts';
import { once } from '../../once.ts';
import { isSign } from './phrase.ts';
import { LABELS } from './phrase-rules.ts';
import type { SearchedText } from './searched-text.ts';
import { WordWeights } from './word-weights.ts';

const isNumber = (word: string): boolean => word < ':' && /^[0-9]+$/.test(word);

/**
 * The words of sentences, and each two side by side in one, e.g. `we`, `we regret`; of Chinese and Japanese
 * signs two and three, since one of them is no word. Each once.
 */
export function wordingOf(sentences: readonly SearchedText[]): Set<string> {
  const wording = new Set<string>();
  for (const sentence of sentences) {
    const words = wordsOf(sentence);
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
function wordsOf(sentence: SearchedText): string[] {
  const words: string[] = [];
  let last = -1;
  for (const { word, place } of sentence.worded().words) {
    if (place !== last) words.push(isNumber(word.text) ? '0' : word.text);
    last = place;
  }
  return words;
}

/** The weights that the counts of knowledge/mail-words.tsv make. */
export const learntWording: () => WordWeights = once(
  () => new WordWeights(readCounts('mail-words.tsv', ['words', ...LABELS])),
);

/**
 * What the wording of sentences says for each label, in the order of LABELS: the sum of their words' weights by the root of how
 * many are known, so that a long mail is not surer for being long.
 */
export function scoresOf(sentences: readonly SearchedText[], weights: WordWeights): Float64Array {
  const scores = new Float64Array(LABELS.length);
  let known = 0;
  weights.begin();
  for (const sentence of sentences) {
    const numbers = wordsOf(sentence).map((word) => weights.numberOf(word));
    for (let place = 0; place < numbers.length; place++) {
      const own = numbers[place] ?? -1;
      if (own === -1) continue;
      const pair = weights.pairOf(own, numbers[place + 1] ?? -1);
      // A sign alone, and three words of which one is none, are in no table.
      if (weights.addTo(scores, own)) known++;
      if (weights.addTo(scores, pair)) known++;
      if (weights.addTo(scores, weights.pairOf(pair, numbers[place + 2] ?? -1))) known++;
    }
  }
  return scores.map((score) => score / Math.sqrt(Math.max(known, 1)));
}
