// How a mail is worded: its words, and those that stand side by side. What mails of each label are worded like stands in
// knowledge/mail-words.tsv.
import { z } from 'zod';
import { readTable } from '../../knowledge/read-table.ts';
import { once } from '../../once.ts';
import { LETTERS } from '../reading/letters.ts';
import { isSign } from './phrase.ts';
import { LABELS, type Label } from './phrase-rules.ts';

const WORD = new RegExp(`[${LETTERS}]+`, 'g');
const NUMBER = /^\d+$/;

/** In how many mails of each label, in the order of LABELS, a word or words side by side stand. */
export type WordCounts = ReadonlyMap<string, readonly number[]>;

/** How much each word speaks for each label, in the order of LABELS, in natural logarithms. */
export type WordWeights = ReadonlyMap<string, readonly number[]>;

/**
 * The words of a folded text, one sentence a line, and each two side by side, e.g. `we`, `we regret`; of Chinese and Japanese
 * signs two and three, since one of them is no word. Numbers are `0`. Each once.
 */
export function wordingOf(text: string): Set<string> {
  const wording = new Set<string>();
  for (const sentence of text.split('\n')) {
    const words = sentence.match(WORD)?.map((word) => (NUMBER.test(word) ? '0' : word)) ?? [];
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

const count = z.coerce.number().int().min(0).default(0);
const countRow = z.strictObject({
  words: z.string(),
  ...(Object.fromEntries(LABELS.map((label) => [label, count])) as Record<Label, typeof count>),
});

/** The weights that the counts of knowledge/mail-words.tsv make. */
export const learntWording: () => WordWeights = once(() =>
  weightsOf(
    new Map(
      readTable('mail-words.tsv', countRow).map(({ words, ...byLabel }) => [
        words,
        LABELS.map((label) => byLabel[label]),
      ]),
    ),
  ),
);

/**
 * Complement naive Bayes (Rennie, Shih, Teevan and Karger, ICML 2003, formula 6): a word speaks for a label as far as it is rare
 * in the mails of all others; each count is one more than it is.
 */
export function weightsOf(counts: WordCounts): WordWeights {
  const sums = LABELS.map((_, place) =>
    Array.from(counts.values(), (of) => total(of) - (of[place] ?? 0) + 1).reduce(add, 0),
  );
  const weights = new Map<string, readonly number[]>();
  for (const [words, of] of counts) {
    const all = total(of);
    const rarity = of.map((own, place) => Math.log((sums[place] ?? 1) / (all - own + 1)));
    const mean = total(rarity) / rarity.length;
    weights.set(
      words,
      rarity.map((weight) => weight - mean),
    );
  }
  return weights;
}

/**
 * What a wording says for each label, in the order of LABELS: the sum of its words' weights by the root of how many are known,
 * so that a long mail is not surer for being long.
 */
export function scoresOf(wording: Iterable<string>, weights: WordWeights): number[] {
  const scores = LABELS.map(() => 0);
  let known = 0;
  for (const words of wording) {
    const of = weights.get(words);
    if (of === undefined) continue;
    known++;
    for (const [place, weight] of of.entries()) scores[place] = (scores[place] ?? 0) + weight;
  }
  return scores.map((score) => score / Math.sqrt(Math.max(known, 1)));
}

const add = (sum: number, more: number): number => sum + more;
const total = (numbers: readonly number[]): number => numbers.reduce(add, 0);
