// The tables of knowledge/words/: words in many languages, by what they say. knowledge/README.md tells how they are written.
import { z } from 'zod';
import { ConfigError } from '../errors.ts';
import { once } from '../once.ts';
import { MAX_VALUE_CHARACTERS } from '../text/text-limits.ts';
import { plainLetters } from './fold-name.ts';
import { cutTable, readTable } from './read-table.ts';

/** A line of a table of knowledge/words/ with these kinds. */
export const wordRow = <Kind extends string>(kinds: readonly Kind[]) =>
  z.strictObject({
    kind: z.enum(kinds),
    word: z.string(),
    where: z.literal('whole', 'write whole, or nothing').optional(),
    note: z.string().optional(),
  });

/** The words of a table. */
export interface Words<Kind extends string> {
  /**
   * What the words in a text say; of words that begin at one place the longest counts. A text that is too long for a value
   * says nothing.
   */
  kindsIn(text: string): ReadonlySet<Kind>;
  /** The same with the places where they begin, in their order, for each way to spell the text. */
  foundIn(text: string): readonly (readonly Found<Kind>[])[];
  /** What the first word in a text says; null when there is none. */
  firstIn(text: string): Kind | null;
  /** Source of a pattern, for the flags `iu`, that finds the words of some kinds as they are written. */
  source(...kinds: Kind[]): string;
  /** As source, also within other words and without lookarounds: a pattern of RE2, for telling texts that hold none. */
  looseSource(...kinds: Kind[]): string;
}

/** What a word says, and where in the text it begins. */
export interface Found<Kind> {
  kind: Kind;
  at: number;
}

/**
 * The table `knowledge/words/<name>.tsv`, read when a word is first asked for. A word says one thing, but in a table whose
 * reader tells `severalThings` apart.
 */
export function words<Kind extends string>(
  name: string,
  kinds: readonly Kind[],
  severalThings = false,
): Words<Kind> {
  const rows = once(() => {
    const read = readWords(`words/${name}.tsv`, kinds);
    if (!severalThings) refuseContradictions(`words/${name}.tsv`, read);
    return read;
  });
  const patterns = once(() => compileWords(rows()));
  const find = (text: string) =>
    text.length > MAX_VALUE_CHARACTERS
      ? []
      : spellingsOf(text).map((spelling) => findWords(spelling, patterns()));
  return {
    kindsIn: (text) => new Set(find(text).flatMap((found) => found.map(({ kind }) => kind))),
    foundIn: find,
    firstIn: (text) =>
      find(text)
        .flat()
        .toSorted((a, b) => a.at - b.at)[0]?.kind ?? null,
    source: (...wanted) => `(?:${patternOf(rows().filter(({ kind }) => wanted.includes(kind)))})`,
    looseSource: (...wanted) =>
      rows()
        .filter(({ kind }) => wanted.includes(kind))
        .map((row) => readWord(row).body)
        .join('|'),
  };
}

/** The rows of a table; one that was cut off lacks the words of a kind, which nobody would miss. */
function readWords<Kind extends string>(path: string, kinds: readonly Kind[]) {
  const rows = readTable(path, wordRow(kinds));
  const silent = kinds.find((wanted) => rows.every(({ kind }) => kind !== wanted));
  if (silent === undefined) return rows;
  throw cutTable(path, `has no word that says ${silent}`);
}

function refuseContradictions<Kind>(path: string, rows: readonly Word<Kind>[]): void {
  const said = new Map<string, Kind>();
  for (const { kind, word, where = '' } of rows) {
    const other = said.get(`${word}\t${where}`);
    if (other !== undefined && other !== kind)
      throw new ConfigError(`knowledge/${path}: '${word}' says ${other} and ${kind}`, {
        hint: 'remove one of the two lines',
      });
    said.set(`${word}\t${where}`, kind);
  }
}

/** A word as it is written in a table, and what it says. */
interface Word<Kind> {
  kind: Kind;
  word: string;
  where?: 'whole' | undefined;
  /** Found in capitals, too, whatever the flags of the pattern. */
  anyCase?: boolean;
}

interface Patterns<Kind> {
  /** Finds where words begin, and is quick; which of those that begin there is the longest, each tells. */
  any: RegExp;
  /** By the first letter; '' holds those that may begin with several. */
  byLetter: ReadonlyMap<string, readonly Compiled<Kind>[]>;
}

interface Compiled<Kind> {
  kind: Kind;
  /** The letters that it begins with, whatever follows. */
  start: string;
  /** Most words of a table are never met: each is compiled when a text begins like it. */
  pattern: () => RegExp;
}

/** What findWords finds some words by. */
export function compileWords<Kind>(rows: readonly Word<Kind>[]): Patterns<Kind> {
  const compiled = rows.map((row) => ({
    kind: row.kind,
    start: row.anyCase ? '' : (/^~?([^~{# ]*)/u.exec(row.word)?.[1] ?? ''),
    pattern: once(() => new RegExp(patternOf([row]), 'uy')),
  }));
  return {
    any: new RegExp(patternOf(rows), 'gu'),
    byLetter: Map.groupBy(compiled, ({ start }) => /^./u.exec(start)?.[0] ?? ''),
  };
}

/** The words in a text, with the places where they begin; of those that begin at one place the longest, which may be several. */
export function findWords<Kind>(text: string, { any, byLetter }: Patterns<Kind>): Found<Kind>[] {
  const found: Found<Kind>[] = [];
  any.lastIndex = 0;
  for (let match = any.exec(text); match !== null; match = any.exec(text)) {
    const at = match.index;
    // A sign may be two units long, and a pattern never begins within one.
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const here = [sign, '']
      .flatMap((letter) => byLetter.get(letter) ?? [])
      .filter(({ start }) => text.startsWith(start, at))
      .map(({ kind, pattern }) => ({ kind, length: lengthAt(text, at, pattern()) }));
    const longest = Math.max(sign.length, ...here.map(({ length }) => length));
    for (const { kind, length } of here) if (length === longest) found.push({ kind, at });
    any.lastIndex = at + longest;
  }
  return found;
}

function lengthAt(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** A text in small letters, and once more without accents, which are often left out: a word without them finds both. */
function spellingsOf(text: string): string[] {
  const small = text.normalize('NFKC').replaceAll('’', "'").toLowerCase().trim();
  const plain = plainLetters(small);
  return small === plain ? [small] : [small, plain];
}

/** What a word goes on with: Chinese, Japanese and Korean put no space between words. */
const EDGE = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{N}]';
const NOTATION: Record<string, string> = {
  '{': '(?:',
  '|': '|',
  '}': ')',
  '#': '\\d',
  ' ': '[\\s_./(-]{0,3}',
};

/** One pattern for many words; of none, one that finds nothing. */
export function patternOf(rows: readonly Omit<Word<unknown>, 'kind'>[]): string {
  if (rows.length === 0) return '(?!)';
  const byEdges = Map.groupBy(
    rows.map(readWord).toSorted((a, b) => b.body.length - a.body.length),
    ({ before, after }) => `${before}(?:…)${after}`,
  );
  return Array.from(byEdges, ([edges, same]) =>
    edges.replace('…', () => same.map(({ body }) => body).join('|')),
  ).join('|');
}

/** A number is no part of a date: `interview 1/15` is no first interview. */
const isDigit = (letter = ''): boolean => /\d/.test(letter);

function readWord({ word, where, anyCase = false }: Omit<Word<unknown>, 'kind'>) {
  const letters = word.replaceAll(/^~|~$/g, '');
  const body = Array.from(letters, (letter) => {
    if (/[.*+?^$()[\]\\/]/.test(letter)) return `\\${letter}`;
    return NOTATION[letter] ?? (anyCase ? inBothCases(letter) : letter);
  }).join('');
  if (where === 'whole') return { before: '^', body, after: word.endsWith('~') ? '' : '$' };
  const isOpen = (mark: string, letter = '') => mark === '~' || !new RegExp(EDGE, 'u').test(letter);
  const first = /[^{]/u.exec(letters)?.[0];
  const last = /[^|}](?=[|}]*$)/u.exec(letters)?.[0];
  return {
    before: isOpen(word.slice(0, 1), first)
      ? ''
      : `(?<!${EDGE}${isDigit(first) ? '|\\d[/.]' : ''})`,
    body,
    after: isOpen(word.slice(-1), last) ? '' : `(?!${EDGE}${isDigit(last) ? '|[/.]\\d' : ''})`,
  };
}

/**
 * `e` as `[eE]`. Not `(?i:e)`: once a process has compiled much code for patterns, as the rules of mail do, V8 finds
 * no capitals with it any more (Node 24.21).
 */
function inBothCases(letter: string): string {
  const capital = letter.toUpperCase();
  return capital === letter || capital.length !== letter.length ? letter : `[${letter}${capital}]`;
}
