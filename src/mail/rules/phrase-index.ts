import type { Languages } from '../reading/language.ts';
import type { CompiledPhrase } from './phrase.ts';
import { isSpokenIn } from './phrase-tables.ts';

/** Finds the phrases that a text may have, by the words they need: far cheaper than their patterns. */
export interface PhraseIndex {
  /** The places of these phrases in the list that was indexed. */
  within(words: Iterable<string>): number[];
}

/** Words whose needs are remembered; those of all mails together have no bound. */
const KNOWN_WORDS = 50_000;
const NONE: readonly number[] = [];
/** Longer words are rare, and not remembered. */
const LONGEST_KNOWN = 40;

/** Indexes phrases by word. */
export function indexPhrases(phrases: readonly CompiledPhrase[]): PhraseIndex {
  const { phraseOf, needsOf } = indexNeeds(phrases);
  const counts = phrases.map(({ needs }) => needs.length);
  const always = [...counts.keys()].filter((phrase) => counts[phrase] === 0);
  // What belongs to an earlier search counts as nothing: no clearing in between.
  const metIn = new Uint32Array(phraseOf.length);
  const countedIn = new Uint32Array(phrases.length);
  const met = new Uint32Array(phrases.length);
  let search = 0;

  function within(words: Iterable<string>): number[] {
    search++;
    const found = [...always];
    for (const word of words) {
      for (const need of needsOf(word)) {
        if (metIn[need] === search) continue;
        metIn[need] = search;
        const phrase = phraseOf[need] ?? 0;
        const count = countedIn[phrase] === search ? (met[phrase] ?? 0) + 1 : 1;
        countedIn[phrase] = search;
        met[phrase] = count;
        if (count === counts[phrase]) found.push(phrase);
      }
    }
    return found;
  }
  return { within };
}

function indexNeeds(phrases: readonly CompiledPhrase[]) {
  const phraseOf: number[] = [];
  const byWord = new Map<string, number[]>();
  const byStart = new Map<string, number[]>();
  for (const [phrase, { needs }] of phrases.entries()) {
    for (const words of needs) {
      const need = phraseOf.push(phrase) - 1;
      for (const word of new Set(words)) {
        const [index, key] = word.endsWith('~') ? [byStart, word.slice(0, -1)] : [byWord, word];
        const known = index.get(key);
        if (known === undefined) index.set(key, [need]);
        else known.push(need);
      }
    }
  }
  const lengths = [...new Set(Array.from(byStart.keys(), (start) => start.length))].sort(
    (a, b) => a - b,
  );
  const known = new Map<string, readonly number[]>();
  function needsOf(word: string): readonly number[] {
    let needs = known.get(word);
    if (needs === undefined) {
      if (known.size >= KNOWN_WORDS) known.clear();
      needs = lookUp(word);
      if (word.length <= LONGEST_KNOWN) known.set(word, needs);
    }
    return needs;
  }
  /** Most words are needed by no phrase: nothing is made for these. */
  function lookUp(word: string): readonly number[] {
    let needs = byWord.get(word) ?? NONE;
    for (const length of lengths) {
      if (length > word.length) break;
      const more = byStart.get(word.slice(0, length));
      if (more !== undefined) needs = needs.length === 0 ? more : [...needs, ...more];
    }
    return needs;
  }
  return { phraseOf, needsOf };
}

/**
 * An index for each language of what is given, with its places in the list: a mail is searched for the phrases of its
 * own languages only.
 */
export function indexByLanguage<Item extends { language: string }>(
  items: readonly Item[],
  phraseOf: (item: Item, place: number) => CompiledPhrase | undefined,
): (words: readonly string[], languages: Languages) => number[] {
  const places = Map.groupBy(items.keys(), (place) => items[place]?.language ?? '');
  const indexes = [...places].map(([language, own]) => {
    const phrases = own.flatMap((place) => {
      const item = items[place];
      return (item && phraseOf(item, place)) ?? [];
    });
    return { language, own, index: indexPhrases(phrases) };
  });
  return (words, languages) =>
    indexes.flatMap(({ language, own, index }) =>
      isSpokenIn(language, languages)
        ? index.within(words).flatMap((found) => own[found] ?? [])
        : [],
    );
}
