// All phrases of one language, and what its words have to do with them: far cheaper than to look for one phrase after the
// other. Phrases share their words, so what they need stands in classes: `role|position|job` is one class, whatever number
// of phrases needs one of its words.
import type { KnownWord, WordUse } from './known-words.ts';
import { firstWords, type Phrase } from './phrase.ts';
import type { SoughtPhrase } from './phrase-matcher.ts';

const BITS = 32;

/** A word of this class has to stand behind the beginning of a phrase, so many spaces away at most. */
export interface Need {
  class: number;
  within: number;
}

/** An indexed phrase and what it is looked for. */
export interface Entry<Meaning> extends SoughtPhrase {
  meaning: Meaning;
  /** The rarest first. */
  needs: readonly Need[];
  /** Of the others class and spaces, one behind the other. */
  moreNeeds: Int32Array;
}

/** The phrases of a language. */
export interface Lexicon<Meaning> {
  entries: readonly Entry<Meaning>[];
  /** Entries that may begin anywhere. */
  anywhere: readonly number[];
  /** How many classes there are. */
  classes: number;
  /** What a word tells. */
  useOf(word: KnownWord): WordUse;
  /** What most words tell. */
  nothing: WordUse;
}

/** How many lexicons there are: each has a number. */
let lexicons = 0;

/** Indexes the phrases of a language. */
export function lexiconOf<Meaning>(
  phrases: readonly { meaning: Meaning; phrase: Phrase }[],
): Lexicon<Meaning> {
  const needed = new WordClasses();
  const first = new WordClasses();
  const indexed = phrases.map(({ meaning, phrase }) => ({
    meaning,
    steps: phrase.steps,
    firsts: phrase.steps.map((step) => first.numberOf(firstWords(step))),
    needs: phrase.needs.map(({ words, within }) => ({ class: needed.numberOf(words), within })),
  }));
  const frequency = needed.frequencies();
  const byFrequency = (a: Need, b: Need): number =>
    (frequency[a.class] ?? 0) - (frequency[b.class] ?? 0);
  const entries = indexed.map((entry) => {
    const needs = entry.needs.toSorted(byFrequency);
    return { ...entry, needs, moreNeeds: Int32Array.from(needs.slice(1).flatMap(asNumbers)) };
  });
  const starts = phrases.map(({ phrase }) => phrase.starts ?? []);
  const anywhere = [...entries.keys()].filter((number) => starts[number]?.length === 0);
  const find = lookUp([needed.lists, starts, first.lists]);
  const classes = needed.lists.length;
  const uses = useBy(find, entries, { classes, lists: first.lists.length });
  return { entries, anywhere, classes, ...uses };
}

const asNumbers = ({ class: of, within }: Need): number[] => [of, within];

/**
 * What words tell in the next lexicon; nothing that was only needed to index it is kept for that.
 * Who needs nothing needs what is everywhere: the class behind the last one.
 */
function useBy(
  find: (word: string) => number[][],
  entries: readonly Entry<unknown>[],
  { classes: everywhere, lists }: { classes: number; lists: number },
): Pick<Lexicon<unknown>, 'useOf' | 'nothing'> {
  const startsOf = (numbers: readonly number[]): number[] =>
    numbers.flatMap((number) => {
      const rarest = entries[number]?.needs[0] ?? { class: everywhere, within: 0 };
      return [...asNumbers(rarest), number];
    });
  const tellingOf = ([classes = [], starts = [], firsts = []]: number[][]): WordUse => ({
    classes: Int32Array.from(classes),
    starts: Int32Array.from(startsOf(starts)),
    isFirst: bits(firsts, lists),
  });
  const lexicon = lexicons++;
  // Most words tell nothing, and share one answer.
  const nothing = tellingOf([]);
  const useOf = (word: KnownWord): WordUse => {
    const before = word.uses[lexicon];
    if (before !== undefined) return before;
    const found = find(word.text);
    const use = found.length === 0 ? nothing : tellingOf(found);
    word.uses[lexicon] = use;
    return use;
  };
  return { useOf, nothing };
}

/** Lists of words, each with a number, however many phrases have it. */
class WordClasses {
  readonly lists: string[][] = [];
  readonly #numbers = new Map<string, number>();
  readonly #uses: number[] = [];

  /** The number of a list; -1 for none. */
  numberOf(words: readonly string[] | undefined): number {
    if (words === undefined) return -1;
    const list = words.length < 2 ? [...words] : [...new Set(words)].toSorted();
    const key = list.join(' ');
    const number = this.#numbers.get(key) ?? this.lists.push(list) - 1;
    this.#numbers.set(key, number);
    this.#uses[number] = (this.#uses[number] ?? 0) + 1;
    return number;
  }

  /**
   * How common the words of each list are, by the phrases that need them; what any ending may
   * follow is commoner.
   */
  frequencies(): number[] {
    const ofWord = new Map<string, number>();
    for (const [number, words] of this.lists.entries())
      for (const word of words)
        ofWord.set(word, (ofWord.get(word) ?? 0) + (this.#uses[number] ?? 0));
    return this.lists.map((words) =>
      words.reduce((sum, word) => sum + (ofWord.get(word) ?? 0) * (word.endsWith('~') ? 2 : 1), 0),
    );
  }
}

/** A bit for each number up to a length. */
function bits(numbers: readonly number[], length: number): Uint32Array {
  const set = new Uint32Array(Math.ceil(length / BITS));
  for (const number of numbers)
    set[number >>> 5] = (set[number >>> 5] ?? 0) | (1 << (number & (BITS - 1)));
  return set;
}

type Lists = readonly (readonly string[])[];

/**
 * Finds the lists that have a word, or how it begins: of each of several tables their numbers, in
 * order; nothing where none has.
 */
function lookUp(tables: readonly Lists[]): (word: string) => number[][] {
  // Of each word one short list, in which the table is told by the remainder.
  const byWord = new Map<string, number[]>();
  const byStart = new Map<string, number[]>();
  for (const [table, lists] of tables.entries())
    for (const [number, words] of lists.entries())
      for (const word of words) {
        const [index, key] = word.endsWith('~') ? [byStart, word.slice(0, -1)] : [byWord, word];
        const known = index.get(key);
        const place = number * tables.length + table;
        if (known === undefined) index.set(key, [place]);
        else known.push(place);
      }
  return finder(byWord, byStart, tables.length);
}

function finder(
  byWord: ReadonlyMap<string, number[]>,
  byStart: ReadonlyMap<string, number[]>,
  tables: number,
): (word: string) => number[][] {
  const lengths = lengthsByHead(byStart.keys());
  return (word) => {
    const lists = [byWord.get(word) ?? []];
    for (let head = 1; head <= Math.min(word.length, HEAD_CHARACTERS); head++)
      for (const length of lengths.get(word.slice(0, head)) ?? [])
        lists.push(byStart.get(word.slice(0, length)) ?? []);
    if (lists.every(({ length }) => length === 0)) return [];
    const found: number[][] = Array.from({ length: tables }, () => []);
    for (const place of [...new Set(lists.flat())].sort((a, b) => a - b))
      found[place % tables]?.push(Math.floor(place / tables));
    return found;
  };
}

const HEAD_CHARACTERS = 2;

/**
 * How long the beginnings are that a word may have, by its first letters: most words have other ones
 * than all of them.
 */
function lengthsByHead(starts: Iterable<string>): ReadonlyMap<string, ReadonlySet<number>> {
  const lengths = new Map<string, Set<number>>();
  for (const start of starts) {
    const head = start.slice(0, HEAD_CHARACTERS);
    lengths.set(head, (lengths.get(head) ?? new Set()).add(start.length));
  }
  return lengths;
}
