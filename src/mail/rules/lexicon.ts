// All phrases of one language, and what its words have to do with them: far cheaper than to look for one phrase after the
// other. Phrases share their words, so what they need stands in classes: `role|position|job` is one class, whatever number
// of phrases needs one of its words.
import type { Phrase } from './phrase.ts';

/** Words that are remembered; those of all mails together have no bound. */
const KNOWN_WORDS = 20_000;
/** Longer words are rare, and not remembered. */
const LONGEST_KNOWN = 40;

/** A word of this class has to stand behind the beginning of a phrase, so many spaces away at most. */
export interface Need {
  class: number;
  within: number;
}

/** An indexed phrase and what it is looked for. */
export interface Entry<Meaning> {
  meaning: Meaning;
  phrase: Phrase;
  /** The rarest first. */
  needs: readonly Need[];
}

/** What a word tells. */
interface WordUse {
  /** The classes that it belongs to. */
  classes: readonly number[];
  /** The entries that may begin with it. */
  starts: readonly number[];
}

/** The phrases of a language. */
export interface Lexicon<Meaning> {
  entries: readonly Entry<Meaning>[];
  /** Entries that may begin anywhere. */
  anywhere: readonly number[];
  /** How many classes there are. */
  classes: number;
  /** What a folded word tells. */
  useOf(word: string): WordUse;
}

/** Indexes the phrases of a language. */
export function lexiconOf<Meaning>(
  phrases: readonly { meaning: Meaning; phrase: Phrase }[],
): Lexicon<Meaning> {
  const numbers = new Map<string, number>();
  const uses: number[] = [];
  const classOf = (words: readonly string[]): number => {
    const key = [...new Set(words)].toSorted().join(' ');
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    uses[number] = (uses[number] ?? 0) + 1;
    return number;
  };
  const indexed = phrases.map(({ meaning, phrase }) => ({
    meaning,
    phrase,
    needs: phrase.needs.map(({ words, within }) => ({ class: classOf(words), within })),
  }));
  const classes = Array.from(numbers.keys(), (key) => key.split(' '));
  const frequency = frequencies(classes, uses);
  const byFrequency = (a: Need, b: Need): number =>
    (frequency[a.class] ?? 0) - (frequency[b.class] ?? 0);
  const entries = indexed.map((entry) => ({ ...entry, needs: entry.needs.toSorted(byFrequency) }));
  const starts = entries.map(({ phrase }) => phrase.starts ?? []);
  const anywhere = [...entries.keys()].filter((number) => starts[number]?.length === 0);
  const inClass = lookUp(classes);
  const atStart = lookUp(starts);
  const useOf = remembering((word) => ({ classes: inClass(word), starts: atStart(word) }));
  return { entries, anywhere, classes: classes.length, useOf };
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

/** Finds the lists that have a word, or how it begins; by their numbers, in order. */
function lookUp(lists: readonly (readonly string[])[]): (word: string) => number[] {
  const byWord = new Map<string, number[]>();
  const byStart = new Map<string, number[]>();
  for (const [number, words] of lists.entries()) {
    for (const word of new Set(words)) {
      const [index, key] = word.endsWith('~') ? [byStart, word.slice(0, -1)] : [byWord, word];
      const known = index.get(key);
      if (known === undefined) index.set(key, [number]);
      else known.push(number);
    }
  }
  const lengths = [...new Set(Array.from(byStart.keys(), (start) => start.length))];
  return (word) => {
    const found = new Set(byWord.get(word));
    for (const length of lengths) {
      if (length > word.length) continue;
      for (const number of byStart.get(word.slice(0, length)) ?? []) found.add(number);
    }
    return [...found].sort((a, b) => a - b);
  };
}

function remembering(find: (word: string) => WordUse): (word: string) => WordUse {
  const known = new Map<string, WordUse>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const use = find(word);
    if (known.size >= KNOWN_WORDS) known.clear();
    if (word.length <= LONGEST_KNOWN) known.set(word, use);
    return use;
  };
}
