import { fold } from './fold.ts';

/** The words of one mail, as phrases ask for them. */
export interface Vocabulary {
  words: ReadonlySet<string>;
  /** All words, each after a space: to look for beginnings. */
  text: string;
}

/** A phrase made ready. */
export interface CompiledPhrase {
  pattern: RegExp;
  /** False when a word the phrase cannot do without is not in the mail: cheaper than the pattern. */
  mayBeIn(vocabulary: Vocabulary): boolean;
}

/** Stands after a vowel that may be written `ue` for `ü`. */
const UMLAUT = '\u2021';

/** Punctuation may stand between words: `forward, with`. */
const SPACE = '[,;:"]* ';
const GAP = '[^ \\n]*(?: [^ \\n]+){0,7} ';

/**
 * Compiles a phrase. Words stand for themselves, `{a|b c|}` for one of several (or none), `...` for up to seven words
 * of the same sentence, a trailing `~` for any ending of the word.
 */
export function compilePhrase(phrase: string): CompiledPhrase {
  const tokens = fold(markUmlauts(phrase)).match(/\{[^}]*\}[^\s{]*|\S+/g) ?? [];
  const required = tokens.filter((token) => token !== '...' && !isOptional(token));
  const cheapestFirst = required
    .map((token) => choicesOf(token).map(wordsOf))
    .toSorted((a, b) => a.length - b.length);
  return {
    pattern: new RegExp(patternSource(tokens)),
    mayBeIn: (vocabulary) =>
      cheapestFirst.every((choices) => choices.some((words) => words.every((word) => has(vocabulary, word)))),
  };
}

function patternSource(tokens: readonly string[]): string {
  let source = '';
  let glue = '';
  for (const token of tokens) {
    if (token === '...') {
      glue = GAP;
      continue;
    }
    const word = `(?:${choicesOf(token).map(literal).join('|')})`;
    source += isOptional(token) ? `(?:${glue}${word})?` : glue + word;
    if (!(isOptional(token) && glue === GAP)) glue = source === '' ? '' : SPACE;
  }
  return `(?<![a-z0-9])${source}(?![a-z0-9])`;
}

function isOptional(token: string): boolean {
  return /^\{.*\|\}$/.test(token);
}

function choicesOf(token: string): string[] {
  const group = /^\{([^}]*)\}(.*)$/.exec(token);
  if (group === null) return [token];
  const choices = (group[1] ?? '').split('|').filter((choice) => choice !== '');
  return choices.map((choice) => choice + (group[2] ?? ''));
}

function wordsOf(choice: string): string[] {
  return choice.split(/[^\p{L}\p{N}~‡]+/u).filter((word) => word !== '' && !word.includes(UMLAUT));
}

function has(vocabulary: Vocabulary, word: string): boolean {
  if (word.endsWith('~')) return vocabulary.text.includes(` ${word.slice(0, -1)}`);
  return vocabulary.words.has(word);
}

function markUmlauts(phrase: string): string {
  return phrase.normalize('NFC').replace(/[äöü]/gi, `$&${UMLAUT}`);
}

function literal(text: string): string {
  return text
    .replace(/[.*+?^$()[\]\\/]/g, '\\$&')
    .replace(/~/g, "[a-z0-9'-]*")
    .replaceAll(' ', SPACE)
    .replaceAll(UMLAUT, 'e?');
}
