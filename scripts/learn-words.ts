// Learns how much words speak for each label, for knowledge/mail-words.tsv.
import { LABELS } from '../src/mail/rules/phrase-rules.ts';
import type { WeightedWords } from '../src/mail/rules/word-weights.ts';
import type { Example } from './log-linear.ts';
import { pseudoRandom } from './pseudo-random.ts';

/** A mail to learn from, by its words. */
interface WordedMail extends Omit<Example, 'signs'> {
  wording: ReadonlySet<string>;
}

/** Words of fewer mails say nothing of their kind. */
const FEWEST_MAILS = 3;
/** How much a mail on the wrong side costs: at first sight, all from 1 to 4 do alike. */
const COST = 2;
/**
 * Plain mails, of which the rules were made and signs are learnt little, have the words that most
 * mails have.
 */
const LEAST_SHARE = 0.3;
/** Words that speak less for or against any label change no verdict: two in five. */
const LEAST_WEIGHT = 0.2;
const MOST_ROUNDS = 200;
/** A round that changes no mail's multiplier by more is the last one. */
const TOLERANCE = 0.02;

/** A mail as a vector of length 1: its words by their numbers, and how much each is of it. */
interface Vector {
  words: Int32Array;
  values: Float64Array;
}

/**
 * Words with their rarity (the inverse document frequency) and their weights: for each label a
 * support vector machine that tells its mails from all others.
 */
export function learnWords(mails: readonly WordedMail[]): WeightedWords[] {
  const words = frequentWords(mails);
  const numbers = new Map([...words.keys()].map((word, number) => [word, number]));
  const rarities = Float64Array.from(words.values(), (stand) => rarityOf(stand, mails.length));
  const vectors = mails.map(({ wording }) => vectorOf(wording, numbers, rarities));
  const byLabel = LABELS.map((label) =>
    separate(
      vectors,
      mails.map((mail) => (mail.label === label ? 1 : -1)),
      mails.map(({ share }) => Math.max(share, LEAST_SHARE) * COST),
      words.size,
    ),
  );
  return Array.from(numbers).flatMap(([word, number]): WeightedWords[] => {
    const weights = byLabel.map((weightsOf) => twoDecimals(weightsOf[number] ?? 0));
    if (weights.every((weight) => Math.abs(weight) < LEAST_WEIGHT)) return [];
    return [[word, [twoDecimals(rarities[number] ?? 0), ...weights]]];
  });
}

const twoDecimals = (number: number): number => Math.round(number * 100) / 100;

function rarityOf(stand: number, mails: number): number {
  return Math.log(mails / (1 + stand)) + 1;
}

/** In how many mails the words stand that stand in several. */
function frequentWords(mails: readonly WordedMail[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { wording } of mails)
    for (const words of wording) counts.set(words, (counts.get(words) ?? 0) + 1);
  const frequent = [...counts].filter(([, stand]) => stand >= FEWEST_MAILS);
  return new Map(frequent.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function vectorOf(
  wording: ReadonlySet<string>,
  numbers: ReadonlyMap<string, number>,
  rarities: Float64Array,
): Vector {
  const words = Int32Array.from([...wording].flatMap((word) => numbers.get(word) ?? []));
  const values = Float64Array.from(words, (number) => rarities[number] ?? 0);
  const length = Math.hypot(...values) || 1;
  return { words, values: values.map((value) => value / length) };
}

/**
 * Dual coordinate descent for a linear support vector machine with squared hinge loss (Hsieh, Chang,
 * Lin, Keerthi and Sundararajan, ICML 2008, algorithm 1): `sides` are 1 and -1, `costs` those of each
 * mail; no bias.
 */
function separate(
  vectors: readonly Vector[],
  sides: readonly number[],
  costs: readonly number[],
  size: number,
): Float64Array {
  const weights = new Float64Array(size);
  const multipliers = new Float64Array(vectors.length);
  const order = vectors.map((_, mail) => mail);
  const random = pseudoRandom();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    shuffle(order, random);
    let most = 0;
    for (const mail of order) {
      const { words, values } = vectors[mail] as Vector;
      const side = sides[mail] ?? 1;
      const softness = 0.5 / (costs[mail] ?? 1);
      const known = multipliers[mail] ?? 0;
      const slope = side * dot(weights, words, values) - 1 + softness * known;
      const next = Math.max(0, known - slope / (1 + softness));
      if (next === known) continue;
      most = Math.max(most, Math.abs(next - known));
      multipliers[mail] = next;
      const step = side * (next - known);
      for (let at = 0; at < words.length; at++) {
        const word = words[at] as number;
        weights[word] = (weights[word] as number) + step * (values[at] as number);
      }
    }
    if (most < TOLERANCE) break;
  }
  return weights;
}

function dot(weights: Float64Array, words: Int32Array, values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < words.length; at++)
    sum += (weights[words[at] as number] as number) * (values[at] as number);
  return sum;
}

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
}
