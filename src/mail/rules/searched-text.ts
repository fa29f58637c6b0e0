// A folded text in which phrases are looked for: once for all phrases of a language, whatever is asked of it afterwards.

import type { Languages } from '../reading/language.ts';
import { isLetterAt } from '../reading/letters.ts';
import type { Entry, Need } from './lexicon.ts';
import { isSign, type Phrase } from './phrase.ts';
import { endOfPhrase } from './phrase-matcher.ts';
import { ANY } from './phrase-tables.ts';
import { lexiconIn, type Meaning, type Purpose } from './vocabulary.ts';

/** Where words stand in a text. */
export interface Span {
  start: number;
  end: number;
}

/** A phrase that a text may have: the words that it needs stand near enough to each other. */
export class Candidate {
  readonly meaning: Meaning;
  readonly #phrase: Phrase;
  readonly #text: string;
  /** Where it may begin, in order. */
  readonly #places: readonly number[];
  /** How many of these have been tried, and what was found there. */
  #tried = 0;
  readonly #found: Span[] = [];

  constructor({ meaning, phrase }: Entry<Meaning>, text: string, places: readonly number[]) {
    this.meaning = meaning;
    this.#phrase = phrase;
    this.#text = text;
    this.#places = places;
  }

  /** Where the text has it, from its beginning; none within another, and no more than `most`. */
  find(most: number): readonly Span[] {
    while (this.#found.length < most && this.#tried < this.#places.length) this.#tryNext();
    return this.#found.length <= most ? this.#found : this.#found.slice(0, most);
  }

  #tryNext(): void {
    const start = this.#places[this.#tried++] ?? 0;
    if (start < (this.#found.at(-1)?.end ?? 0)) return;
    const end = endOfPhrase(this.#phrase, this.#text, start);
    if (end >= 0) this.#found.push({ start, end });
  }

  /** Whether it stands in this part of the text; `isLast`: as its last words. */
  isIn({ start, end }: Span, isLast = false): boolean {
    return this.#places.some(
      (place) => place >= start && endOfPhrase(this.#phrase, this.#text, place, end, isLast) >= 0,
    );
  }

  /** Whether it begins at one of these places. */
  beginsAt(mayBegin: (place: number) => boolean): boolean {
    return this.#places.some(
      (place) => mayBegin(place) && endOfPhrase(this.#phrase, this.#text, place) >= 0,
    );
  }
}

/** A folded text, ready to be searched. */
export interface SearchedText {
  text: string;
  /** The phrases of a purpose that it may have in these languages. */
  candidates(purpose: Purpose, languages: Languages): readonly Candidate[];
}

type Candidates = ReadonlyMap<Purpose, readonly Candidate[]>;

/** A word of a text, or two signs that follow each other, and how many spaces stand before it. */
interface Word {
  word: string;
  place: number;
  spaces: number;
}

const NONE: readonly Candidate[] = [];
const NO_NEEDS: readonly Need[] = [];
/** Behind the end of any text. */
const NOWHERE = 0x7fffffff;

/** Makes a folded text ready; it is searched when first asked about a language. */
export function searched(text: string): SearchedText {
  let words: readonly Word[] | undefined;
  const known = new Map<string, Candidates>();
  const candidatesIn = (language: string): Candidates => {
    const before = known.get(language);
    if (before !== undefined) return before;
    words ??= wordsOf(text);
    const found = candidatesOf(text, words, language);
    known.set(language, found);
    return found;
  };
  const candidates = (purpose: Purpose, languages: Languages): readonly Candidate[] => {
    let found = candidatesIn(ANY).get(purpose) ?? NONE;
    for (const language of languages) {
      const more = candidatesIn(language).get(purpose) ?? NONE;
      if (more.length > 0) found = found.length === 0 ? more : [...found, ...more];
    }
    return found;
  };
  return { text, candidates };
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let spaces = 0;
  let before: Word | undefined;
  for (let place = 0; place < text.length; place++) {
    if (text[place] === ' ') spaces++;
    if (!isLetterAt(text, place)) continue;
    const start = place;
    while (isLetterAt(text, place + 1)) place++;
    const word = { word: text.slice(start, place + 1), place: start, spaces };
    const sign = isSign(word.word) ? word : undefined;
    if (before !== undefined && sign !== undefined)
      words.push({ ...before, word: before.word + sign.word });
    words.push(word);
    before = sign;
  }
  return words;
}

function candidatesOf(text: string, words: readonly Word[], language: string): Candidates {
  const { entries, anywhere, classes, useOf } = lexiconIn(language);
  const places = new Map<number, number[]>();
  const nearest = nearestOf(classes);
  for (let at = words.length - 1; at >= 0; at--) {
    const { word, place, spaces } = words[at] as Word;
    const use = useOf(word);
    for (const number of use.classes) nearest[number] = spaces;
    for (const number of use.starts) {
      if (!isNear(entries[number]?.needs ?? NO_NEEDS, nearest, spaces)) continue;
      const known = places.get(number);
      if (known === undefined) places.set(number, [place]);
      else known.push(place);
    }
  }
  const byPlace = Array.from(places, ([number, found]) => ({ number, found: found.reverse() }));
  byPlace.sort((a, b) => (a.found[0] ?? 0) - (b.found[0] ?? 0) || a.number - b.number);
  const open = anywhere.filter((number) => hasAll(entries[number]?.needs ?? NO_NEEDS, nearest));
  const beginnings = open.length === 0 ? [] : beginningsOf(text);
  const all = [...byPlace, ...open.map((number) => ({ number, found: beginnings }))];
  return Map.groupBy(
    all.flatMap(({ number, found }) => {
      const entry = entries[number];
      return entry === undefined ? [] : [new Candidate(entry, text, found)];
    }),
    ({ meaning }) => meaning.purpose,
  );
}

/** Spaces before the nearest word of each class: words are gone through from the end. One list serves all texts in turn. */
let scratch = new Int32Array(0);

function nearestOf(classes: number): Int32Array {
  if (scratch.length < classes) scratch = new Int32Array(classes);
  return scratch.fill(NOWHERE, 0, classes);
}

function isNear(needs: readonly Need[], nearest: Int32Array, spaces: number): boolean {
  for (let at = 0; at < needs.length; at++) {
    const need = needs[at] as Need;
    if ((nearest[need.class] ?? NOWHERE) - spaces > need.within) return false;
  }
  return true;
}

const hasAll = (needs: readonly Need[], nearest: Int32Array): boolean =>
  needs.every((need) => nearest[need.class] !== NOWHERE);

/** Where something may begin that is no word: not within one. */
function beginningsOf(text: string): number[] {
  const beginnings: number[] = [];
  for (let place = 0; place < text.length; place++)
    if (!isLetterAt(text, place - 1)) beginnings.push(place);
  return beginnings;
}
