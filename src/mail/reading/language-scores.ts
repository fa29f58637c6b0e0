// How much a text looks like each language: by n-grams of the bytes of its words, each of which
// counts once.
import { type LanguageTable, languageTable, NGRAM_LETTERS } from './language-table.ts';
import { WESTERN } from './letters.ts';

/** How much a text looks like each of these languages, which are named by ISO 639-1. */
export interface LanguageScores {
  languages: readonly string[];
  scores: Int32Array;
  /** How many different n-grams the text has. */
  ngrams: number;
}

/** Of a text so many characters are looked at. */
const CHARACTERS = 500;
/** What stands between words, with all apostrophes but those before a word; only letters of two bytes are letters. */
const BETWEEN_WORDS = /(?:['`\u2019]*[[^\p{L}'`\u2019]\u{10000}-\u{10ffff}]+)+/gv;
/** The same in western text, for which patterns need not know Unicode. */
const BETWEEN_WESTERN_WORDS = /(?:['`\u2019]*[^A-Za-zªµºÀ-ÖØ-öø-ÿ'`\u2019]+)+/g;
const SPACE = 0x20;
/** Stands for a space beside a word: some bytes within words are named by a space, too. */
const BESIDE_WORDS = 0;
/** So many bytes are looked at, up to the end of a word, but never more than the second. */
const BYTES_OF_WORDS = 350;
const MOST_BYTES = 380;
const BYTES_OF_WORD = 70;
/** An n-gram has so many bytes, beside spaces around its word, and the next begins so much later. */
const WIDTH = 4;
const STRIDE = 3;
/** In the table each score is less by so much. */
const LEAST_SCORE = 53;

/** The letters of a text as n-grams name them; words have a space before and behind. */
const letters = new Uint8Array(MOST_BYTES + 8);

/** How much a text looks like each language, by its first words. */
export function languageScores(text: string): LanguageScores {
  const sum = new Sum(languageTable());
  const first = text.slice(0, CHARACTERS);
  const betweenWords = WESTERN.test(first) ? BETWEEN_WESTERN_WORDS : BETWEEN_WORDS;
  const words = first.replace(betweenWords, ' ').trim().toLowerCase();
  const length = spell(words, sum.table.letters);
  for (let start = 1; start < length; ) {
    const end = letters.indexOf(BESIDE_WORDS, start);
    addWord(sum, start, end);
    start = end + 1;
  }
  return { languages: sum.table.languages, scores: sum.scores, ngrams: sum.ngrams };
}

/** Writes the letters of words that have single spaces between them; gives how many. */
function spell(words: string, byByte: Uint8Array): number {
  let length = 1;
  let bytes = 0;
  const put = (byte: number): void => {
    letters[length++] = byte === SPACE ? BESIDE_WORDS : (byByte[byte] ?? SPACE);
    bytes++;
  };
  for (let place = 0; place < words.length && bytes <= MOST_BYTES; place++) {
    const sign = words.charCodeAt(place);
    if (sign === SPACE && bytes > BYTES_OF_WORDS) break;
    if (sign < 0x80) put(sign);
    else if (sign < 0x800) {
      put(0xc0 | (sign >> 6));
      put(0x80 | (sign & 0x3f));
    } else {
      put(0xe0 | (sign >> 12));
      put(0x80 | ((sign >> 6) & 0x3f));
      put(0x80 | (sign & 0x3f));
    }
  }
  letters[length++] = BESIDE_WORDS;
  return length;
}

/** How many sums were begun: each n-gram knows in which it was counted last. */
let sums = 0;

/** What the n-grams of a text say that have been counted. */
class Sum {
  readonly table: LanguageTable;
  readonly scores: Int32Array;
  /** How many different n-grams. */
  ngrams = 0;
  /** Those that no language tells. */
  readonly #others = new Set<number>();

  constructor(table: LanguageTable) {
    this.table = table;
    this.scores = new Int32Array(table.languages.length);
    sums++;
  }

  /** Adds the n-gram that stands here, unless it has been counted. */
  add(from: number, end: number): void {
    const at = (place: number): number => (place < end ? letters[place] || SPACE : 0);
    const head = at(from) | (at(from + 1) << 8) | (at(from + 2) << 16) | (at(from + 3) << 24);
    const tail = at(from + 4) | (at(from + 5) << 8);
    // A longer one, at the end of a word of more bytes than are looked at, is in no table.
    const isShort = end - from <= NGRAM_LETTERS;
    const number = isShort ? this.table.numbers.numberOf(head, tail) : -1;
    if (number < 0) this.#addOther(isShort ? tail * 2 ** 32 + head : 0.5 + from);
    else if (this.table.countedIn[number] !== sums) this.#addNumber(number);
  }

  #addOther(ngram: number): void {
    if (this.#others.has(ngram)) return;
    this.#others.add(ngram);
    this.ngrams++;
  }

  #addNumber(number: number): void {
    this.table.countedIn[number] = sums;
    this.ngrams++;
    const { starts, counts, spoken, scores } = this.table;
    const start = starts[number] ?? 0;
    const end = start + (counts[number] ?? 0);
    for (let at = start; at < end; at++) {
      const language = spoken[at] ?? 0;
      this.scores[language] = (this.scores[language] ?? 0) + (scores[at] ?? 0) + LEAST_SCORE;
    }
  }
}

function addWord(sum: Sum, start: number, end: number): void {
  const length = Math.min(BYTES_OF_WORD, end - start);
  let place = 0;
  for (; place + WIDTH < length; place += STRIDE)
    sum.add(start + (place === 0 ? -1 : place), start + place + WIDTH);
  const last = start + Math.max(0, length - WIDTH);
  sum.add(place === 0 ? last - 1 : last, end + 1);
}
