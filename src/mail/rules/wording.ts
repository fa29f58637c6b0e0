// How a mail is worded: its words, and those that stand side by side. What mails of each label are worded like stands in
// knowledge/mail-words.tsv.
import { readCounts } from '../../knowledge/read-counts.ts';
import { once } from '../../once.ts';
import { LETTERS } from '../reading/letters.ts';
import { isSign } from './phrase.ts';
import { LABELS } from './phrase-rules.ts';
import { WordWeights } from './word-weights.ts';

const WORD = new RegExp(`[${LETTERS}]+`, 'g');
const NUMBER = /^\d+$/;

/** The words of a folded sentence; numbers are `0`. */
const wordsOf = (sentence: string): readonly string[] =>
  sentence.match(WORD)?.map((word) => (NUMBER.test(word) ? '0' : word)) ?? [];

/**
 * The words of a folded text, one sentence a line, and each two side by side, e.g. `we`, `we regret`; of Chinese and Japanese
 * signs two and three, since one of them is no word. Each once.
 */
export function wordingOf(text: string): Set<string> {
  const wording = new Set<string>();
  for (const sentence of text.split('\n')) {
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

/** The weights that the counts of knowledge/mail-words.tsv make. */
export const learntWording: () => WordWeights = once(
  () => new WordWeights(readCounts('mail-words.tsv', ['words', ...LABELS])),
);

/**
 * What the wording of a text says for each label, in the order of LABELS: the sum of its words' weights by the root of how many
 * are known, so that a long mail is not surer for being long.
 */
export function scoresOf(text: string, weights: WordWeights): Float64Array {
  const scores = new Float64Array(LABELS.length);
  let known = 0;
  weights.begin();
  for (const sentence of text.split('\n')) {
    const words = wordsOf(sentence);
    const numbers = words.map((word) => weights.numberOf(word));
    for (let place = 0; place < words.length; place++) {
      const [own = -1, next = -1, third = -1] = [
        numbers[place],
        numbers[place + 1],
        numbers[place + 2],
      ];
      const pair = weights.pairOf(own, next);
      // A sign alone, and three words of which one is none, are in no table.
      for (const number of [own, pair, weights.pairOf(pair, third)])
        if (weights.addTo(scores, number)) known++;
    }
  }
  return scores.map((score) => score / Math.sqrt(Math.max(known, 1)));
}
