// A folded text in which phrases are looked for: once for all phrases of a language, whatever is asked of it afterwards.

import { once } from '../../once.ts';
import type { Languages } from '../reading/language.ts';
import { isLetterAt } from '../reading/letters.ts';
import type { Entry, Lexicon, Need, WordUse } from './lexicon.ts';
import { endOfPhrase, type TriedText } from './phrase-matcher.ts';
import { ANY } from './phrase-tables.ts';
import { lexiconIn, type Meaning, type Purpose } from './vocabulary.ts';
import { type WordedText, wordedText } from './worded-text.ts';

/** Where words stand in a text. */
export interface Span {
  start: number;
  end: number;
}

/** What most phrases that a text may have come to. */
const NOT_YET: Span[] = [];

/** A phrase that a text may have: the words that it needs stand near enough to each other. */
export class Candidate {
  readonly meaning: Meaning;
  readonly #entry: Entry<Meaning>;
  readonly #text: TriedText;
  /** Where it may begin, in order. */
  readonly #places: readonly number[];
  /** How many of these have been tried, and what was found there. */
  #tried = 0;
  #found: Span[] = NOT_YET;

  constructor(entry: Entry<Meaning>, text: TriedText, places: readonly number[]) {
    this.meaning = entry.meaning;
    this.#entry = entry;
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
    const end = endOfPhrase(this.#entry, this.#text, start);
    if (end < 0) return;
    if (this.#found === NOT_YET) this.#found = [];
    this.#found.push({ start, end });
  }

  /** Whether it stands in this part of the text; `isLast`: as its last words. */
  isIn({ start, end }: Span, isLast = false): boolean {
    return this.#places.some(
      (place) => place >= start && endOfPhrase(this.#entry, this.#text, place, end, isLast) >= 0,
    );
  }

  /** Whether it begins at one of these places. */
  beginsAt(mayBegin: (place: number) => boolean): boolean {
    return this.#places.some(
      (place) => mayBegin(place) && endOfPhrase(this.#entry, this.#text, place) >= 0,
    );
  }
}

/** A text, and what its words tell in a language. */
interface SearchableText extends WordedText {
  uses: readonly WordUse[];
}

/** A folded text, ready to be searched. */
export interface SearchedText {
  text: string;
  /** Its words; found when first asked for. */
  worded(): WordedText;
  /** The phrases of a purpose that it may have in these languages. */
  candidates(purpose: Purpose, languages: Languages): readonly Candidate[];
}

type Candidates = ReadonlyMap<Purpose, readonly Candidate[]>;

const NONE: readonly Candidate[] = [];
const NO_NEEDS: readonly Need[] = [];
const NO_USE = { classes: new Int32Array(0), starts: new Int32Array(0) };
/** Behind the end of any text. */
const NOWHERE = 0x7fffffff;

/** Makes a folded text ready; it is searched when first asked about a language. */
export function searched(text: string): SearchedText {
  const worded = once(() => wordedText(text));
  const known = new Map<string, Candidates>();
  const candidatesIn = (language: string): Candidates => {
    const before = known.get(language);
    if (before !== undefined) return before;
    const found = candidatesOf(worded(), lexiconIn(language));
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
  return { text, worded, candidates };
}

function candidatesOf(worded: WordedText, lexicon: Lexicon<Meaning>): Candidates {
  const { entries, anywhere } = lexicon;
  const uses = worded.words.map(({ word }) => lexicon.useOf(word));
  const text = { ...worded, uses };
  const nearest = nearestOf(lexicon.classes);
  const found = placesOf(text, nearest);
  found.sort((a, b) => (a.places[0] ?? 0) - (b.places[0] ?? 0) || a.number - b.number);
  const open = anywhere.filter((number) => hasAll(entries[number]?.needs ?? NO_NEEDS, nearest));
  const beginnings = open.length === 0 ? [] : beginningsOf(worded.text);
  for (const number of open) found.push({ number, places: beginnings });
  const candidates = new Map<Purpose, Candidate[]>();
  for (const { number, places } of found) {
    const entry = entries[number];
    if (entry === undefined) continue;
    const candidate = new Candidate(entry, text, places);
    const known = candidates.get(entry.meaning.purpose);
    if (known === undefined) candidates.set(entry.meaning.purpose, [candidate]);
    else known.push(candidate);
  }
  return candidates;
}

/** Where a phrase of this number may begin, in order. */
interface Places {
  number: number;
  places: number[];
}

/** The phrases whose first word a text has, near enough to what they need; `nearest` is filled on the way. */
function placesOf({ words, uses }: SearchableText, nearest: Int32Array): Places[] {
  const places = new Map<number, number[]>();
  for (let at = words.length - 1; at >= 0; at--) {
    const { place = 0, spaces = 0 } = words[at] ?? {};
    const { classes, starts } = uses[at] ?? NO_USE;
    for (let one = 0; one < classes.length; one++) nearest[classes[one] ?? 0] = spaces;
    let one = 0;
    while (one < starts.length) {
      const number = starts[one] ?? 0;
      const end = one + 2 + 2 * (starts[one + 1] ?? 0);
      one += 2;
      while (one < end && isNear(starts, one, nearest, spaces)) one += 2;
      if (one === end) addPlace(places, number, place);
      one = end;
    }
  }
  return Array.from(places, ([number, found]) => ({ number, places: found.reverse() }));
}

/** Whether a word of what is needed stands near enough. */
function isNear(starts: Int32Array, at: number, nearest: Int32Array, spaces: number): boolean {
  return (nearest[starts[at] ?? 0] ?? NOWHERE) - spaces <= (starts[at + 1] ?? 0);
}

function addPlace(places: Map<number, number[]>, number: number, place: number): void {
  const known = places.get(number);
  if (known === undefined) places.set(number, [place]);
  else known.push(place);
}

/** Spaces before the nearest word of each class: words are gone through from the end. One list serves all texts in turn. */
let scratch = new Int32Array(0);

function nearestOf(classes: number): Int32Array {
  if (scratch.length < classes) scratch = new Int32Array(classes);
  return scratch.fill(NOWHERE, 0, classes);
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
