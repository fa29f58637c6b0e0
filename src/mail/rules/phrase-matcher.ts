// Whether a text has a phrase at a place: its steps are tried in order, the first of several choices and the longest of
// several stretches first. Every stretch has a bound, so that no text takes longer than in proportion to its length.
import { isLetterAt } from '../reading/letters.ts';
import { type Step, UMLAUT } from './phrase.ts';
import type { WordedText } from './worded-text.ts';

/** Characters of a word that is passed over. */
const GAP_WORD_CHARACTERS = 120;
/** Of any ending of a word. */
const ENDING_CHARACTERS = 30;
/** Marks that may stand beside a space: `forward, with`, `for (now)`, `be *very*`. */
const MOST_MARKS = 3;
const NOWHERE = -1;
const [SPACE, NEWLINE, APOSTROPHE, HYPHEN, LETTER_E, ENDING, UMLAUT_SIGN] = Array.from(
  ` \n'-e~${UMLAUT}`,
  (sign) => sign.charCodeAt(0),
);

/**
 * The steps of a phrase, and for each of them the number of the words with which it begins; -1 where
 * these are not known.
 */
export interface SoughtPhrase {
  steps: readonly Step[];
  firsts: readonly number[];
}

/** A text in which phrases are looked for. */
export interface TriedText extends WordedText {
  /** Of each word the numbers of those that it is one of, a bit for each. */
  uses: readonly { isFirst: Uint32Array }[];
}

/** A phrase that is tried on a text. */
interface Trial {
  steps: readonly Step[];
  firsts: readonly number[];
  worded: TriedText;
  text: string;
  /** Where the text ends. */
  limit: number;
  /** Only marks may follow. */
  isLast: boolean;
}

/**
 * Where a phrase ends that begins at this place of a folded text; -1 where it does not. What stands from `limit` on is not
 * there; `isLast`: no word follows before it.
 */
export function endOfPhrase(
  { steps, firsts }: SoughtPhrase,
  worded: TriedText,
  place: number,
  limit = worded.text.length,
  isLast = false,
): number {
  const { text } = worded;
  if (isLetterAt(text, place - 1)) return NOWHERE;
  return nextStep({ steps, firsts, worded, text, limit, isLast }, 0, place);
}

function nextStep(trial: Trial, number: number, place: number): number {
  const step = trial.steps[number];
  if (step === undefined) return isEnd(trial, place) ? place : NOWHERE;
  const end = behindGap(trial, number, step, place);
  return end === NOWHERE && step.isOptional ? nextStep(trial, number + 1, place) : end;
}

function isEnd({ text, limit, isLast }: Trial, place: number): boolean {
  if (!isLast) return place === limit || !isLetterAt(text, place);
  for (let at = place; at < limit; at++) if (isLetterAt(text, at)) return false;
  return true;
}

function behindGap(trial: Trial, number: number, step: Step, place: number): number {
  if (step.gap === 'none') return anyChoice(trial, number, place);
  if (step.gap === 'space') return behindSpace(trial, number, undefined, 0, place);
  return isWithin(trial, place) && isLetterAt(trial.text, place)
    ? NOWHERE
    : behindWords(trial, number, step.gap, place);
}

/** Behind the space at which the word before ends, and so many further words, or fewer. */
function behindWords(trial: Trial, number: number, words: number, place: number): number {
  const { spaces, spacesBefore } = trial.worded;
  const first = spacesBefore[place] ?? spaces.length;
  let last = first - 1;
  let from = place;
  while (last - first < words) {
    const space = spaces[last + 1];
    if (space === undefined || !isOneWord(trial, from, space)) break;
    last++;
    from = space + 1;
    if (isWithin(trial, from) && trial.text.charCodeAt(from) === SPACE) break;
  }
  for (let at = last; at >= first; at--) {
    const next = (spaces[at] ?? 0) + 1;
    const end = mayStand(trial, number, next)
      ? behindMarks(trial, number, undefined, 0, next, false)
      : NOWHERE;
    if (end !== NOWHERE) return end;
  }
  return NOWHERE;
}

/** Whether what stands up to a space is a word of a sentence that may be passed over. */
function isOneWord({ worded, text, limit }: Trial, from: number, space: number): boolean {
  if (space >= limit || space > from + GAP_WORD_CHARACTERS) return false;
  return !(worded.hasLines && text.slice(from, space).includes('\n'));
}

/** Whether a step may stand here: where a word begins, by that word. */
function mayStand({ firsts, worded }: Trial, number: number, place: number): boolean {
  const first = firsts[number] ?? NOWHERE;
  const word = worded.wordAt[place] ?? 0;
  if (first === NOWHERE || word === 0) return true;
  return (((worded.uses[word - 1]?.isFirst[first >>> 5] ?? 0) >>> (first & 31)) & 1) === 1;
}

/** Behind a space with the marks beside it; then comes a step, or the rest of a choice. */
function behindSpace(
  trial: Trial,
  number: number,
  choice: string | undefined,
  at: number,
  place: number,
): number {
  const space = place + marksAt(trial, place);
  if (!isSpace(trial, space)) return NOWHERE;
  return behindMarks(trial, number, choice, at, space + 1, true);
}

/** Behind as many marks as there are, and where `orSpace` says so the space that follows them; or behind fewer. */
function behindMarks(
  trial: Trial,
  number: number,
  choice: string | undefined,
  at: number,
  place: number,
  orSpace: boolean,
): number {
  for (let marks = marksAt(trial, place); marks > 0; marks--) {
    const behind = place + marks;
    const end =
      orSpace && isSpace(trial, behind) ? goOn(trial, number, choice, at, behind + 1) : NOWHERE;
    if (end !== NOWHERE) return end;
    const sooner = goOn(trial, number, choice, at, behind);
    if (sooner !== NOWHERE) return sooner;
  }
  return goOn(trial, number, choice, at, place);
}

/** With the rest of a choice, or with any choice of a step. */
function goOn(
  trial: Trial,
  number: number,
  choice: string | undefined,
  at: number,
  place: number,
): number {
  return choice === undefined
    ? anyChoice(trial, number, place)
    : spelt(trial, number, choice, at, place);
}

/** How many marks stand here, of those that may. */
function marksAt(trial: Trial, place: number): number {
  const { text } = trial;
  let marks = 0;
  while (marks < MOST_MARKS && isWithin(trial, place + marks)) {
    const sign = text.charCodeAt(place + marks);
    if (sign === SPACE || sign === NEWLINE || isLetterAt(text, place + marks)) break;
    marks++;
  }
  return marks;
}

function anyChoice(trial: Trial, number: number, place: number): number {
  if (!mayStand(trial, number, place)) return NOWHERE;
  if (trial.steps[number]?.areWords) return behindWord(trial, number, place);
  const initial = trial.text[place] ?? '';
  const end = choiceWith(trial, number, initial, place);
  return end === NOWHERE && initial !== '~' ? choiceWith(trial, number, '~', place) : end;
}

/** Where the phrase ends if the word that stands here, which is one of a step, does not end too late. */
function behindWord(trial: Trial, number: number, place: number): number {
  const { words, wordAt } = trial.worded;
  const word = words[(wordAt[place] ?? 0) - 1];
  if (word === undefined) return NOWHERE;
  const end = place + word.word.text.length;
  return end > trial.limit ? NOWHERE : nextStep(trial, number + 1, end);
}

/** Where the phrase ends if one of a step's choices that begin so stands here. */
function choiceWith(trial: Trial, number: number, initial: string, place: number): number {
  const { choices = [], initials = '' } = trial.steps[number] ?? {};
  const first = initial === '' ? NOWHERE : initials.indexOf(initial);
  for (let at = first; at >= 0 && initials[at] === initial; at++) {
    const end = spelt(trial, number, choices[at] ?? '', 0, place);
    if (end !== NOWHERE) return end;
  }
  return NOWHERE;
}

/** Where the phrase ends if the rest of a choice, from `from` on, stands here. */
function spelt(trial: Trial, number: number, choice: string, from: number, place: number): number {
  let there = place;
  for (let at = from; at < choice.length; at++) {
    const sign = choice.charCodeAt(at);
    if (sign === SPACE) return behindSpace(trial, number, choice, at + 1, there);
    if (sign === ENDING) return behindEnding(trial, number, choice, at + 1, there);
    if (sign === UMLAUT_SIGN) {
      const end = isSign(trial, there, LETTER_E)
        ? spelt(trial, number, choice, at + 1, there + 1)
        : NOWHERE;
      if (end !== NOWHERE) return end;
    } else if (isSign(trial, there, sign)) {
      there++;
    } else {
      return NOWHERE;
    }
  }
  return nextStep(trial, number + 1, there);
}

/** Behind the longest ending of a word, or a shorter one. */
function behindEnding(
  trial: Trial,
  number: number,
  choice: string,
  at: number,
  place: number,
): number {
  let ending = 0;
  while (ending < ENDING_CHARACTERS && isInWord(trial, place + ending)) ending++;
  for (; ending >= 0; ending--) {
    const end = spelt(trial, number, choice, at, place + ending);
    if (end !== NOWHERE) return end;
  }
  return NOWHERE;
}

function isInWord(trial: Trial, place: number): boolean {
  if (!isWithin(trial, place)) return false;
  const sign = trial.text.charCodeAt(place);
  return sign === APOSTROPHE || sign === HYPHEN || isLetterAt(trial.text, place);
}

const isWithin = ({ limit }: Trial, place: number): boolean => place < limit;

const isSign = (trial: Trial, place: number, sign: number | undefined): boolean =>
  isWithin(trial, place) && trial.text.charCodeAt(place) === sign;

const isSpace = (trial: Trial, place: number): boolean => isSign(trial, place, SPACE);
