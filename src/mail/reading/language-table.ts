// knowledge/language-ngrams.bin: how much the bytes that stand together in words speak for each of
// sixty languages. It is kept as it lies in the file: objects for its eighty thousand n-grams would
// take a hundred times as long to make, and 150 MB.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from '../../once.ts';
import { packageRoot } from '../../package-root.ts';
import { NumberPairs } from './number-pairs.ts';

/** The file, from the package. */
export const LANGUAGE_TABLE = 'knowledge/language-ngrams.bin';

/** An n-gram has so many letters at most. */
export const NGRAM_LETTERS = 6;

/** What is in the file, in this order, behind the lengths of `heads` and `scores`. Numbers are little-endian. */
interface LanguageParts {
  /** The first four letters of each n-gram, from the lowest byte on. */
  heads: Uint32Array;
  /** The fifth and the sixth, 0 where it has none. */
  tails: Uint16Array;
  /** In how many languages it tells something. */
  counts: Uint8Array;
  /** Of each n-gram in turn the numbers of these languages. */
  spoken: Uint8Array;
  /** How much it speaks for each of them. */
  scores: Uint8Array;
  /** The letter that stands in n-grams for each byte of a text in UTF-8. */
  letters: Uint8Array;
  /** The names of all languages, two letters each. */
  names: Uint8Array;
}

/** The same, ready to be asked. */
export interface LanguageTable extends LanguageParts {
  /** The number of an n-gram by head and tail. */
  numbers: NumberPairs;
  /** Where of each n-gram the languages begin. */
  starts: Uint32Array;
  /** The sum of a text in which each n-gram was counted last. */
  countedIn: Int32Array;
  /** ISO 639-1. */
  languages: readonly string[];
}

const BYTES = 256;

/** The table, read when it is first needed. Throws Error where the file is not whole. */
export const languageTable: () => LanguageTable = once(() => {
  const parts = partsOf(readFileSync(join(packageRoot, LANGUAGE_TABLE)));
  const { heads, tails, counts, names } = parts;
  const numbers = new NumberPairs(heads.length);
  const starts = new Uint32Array(heads.length);
  let start = 0;
  for (let number = 0; number < heads.length; number++) {
    numbers.add((heads[number] ?? 0) | 0, tails[number] ?? 0, number);
    starts[number] = start;
    start += counts[number] ?? 0;
  }
  const languages = Buffer.from(names).toString('latin1').match(/../g) ?? [];
  return { ...parts, numbers, starts, languages, countedIn: new Int32Array(heads.length) };
});

function partsOf(file: Uint8Array): LanguageParts {
  // Where numbers of four bytes begin, has to be a multiple of four.
  const bytes = file.slice().buffer;
  const [ngrams = 0, all = 0] = new Uint32Array(bytes, 0, 2);
  let from = 8;
  const next = (length: number): number => {
    from += length;
    return from - length;
  };
  const heads = new Uint32Array(bytes, next(4 * ngrams), ngrams);
  const tails = new Uint16Array(bytes, next(2 * ngrams), ngrams);
  const part = (length: number): Uint8Array => new Uint8Array(bytes, next(length), length);
  const [counts, spoken, scores, letters] = [part(ngrams), part(all), part(all), part(BYTES)];
  return { heads, tails, counts, spoken, scores, letters, names: new Uint8Array(bytes, from) };
}

/** The bytes of the file. */
export function fileOf({ heads, tails, counts, spoken, scores, ...rest }: LanguageParts): Buffer {
  const lengths = Uint32Array.of(heads.length, scores.length);
  const parts = [lengths, heads, tails, counts, spoken, scores, rest.letters, rest.names];
  return Buffer.concat(
    parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
}
