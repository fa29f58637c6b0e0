// How much words, and words side by side, speak for each label: numbers in flat lists, since there
// are many words.

import { NumberPairs } from '../reading/number-pairs.ts';
import type { KnownWord } from './known-words.ts';
import { LABELS } from './phrase-rules.ts';

/**
 * Words with single spaces between them; how rare they are, and how much they speak for each label,
 * in the order of LABELS.
 */
export type WeightedWords = readonly [words: string, numbers: readonly number[]];

const WIDTH = LABELS.length;
const UNKNOWN = -1;
/** Of lists before they are made longer. */
const FIRST_LENGTH = 4096;
/** So many words stand side by side in knowledge/mail-words.tsv. */
const USUAL_PAIRS = 50_000;

/**
 * A linear model of words by their rarity (inverse document frequency); scripts/learn-words.ts says
 * how it is learnt.
 */
export class WordWeights {
  readonly #numbers = new Map<string, number>();
  readonly #pairs = new NumberPairs(USUAL_PAIRS);
  /** Of each number, 0 where it has no weights: some words are only known beside others. */
  readonly #rarities: Float32Array;
  /** Of each number, a weight for each label. */
  readonly #weights: Float32Array;
  /** The sum in which each number was last counted. */
  readonly #countedIn: Int32Array;
  #sums = 0;

  constructor(weighted: Iterable<WeightedWords>) {
    let rarities = new Float32Array(FIRST_LENGTH);
    let weights = new Float32Array(FIRST_LENGTH * WIDTH);
    for (const [words, numbers] of weighted) {
      const number = this.#add(words);
      while (number >= rarities.length) {
        rarities = twiceAsLong(rarities);
        weights = twiceAsLong(weights);
      }
      rarities[number] = numbers[0] ?? 0;
      for (let label = 0; label < WIDTH; label++)
        weights[number * WIDTH + label] = numbers[label + 1] ?? 0;
    }
    // Words that are only known beside others may come last.
    this.#rarities = rarities.slice(0, this.#size);
    this.#weights = weights.slice(0, this.#size * WIDTH);
    this.#countedIn = new Int32Array(this.#size);
  }

  #size = 0;

  #add(words: string): number {
    let number = UNKNOWN;
    for (const word of words.split(' ')) {
      const next = this.#numbers.get(word) ?? UNKNOWN;
      const own = next === UNKNOWN ? this.#size++ : next;
      if (next === UNKNOWN) this.#numbers.set(word, own);
      if (number === UNKNOWN) {
        number = own;
        continue;
      }
      const pair = this.pairOf(number, own);
      const both = pair === UNKNOWN ? this.#size++ : pair;
      if (pair === UNKNOWN) this.#pairs.add(number, own, both);
      number = both;
    }
    return number;
  }

  /** The number of a word; -1 where it is unknown. */
  numberOf(word: KnownWord): number {
    if (word.numberedBy !== this) {
      word.numberedBy = this;
      word.number = this.#numbers.get(word.text) ?? UNKNOWN;
    }
    return word.number;
  }

  /**
   * The number of a word behind another, or behind a pair; -1 where they are not known side by
   * side.
   */
  pairOf(first: number, second: number): number {
    return first === UNKNOWN || second === UNKNOWN ? UNKNOWN : this.#pairs.numberOf(first, second);
  }

  /** Makes ready for a sum in which each number counts once. */
  begin(): void {
    this.#sums++;
  }

  /**
   * Adds what a number speaks for each label to scores, unless they have it; gives its rarity, 0
   * where it adds nothing.
   */
  addTo(scores: Float64Array, number: number): number {
    const rarity = this.#rarities[number] ?? 0;
    if (rarity === 0 || this.#countedIn[number] === this.#sums) return 0;
    this.#countedIn[number] = this.#sums;
    const from = number * WIDTH;
    for (let label = 0; label < WIDTH; label++)
      scores[label] = (scores[label] ?? 0) + rarity * (this.#weights[from + label] ?? 0);
    return rarity;
  }
}

function twiceAsLong(list: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const longer = new Float32Array(2 * list.length);
  longer.set(list);
  return longer;
}
