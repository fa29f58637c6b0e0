// The notation of phrases, which knowledge/README.md describes, made ready to be looked for.
import { fold } from '../reading/fold.ts';
import { isLetterAt } from '../reading/letters.ts';

/** A phrase as the steps in which a text has it. */
export interface Phrase {
  steps: readonly Step[];
  /** The words with one of which it begins, a trailing `~` standing for any ending; undefined where that is not known. */
  starts: readonly string[] | undefined;
  /** What a text must have to have the phrase. */
  needs: readonly Need[];
}

/** A word of a phrase, or one of several. */
export interface Step {
  /** What parts it from the step before: nothing, the space between words, or so many words at most. */
  gap: 'none' | 'space' | number;
  isOptional: boolean;
  /**
   * Folded, those with one letter beside each other, in their order; `~` stands for any ending of a
   * word, UMLAUT for an `e` that may be there.
   */
  choices: readonly string[];
  /** The letter with which each of these begins. */
  initials: string;
  /** Each of these is one word, without what stands for other letters. */
  areWords: boolean;
}

/** One of these words, a trailing `~` standing for any ending, not further behind the beginning than so many spaces. */
export interface Need {
  words: readonly string[];
  within: number;
}

/** Stands after a vowel that may be written `ue` for `ü`. */
export const UMLAUT = '\u2021';

const GAP_WORDS = 10;
/** Each sign is a word. */
const GAP_SIGNS = 30;
/** Punctuation between two words may have a space of its own. */
const MOST_SPACES = 2;
const SIGN = /[\u3005-\u30ff\u3400-\u9fff]/;

/**
 * Reads a phrase. Words stand for themselves, `{a|b c|}` for one of several (or none), `...` for up to ten words
 * of the same sentence, a trailing `~` for any ending of the word.
 */
export function readPhrase(phrase: string): Phrase {
  const folded = fold(markUmlauts(phrase))
    .replaceAll(/(?<=[{|]) +| +(?=[|}])/g, '')
    .trim();
  const tokens = tokensOf(folded);
  const steps = stepsOf(tokens, SIGN.test(folded) ? GAP_SIGNS : GAP_WORDS);
  const starts = tokens[0] === '...' ? undefined : startsOf(steps[0]);
  return { steps, starts, needs: needsOf(steps, starts) };
}

/** Whether a phrase has a word that a text must have. */
export function saysSomething(phrase: string): boolean {
  return tokensOf(fold(markUmlauts(phrase))).some(
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

function stepsOf(tokens: readonly string[], gapWords: number): Step[] {
  const steps: Step[] = [];
  let gap: Step['gap'] = 'none';
  for (const token of tokens) {
    if (token === '...') {
      gap = gapWords;
      continue;
    }
    const choices = choicesOf(token).toSorted(byInitial);
    const initials = choices.map(initialOf).join('');
    const areWords = choices.every(isWord);
    steps.push({ gap, isOptional: isOptional(token), choices, initials, areWords });
    // Behind a word that is left out, the gap before it is still open.
    if (!(isOptional(token) && gap === gapWords)) gap = 'space';
  }
  return steps;
}

const initialOf = (choice: string): string => choice[0] ?? ' ';

function byInitial(a: string, b: string): number {
  const [one, other] = [initialOf(a), initialOf(b)];
  return one === other ? 0 : one < other ? -1 : 1;
}

function isWord(choice: string): boolean {
  for (let at = 0; at < choice.length; at++) if (!isLetterAt(choice, at)) return false;
  return choice !== '';
}

const tokensOf = (folded: string): string[] => folded.match(/\{[^}]*\}[^\s{]*|\S+/g) ?? [];

function isOptional(token: string): boolean {
  return /^\{.*\|\}$/.test(token);
}

function choicesOf(token: string): string[] {
  const group = /^\{([^}]*)\}(.*)$/.exec(token);
  if (group === null) return [token];
  const choices = (group[1] ?? '').split('|').filter((choice) => choice !== '');
  return choices.map((choice) => choice + (group[2] ?? ''));
}

/** How the words begin with which a step begins. */
function startsOf(step: Step | undefined): string[] | undefined {
  if (step === undefined || step.isOptional) return undefined;
  const starts = step.choices.map((choice) => signPair(choice) ?? firstWord(choice));
  return starts.every((word) => /^[^~]/.test(word)) ? starts : undefined;
}

/**
 * The words with one of which a step begins, a trailing `~` standing for any ending; undefined
 * where these are not known.
 */
export function firstWords({ choices }: Step): string[] | undefined {
  const words = choices.map(firstWord);
  return words.every((word) => /^[^~]/.test(word)) ? words : undefined;
}

/** The letters with which a choice begins, up to one that is not sure to be there. */
function firstWord(choice: string): string {
  let end = 0;
  while (isLetterAt(choice, end)) end++;
  const isOpen = choice[end] === '~' || choice[end] === UMLAUT;
  return choice.slice(0, end) + (isOpen ? '~' : '');
}

function needsOf(steps: readonly Step[], starts: readonly string[] | undefined): Need[] {
  const needs: Need[] = [];
  let within = 0;
  for (const [number, { gap, isOptional, choices }] of steps.entries()) {
    if (gap !== 'none') within += gap === 'space' ? MOST_SPACES : gap + 1;
    const spaces = choices.map((choice) => choice.split(' ').length - 1);
    within += MOST_SPACES * Math.max(0, ...spaces);
    const words = isOptional ? [''] : choices.flatMap(tellingWord);
    const isStart = number === 0 && words.join() === starts?.join();
    if (!words.includes('') && !isStart) needs.push({ words, within });
  }
  return needs;
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
