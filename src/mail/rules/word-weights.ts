// How much words, and words side by side, speak for each label: numbers in flat lists, since there are many words.
import { LABELS } from './phrase-rules.ts';
import { WordPairs } from './word-pairs.ts';

/**
 * Words with single spaces between them, and in how many mails of each label they stand, in the
 * order of LABELS.
 */
type CountedWords = readonly [words: string, mails: readonly number[]];

const WIDTH = LABELS.length;
const UNKNOWN = -1;

/**
 * Complement naive Bayes (Rennie, Shih, Teevan and Karger, ICML 2003, formula 6): a word speaks for a label as far as it is rare
 * in the mails of all others; each count is one more than it is.
 */
export class WordWeights {
  readonly #numbers = new Map<string, number>();
  readonly #pairs = new WordPairs();
  /** Of each number, a weight for each label, in natural logarithms. */
  readonly #weights: Float64Array;
  /** Numbers that have weights: some words are only known beside others. */
  readonly #isKnown: Uint8Array;
  /** The sum in which each number was last counted. */
  readonly #countedIn: Int32Array;
  #sums = 0;

  constructor(counted: Iterable<CountedWords>) {
    const counts: number[] = [];
    const known: number[] = [];
    for (const [words, mails] of counted) {
      const number = this.#add(words);
      while (counts.length < this.#size * WIDTH) counts.push(0);
      for (let label = 0; label < WIDTH; label++)
        counts[number * WIDTH + label] = mails[label] ?? 0;
      known.push(number);
    }
    this.#weights = weightsOf(counts, known);
    this.#isKnown = new Uint8Array(this.#size);
    for (const number of known) this.#isKnown[number] = 1;
    this.#countedIn = new Int32Array(this.#size);
  }

  #size = 0;

  #add(words: string): number {
    let number = UNKNOWN;
    for (const word of words.split(' ')) {
      const next = this.numberOf(word);
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
  numberOf(word: string): number {
    return this.#numbers.get(word) ?? UNKNOWN;
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
   * Adds the weights of a number to scores, unless it has none or they have them; says whether it
   * has.
   */
  addTo(scores: Float64Array, number: number): boolean {
    if (number === UNKNOWN || this.#isKnown[number] !== 1) return false;
    if (this.#countedIn[number] === this.#sums) return false;
    this.#countedIn[number] = this.#sums;
    const from = number * WIDTH;
    for (let label = 0; label < WIDTH; label++)
      scores[label] = (scores[label] ?? 0) + (this.#weights[from + label] ?? 0);
    return true;
  }
}

/** The weights that counts make, of these numbers. */
function weightsOf(counts: readonly number[], known: readonly number[]): Float64Array {
  const sums = new Float64Array(WIDTH);
  const totals = known.map((number) => total(counts.slice(number * WIDTH, (number + 1) * WIDTH)));
  for (const [at, number] of known.entries())
    for (let label = 0; label < WIDTH; label++)
      sums[label] =
        (sums[label] ?? 0) + (totals[at] ?? 0) - (counts[number * WIDTH + label] ?? 0) + 1;
  const weights = new Float64Array(counts.length);
  for (const [at, number] of known.entries()) {
    const own = weights.subarray(number * WIDTH, (number + 1) * WIDTH);
    for (let label = 0; label < WIDTH; label++) {
      const others = (totals[at] ?? 0) - (counts[number * WIDTH + label] ?? 0) + 1;
      own[label] = Math.log((sums[label] ?? 1) / others);
    }
    const mean = total(own) / WIDTH;
    for (let label = 0; label < WIDTH; label++) own[label] = (own[label] ?? 0) - mean;
  }
  return weights;
}

const total = (numbers: Iterable<number>): number => {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
};
