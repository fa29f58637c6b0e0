import { fold } from '../reading/fold.ts';

/** A phrase made ready. */
export interface CompiledPhrase {
  pattern: RegExp;
  /** What a text must have to have the phrase: of each list one word; a trailing `~` stands for any ending. */
  needs: readonly (readonly string[])[];
}

/** Stands after a vowel that may be written `ue` for `ü`. */
const UMLAUT = '\u2021';

const GAP_WORDS = 10;
/** Characters of one of them. */
const GAP_WORD_CHARACTERS = 120;
/** Of any ending of a word. */
const ENDING_CHARACTERS = 30;
/** Punctuation may stand between words: `forward, with`, `for (now)`, `be *very*`. */
const SPACE = '[^a-z0-9 \\n]{0,3} (?:[^a-z0-9 \\n]{1,3} ?)?';
const GAP = `(?![a-z0-9])[^ \\n]{0,${GAP_WORD_CHARACTERS}}(?: [^ \\n]{1,${GAP_WORD_CHARACTERS}}){0,${GAP_WORDS}} [^a-z0-9 \\n]{0,3}`;

/**
 * Compiles a phrase. Words stand for themselves, `{a|b c|}` for one of several (or none), `...` for up to ten words
 * of the same sentence, a trailing `~` for any ending of the word.
 */
export function compilePhrase(phrase: string): CompiledPhrase {
  const tokens = fold(markUmlauts(phrase)).match(/\{[^}]*\}[^\s{]*|\S+/g) ?? [];
  const required = tokens.filter((token) => token !== '...' && !isOptional(token));
  let pattern: RegExp | undefined;
  return {
    // Most phrases are never looked for: few mails have the words they need.
    get pattern() {
      pattern ??= new RegExp(patternSource(tokens));
      return pattern;
    },
    needs: required
      .map((token) => choicesOf(token).flatMap(tellingWord))
      .filter((words) => !words.includes('')),
  };
}

/** Whether a phrase has a word that a text must have. */
export function saysSomething(phrase: string): boolean {
  const tokens = fold(markUmlauts(phrase)).match(/\{[^}]*\}[^\s{]*|\S+/g) ?? [];
  return tokens.some(
    (token) =>
      !isOptional(token) &&
      choicesOf(token).every((word) => /[\p{L}\p{N}<]/u.test(word)) &&
      choicesOf(token).length > 0,
  );
}

/** Whether each group of a phrase is closed, and none stands within another. */
export function hasWholeGroups(phrase: string): boolean {
  return !/[{}]/.test(phrase.replace(/\{[^{}]*\}/g, ''));
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

/** The longest word of a choice, in each of its spellings. */
function tellingWord(choice: string): string[] {
  const words = choice.split(/[^\p{L}\p{N}~\u2021]+/u).toSorted((a, b) => b.length - a.length);
  const word = words[0] ?? '';
  return word.includes(UMLAUT)
    ? [word.replaceAll(UMLAUT, ''), word.replaceAll(UMLAUT, 'e')]
    : [word];
}

function markUmlauts(phrase: string): string {
  return phrase.normalize('NFC').replace(/[äöü]/gi, `$&${UMLAUT}`);
}

function literal(text: string): string {
  return text
    .replace(/[.*+?^$()[\]\\/]/g, '\\$&')
    .replace(/~/g, `[a-z0-9'-]{0,${ENDING_CHARACTERS}}`)
    .replaceAll(' ', SPACE)
    .replaceAll(UMLAUT, 'e?');
}
