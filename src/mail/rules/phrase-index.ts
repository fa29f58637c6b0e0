// Which phrases a text may have, by the words they need: far cheaper than their patterns. Phrases share their words, so
// words stand in classes: `role|position|job` is one class, whatever number of phrases needs one of its words.
import type { CompiledPhrase } from './phrase.ts';

/** Words whose classes are remembered; those of all mails together have no bound. */
const KNOWN_WORDS = 50_000;
const NONE: readonly number[] = [];
/** Longer words are rare, and not remembered. */
const LONGEST_KNOWN = 40;

/** A phrase to be indexed, with its place in a list of its purpose. */
export interface PlacedPhrase<Purpose> {
  purpose: Purpose;
  place: number;
  phrase: CompiledPhrase;
}

/** An indexed phrase. */
export interface IndexedPhrase<Purpose> extends PlacedPhrase<Purpose> {
  /** A text has a word of each of these classes, or lacks the phrase. */
  needs: readonly number[];
  /** The class of words with which it begins; undefined where that is not known. */
  start: number | undefined;
}

/** The phrases of one language, and what its words are needed for. */
export interface Lexicon<Purpose> {
  /** The phrases by the class of words that fewest texts have. */
  byClass: readonly (readonly IndexedPhrase<Purpose>[])[];
  /** Phrases that need no word. */
  always: readonly IndexedPhrase<Purpose>[];
  /** The classes of a folded word. */
  classesOf(word: string): readonly number[];
}

/** Indexes the phrases of a language. */
export function lexiconOf<Purpose>(phrases: readonly PlacedPhrase<Purpose>[]): Lexicon<Purpose> {
  const known = new Map<string, number>();
  /** How many phrases need one of its words: such words are in many texts. */
  const uses: number[] = [];
  const classOf = (words: readonly string[]): number => {
    const key = [...new Set(words)].toSorted().join(' ');
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    uses[number] ??= 0;
    return number;
  };
  const indexed = phrases.map(({ purpose, place, phrase }) => {
    const needs = [...new Set(phrase.needs.map(classOf))];
    for (const need of needs) uses[need] = (uses[need] ?? 0) + 1;
    return { purpose, place, phrase, needs, start: phrase.starts && classOf(phrase.starts) };
  });
  const words = Array.from(known.keys(), (key) => key.split(' '));
  const frequency = frequencies(words, uses);
  const byClass = words.map((): IndexedPhrase<Purpose>[] => []);
  for (const phrase of indexed) {
    const rarest = phrase.needs.toSorted((a, b) => (frequency[a] ?? 0) - (frequency[b] ?? 0))[0];
    if (rarest !== undefined) byClass[rarest]?.push(phrase);
  }
  const always = indexed.filter(({ needs }) => needs.length === 0);
  return { byClass, always, classesOf: lookUp(words) };
}

/** How common the words of each class are, by the phrases that need them; what any ending may follow is commoner. */
function frequencies(classes: readonly string[][], uses: readonly number[]): number[] {
  const ofWord = new Map<string, number>();
  for (const [number, words] of classes.entries())
    for (const word of words) ofWord.set(word, (ofWord.get(word) ?? 0) + (uses[number] ?? 0));
  return classes.map((words) =>
    words.reduce((sum, word) => sum + (ofWord.get(word) ?? 0) * (word.endsWith('~') ? 2 : 1), 0),
  );
}

/** Finds the classes of a word: those that hold it, and those that hold how it begins. */
function lookUp(classes: readonly string[][]): (word: string) => readonly number[] {
  const byWord = new Map<string, number[]>();
  const byStart = new Map<string, number[]>();
  for (const [number, words] of classes.entries()) {
    for (const word of words) {
      const [index, key] = word.endsWith('~') ? [byStart, word.slice(0, -1)] : [byWord, word];
      const known = index.get(key);
      if (known === undefined) index.set(key, [number]);
      else known.push(number);
    }
  }
  const lengths = [...new Set(Array.from(byStart.keys(), (start) => start.length))].sort(
    (a, b) => a - b,
  );
  const find = (word: string): readonly number[] => {
    let found = byWord.get(word) ?? NONE;
    for (const length of lengths) {
      if (length > word.length) break;
      const more = byStart.get(word.slice(0, length));
      if (more !== undefined) found = found.length === 0 ? more : [...found, ...more];
    }
    return found.length < 2 ? found : [...new Set(found)];
  };
  const remembered = new Map<string, readonly number[]>();
  return (word) => {
    let found = remembered.get(word);
    if (found === undefined) {
      if (remembered.size >= KNOWN_WORDS) remembered.clear();
      found = find(word);
      if (word.length <= LONGEST_KNOWN) remembered.set(word, found);
    }
    return found;
  };
}
