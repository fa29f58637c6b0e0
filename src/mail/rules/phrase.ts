import { once } from '../../once.ts';
import { fold, LETTERS } from '../reading/fold.ts';

/** A phrase made ready. */
export interface CompiledPhrase {
  pattern: RegExp;
  /** The pattern, to be looked for in the whole of a text, and at one place only. */
  everywhere: RegExp;
  here: RegExp;
  /** The words with one of which it begins, a trailing `~` standing for any ending; undefined where that is not known. */
  starts: readonly string[] | undefined;
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
const SPACE = `[^${LETTERS} \\n]{0,3} (?:[^${LETTERS} \\n]{1,3} ?)?`;
const gapOf = (words: number): string =>
  `(?![${LETTERS}])[^ \\n]{0,${GAP_WORD_CHARACTERS}}(?: [^ \\n]{1,${GAP_WORD_CHARACTERS}}){0,${words}} [^${LETTERS} \\n]{0,3}`;
const GAP = gapOf(GAP_WORDS);
/** Each sign is a word. */
const SIGNS_GAP = gapOf(30);
const FIRST_WORD = new RegExp(`^[${LETTERS}${UMLAUT}]+~?`);
const SIGN = /[\u3005-\u30ff\u3400-\u9fff]/;

/**
 * Compiles a phrase. Words stand for themselves, `{a|b c|}` for one of several (or none), `...` for up to ten words
 * of the same sentence, a trailing `~` for any ending of the word.
 */
export function compilePhrase(phrase: string): CompiledPhrase {
  const folded = fold(markUmlauts(phrase))
    .replaceAll(/(?<=[{|]) +| +(?=[|}])/g, '')
    .trim();
  const tokens = folded.match(/\{[^}]*\}[^\s{]*|\S+/g) ?? [];
  const gap = SIGN.test(folded) ? SIGNS_GAP : GAP;
  const required = tokens.filter((token) => token !== '...' && !isOptional(token));
  // Most phrases are never looked for: few mails have the words they need.
  const pattern = once(() => new RegExp(patternSource(tokens, gap)));
  const everywhere = once(() => new RegExp(pattern().source, 'g'));
  const here = once(() => new RegExp(pattern().source, 'y'));
  return {
    get pattern() {
      return pattern();
    },
    get everywhere() {
      return everywhere();
    },
    get here() {
      return here();
    },
    starts: startsOf(tokens[0] ?? ''),
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

function patternSource(tokens: readonly string[], gap: string): string {
  let source = '';
  let glue = '';
  for (const token of tokens) {
    if (token === '...') {
      glue = gap;
      continue;
    }
    const word = `(?:${choicesOf(token).map(literal).join('|')})`;
    source += isOptional(token) ? `(?:${glue}${word})?` : glue + word;
    if (!(isOptional(token) && glue === gap)) glue = source === '' ? '' : SPACE;
  }
  return `(?<![${LETTERS}])${source}(?![${LETTERS}])`;
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

/** How words begin that a token begins with. */
function startsOf(token: string): string[] | undefined {
  if (token === '...' || isOptional(token)) return undefined;
  const starts = choicesOf(token).map((choice) => {
    const pair = signPair(choice);
    if (pair !== undefined) return pair;
    const [word = ''] = FIRST_WORD.exec(choice) ?? [];
    const [sure = '', ...more] = word.split(UMLAUT);
    return more.length > 0 ? `${sure}~` : word;
  });
  return starts.every((word) => /^[^~]/.test(word)) ? starts : undefined;
}

/** The longest word of a choice, in each of its spellings. */
function tellingWord(choice: string): string[] {
  const pair = signPair(choice);
  if (pair !== undefined) return [pair];
  const words = choice.split(/[^\p{L}\p{N}~\u2021]+/u).toSorted((a, b) => b.length - a.length);
  const word = words[0] ?? '';
  return word.includes(UMLAUT)
    ? [word.replaceAll(UMLAUT, ''), word.replaceAll(UMLAUT, 'e')]
    : [word];
}

/** Two signs with which folded words begin: a sign alone is in nearly every text. Undefined where they begin otherwise. */
function signPair(words: string): string | undefined {
  const [first = '', second = ''] = words.split(' ', 2);
  return isSign(first) && isSign(second) ? first + second : undefined;
}

/** Whether a folded word is a Chinese or Japanese sign. */
export function isSign(word: string): boolean {
  return word.length === 1 && SIGN.test(word);
}

function markUmlauts(phrase: string): string {
  return phrase.normalize('NFC').replace(/[äöü]/gi, `$&${UMLAUT}`);
}

function literal(text: string): string {
  return text
    .replace(/[.*+?^$()[\]\\/]/g, '\\$&')
    .replace(/~/g, `[${LETTERS}'-]{0,${ENDING_CHARACTERS}}`)
    .replaceAll(' ', SPACE)
    .replaceAll(UMLAUT, 'e?');
}
