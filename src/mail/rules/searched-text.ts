// A folded text whose words are looked up once, whatever is searched for in it afterwards.
import { once } from '../../once.ts';
import { LETTERS } from '../reading/fold.ts';
import type { Languages } from '../reading/language.ts';
import { GUARD_KINDS, type GuardKind, guards } from './guards.ts';
import { leanings } from './leanings.ts';
import { type CompiledPhrase, compilePhrase, isSign } from './phrase.ts';
import { type IndexedPhrase, type Lexicon, lexiconOf, type PlacedPhrase } from './phrase-index.ts';
import { phraseRules } from './phrase-rules.ts';
import { ANY } from './phrase-tables.ts';
import { concepts } from './sentence-rules.ts';

/** What phrases are searched for. */
type Purpose = 'rule' | 'concept' | 'leaning' | GuardKind;

/** A phrase that a text may have: it has the words. */
interface Candidate {
  /** In the list of its purpose: phraseRules(), concepts(), leanings() or guards(kind). */
  place: number;
  phrase: CompiledPhrase;
  /** Where the text has it, from its beginning; none within another, and no more than `most`. */
  find(most: number): { start: number; end: number }[];
}

/** A folded text, ready to be searched. */
export interface SearchedText {
  text: string;
  /** The phrases of a purpose that it may have in these languages. */
  candidates(purpose: Purpose, languages: Languages): readonly Candidate[];
}

type Candidates = ReadonlyMap<Purpose, readonly Candidate[]>;

const NONE: readonly Candidate[] = [];
const WORD = new RegExp(`[${LETTERS}]+`, 'g');

const lexicons = once(() => {
  const phrases: (PlacedPhrase<Purpose> & { language: string })[] = [
    ...phraseRules().map(({ language, phrase }, place) => ({
      purpose: 'rule' as const,
      place,
      language,
      phrase: compilePhrase(phrase),
    })),
    ...concepts().map(({ language, phrase }, place) => ({
      purpose: 'concept' as const,
      place,
      language,
      phrase,
    })),
    ...leanings().map(({ language, phrase }, place) => ({
      purpose: 'leaning' as const,
      place,
      language,
      phrase,
    })),
    ...GUARD_KINDS.flatMap((kind) =>
      guards(kind).map(({ language, phrase }, place) => ({
        purpose: kind,
        place,
        language,
        phrase: compilePhrase(phrase),
      })),
    ),
  ];
  const byLanguage = Map.groupBy(phrases, ({ language }) => language);
  return new Map(
    Array.from(byLanguage, ([language, own]) => [language, once(() => lexiconOf(own))] as const),
  );
});

/** Makes a folded text ready; its words are looked up when first asked for in a language. */
export function searched(text: string): SearchedText {
  const words = once(() => placesOfWords(text));
  const known = new Map<string, Candidates>();
  const candidatesIn = (language: string): Candidates | undefined => {
    const before = known.get(language);
    const lexicon = before === undefined ? lexicons().get(language) : undefined;
    if (lexicon === undefined) return before;
    const found = candidatesOf(text, words(), lexicon());
    known.set(language, found);
    return found;
  };
  const candidates = (purpose: Purpose, languages: Languages): readonly Candidate[] => {
    let found = candidatesIn(ANY)?.get(purpose) ?? NONE;
    for (const language of languages) {
      const more = candidatesIn(language)?.get(purpose) ?? NONE;
      if (more.length > 0) found = found.length === 0 ? more : [...found, ...more];
    }
    return found;
  };
  return { text, candidates };
}

/** Where each word of a text begins, and each two signs that follow each other. */
function placesOfWords(text: string): Map<string, number[]> {
  const words = new Map<string, number[]>();
  const add = (word: string, index: number): void => {
    const places = words.get(word);
    if (places === undefined) words.set(word, [index]);
    else places.push(index);
  };
  let before: { word: string; index: number } | undefined;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    add(word, index);
    const sign = isSign(word) ? { word, index } : undefined;
    if (before !== undefined && sign !== undefined) add(before.word + word, before.index);
    before = sign;
  }
  return words;
}

/** Where the words of a text stand, by their classes; a sentence has words of few. */
type MarkedText = { text: string; classes: ReadonlyMap<number, readonly (readonly number[])[]> };

function candidatesOf(
  text: string,
  words: ReadonlyMap<string, readonly number[]>,
  lexicon: Lexicon<Purpose>,
): Candidates {
  const classes = new Map<number, (readonly number[])[]>();
  for (const [word, places] of words) {
    for (const number of lexicon.classesOf(word)) {
      const known = classes.get(number);
      if (known === undefined) classes.set(number, [places]);
      else known.push(places);
    }
  }
  const marked: MarkedText = { text, classes };
  const found = new Map<Purpose, Candidate[]>();
  const add = (indexed: IndexedPhrase<Purpose>): void => {
    for (const need of indexed.needs) if (!classes.has(need)) return;
    const { purpose, place, phrase } = indexed;
    const candidate = { place, phrase, find: (most: number) => occurrences(indexed, marked, most) };
    const known = found.get(purpose);
    if (known === undefined) found.set(purpose, [candidate]);
    else known.push(candidate);
  };
  for (const phrase of lexicon.always) add(phrase);
  for (const number of classes.keys())
    for (const phrase of lexicon.byClass[number] ?? []) add(phrase);
  return found;
}

/** A pattern is only tried where one of its first words stands. */
function occurrences(
  { phrase, start }: IndexedPhrase<Purpose>,
  marked: MarkedText,
  most: number,
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const { text } = marked;
  if (most === 0) return found;
  if (start === undefined) {
    for (const { 0: words, index } of text.matchAll(phrase.everywhere)) {
      if (found.push({ start: index, end: index + words.length }) === most) break;
    }
    return found;
  }
  let end = 0;
  for (const index of placesOf(start, marked)) {
    if (index < end) continue;
    phrase.here.lastIndex = index;
    if (!phrase.here.test(text)) continue;
    end = phrase.here.lastIndex;
    if (found.push({ start: index, end }) === most) break;
  }
  return found;
}

/** Where the words of a class stand, in order. */
function placesOf(number: number, { classes }: MarkedText): readonly number[] {
  const [places = [], ...others] = classes.get(number) ?? [];
  return others.length === 0 ? places : [places, ...others].flat().sort((a, b) => a - b);
}
