// A folded text in which phrases are looked for: once for all phrases of a language, whatever is asked of it afterwards.

import { once } from '../../once.ts';
import type { Languages } from '../reading/language.ts';
import { isLetterAt } from '../reading/letters.ts';
import type { WordUse } from './known-words.ts';
import type { Entry, Lexicon, Need } from './lexicon.ts';
import { endOfPhrase, type TriedText } from './phrase-matcher.ts';
import { ANY } from './phrase-tables.ts';
import { lexiconIn, type Meaning, type Purpose } from './vocabulary.ts';
import { type WordedText, wordedText } from './worded-text.ts';

/** Where words stand in a text. */
export interface Span {
  start: number;
  end: number;
}

/** A place where a phrase may begin, and the next one. */
interface Start {
  place: number;
  next: Start | undefined;
}

/** What most phrases that a text may have come to. */
const NOT_YET: Span[] = [];

/** A phrase that a text may have: the words that it needs stand near enough to each other. */
export class Candidate {
  readonly meaning: Meaning;
  readonly #entry: Entry<Meaning>;
  readonly #text: TriedText;
  /** Where it may begin first. */
  readonly #start: Start;
  /** Where it may begin next of all that has not been tried, and what was found before. */
  #next: Start | undefined;
  #found: Span[] = NOT_YET;

  constructor(entry: Entry<Meaning>, text: TriedText, start: Start) {
    this.meaning = entry.meaning;
    this.#entry = entry;
    this.#text = text;
    this.#start = start;
    this.#next = start;
  }

  /** Where the text has it, from its beginning; none within another, and no more than `most`. */
  find(most: number): readonly Span[] {
    while (this.#found.length < most && this.#next !== undefined) {
      const { place, next } = this.#next;
      this.#next = next;
      this.#try(place);
    }
    return this.#found.length <= most ? this.#found : this.#found.slice(0, most);
  }

  #try(start: number): void {
    if (start < (this.#found.at(-1)?.end ?? 0)) return;
    const end = endOfPhrase(this.#entry, this.#text, start);
    if (end < 0) return;
    if (this.#found === NOT_YET) this.#found = [];
    this.#found.push({ start, end });
  }

  /** Whether it stands in this part of the text; `isLast`: as its last words. */
  isIn({ start, end }: Span, isLast = false): boolean {
    return this.#some(
      (place) => place >= start && endOfPhrase(this.#entry, this.#text, place, end, isLast) >= 0,
    );
  }

  /** Whether it begins at one of these places. */
  beginsAt(mayBegin: (place: number) => boolean): boolean {
    return this.#some(
      (place) => mayBegin(place) && endOfPhrase(this.#entry, this.#text, place) >= 0,
    );
  }

  #some(isIt: (place: number) => boolean): boolean {
    for (let start: Start | undefined = this.#start; start !== undefined; start = start.next)
      if (isIt(start.place)) return true;
    return false;
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
const NO_CANDIDATES: Candidates = new Map();
const NO_NEEDS: readonly Need[] = [];
const NO_NUMBERS = new Int32Array(0);
const NO_USE = { classes: NO_NUMBERS, starts: NO_NUMBERS };
/** Behind the end of any text. */
const NOWHERE = 0x7fffffff;
const EVERYWHERE = -0x40000000;

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
  const { entries, anywhere, nothing } = lexicon;
  const uses = worded.words.map(({ word }) => lexicon.useOf(word));
  if (anywhere.length === 0 && uses.every((use) => use === nothing)) return NO_CANDIDATES;
  const text = { ...worded, uses };
  const nearest = nearestOf(lexicon.classes);
  const starts = startsIn(text, entries, nearest);
  const open = anywhere.filter((number) => hasAll(entries[number]?.needs ?? NO_NEEDS, nearest));
  const beginning = open.length === 0 ? undefined : beginningsOf(worded.text);
  const candidates = new Map<Purpose, Candidate[]>();
  const add = (number: number, start: Start | undefined): void => {
    const entry = entries[number];
    if (entry === undefined || start === undefined) return;
    const candidate = new Candidate(entry, text, start);
    const known = candidates.get(entry.meaning.purpose);
    if (known === undefined) candidates.set(entry.meaning.purpose, [candidate]);
    else known.push(candidate);
  };
  for (const { number, start } of starts) add(number, start);
  for (const number of open) add(number, beginning);
  return candidates;
}

/** A phrase by its number, and where it may begin. */
interface Beginning {
  number: number;
  start: Start;
}

/** What each phrase of a lexicon has been given while a text is gone through; empty again behind it. */
const beginnings: (Beginning | undefined)[] = [];

/**
 * Which phrases may begin whose first word a text has, near enough to what they need, by where they
 * may begin first, then by number; `nearest` is filled on the way.
 */
function startsIn(
  { words, uses }: SearchableText,
  entries: readonly Entry<Meaning>[],
  nearest: Int32Array,
): Beginning[] {
  const found: Beginning[] = [];
  for (let at = words.length - 1; at >= 0; at--) {
    const { place = 0, spaces = 0 } = words[at] ?? {};
    const { classes, starts } = uses[at] ?? NO_USE;
    for (let one = 0; one < classes.length; one++) nearest[classes[one] ?? 0] = spaces;
    for (let one = 0; one < starts.length; one += 3) {
      if (!isNear(starts, one, nearest, spaces)) continue;
      const number = starts[one + 2] ?? 0;
      const more = entries[number]?.moreNeeds ?? NO_NUMBERS;
      if (areNear(more, nearest, spaces)) note(found, number, place);
    }
  }
  for (const { number } of found) beginnings[number] = undefined;
  return found.sort((a, b) => a.start.place - b.start.place || a.number - b.number);
}

function note(found: Beginning[], number: number, place: number): void {
  const known = beginnings[number];
  if (known !== undefined) {
    known.start = { place, next: known.start };
    return;
  }
  const beginning = { number, start: { place, next: undefined } };
  beginnings[number] = beginning;
  found.push(beginning);
}

function areNear(needs: Int32Array, nearest: Int32Array, spaces: number): boolean {
  for (let one = 0; one < needs.length; one += 2)
    if (!isNear(needs, one, nearest, spaces)) return false;
  return true;
}

/** Whether a word of what is needed stands near enough. */
function isNear(starts: Int32Array, at: number, nearest: Int32Array, spaces: number): boolean {
  return (nearest[starts[at] ?? 0] ?? NOWHERE) - spaces <= (starts[at + 1] ?? 0);
}

/**
 * Spaces before the nearest word of each class, behind the last of which is what stands everywhere:
 * words are gone through from the end. One list serves all texts in turn.
 */
let scratch = new Int32Array(0);

function nearestOf(classes: number): Int32Array {
  if (scratch.length <= classes) scratch = new Int32Array(classes + 1);
  scratch.fill(NOWHERE, 0, classes);
  scratch[classes] = EVERYWHERE;
  return scratch;
}

const hasAll = (needs: readonly Need[], nearest: Int32Array): boolean =>
  needs.every((need) => nearest[need.class] !== NOWHERE);

/** Where something may begin that is no word: not within one. */
function beginningsOf(text: string): Start | undefined {
  let next: Start | undefined;
  for (let place = text.length - 1; place >= 0; place--)
    if (!isLetterAt(text, place - 1)) next = { place, next };
  return next;
}
