// Whether a text has a phrase at a place: its steps are tried in order, the first of several choices and the longest of
// several stretches first. Every stretch has a bound, so that no text takes longer than in proportion to its length.
import { isLetterAt } from '../reading/letters.ts';
import { type Phrase, type Step, UMLAUT } from './phrase.ts';

/** Characters of a word that is passed over. */
const GAP_WORD_CHARACTERS = 120;
/** Of any ending of a word. */
const ENDING_CHARACTERS = 30;
/** Marks that may stand beside a space: `forward, with`, `for (now)`, `be *very*`. */
const MOST_MARKS = 3;
const NOWHERE = -1;
const NEWLINE = '\n';

/** A phrase that is tried on a text. */
interface Trial {
  steps: readonly Step[];
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
  { steps }: Phrase,
  text: string,
  place: number,
  limit = text.length,
  isLast = false,
): number {
  if (isLetterAt(text, place - 1)) return NOWHERE;
  return nextStep({ steps, text, limit, isLast }, 0, place);
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

/** Behind so many further words and the space that ends them. */
function behindWords(trial: Trial, number: number, words: number, place: number): number {
  const { text } = trial;
  const furthest = Math.min(trial.limit, place + GAP_WORD_CHARACTERS);
  let space = place;
  while (space < furthest && text[space] !== ' ' && text[space] !== NEWLINE) space++;
  if (!isWithin(trial, space) || text[space] !== ' ') return NOWHERE;
  const next = space + 1;
  const isWord = isWithin(trial, next) && text[next] !== ' ';
  const end = words > 0 && isWord ? behindWords(trial, number, words - 1, next) : NOWHERE;
  return end === NOWHERE && mayBegin(trial, number, next)
    ? behindMarks(trial, number, undefined, 0, next, false)
    : end;
}

/** Whether a step may stand here, or marks before it. */
function mayBegin({ steps, text }: Trial, number: number, place: number): boolean {
  const { initials = '' } = steps[number] ?? {};
  return !isLetterAt(text, place) || initials.includes(text[place] ?? '') || initials.includes('~');
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
  if (!isWithin(trial, space) || trial.text[space] !== ' ') return NOWHERE;
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
    const isSpace = orSpace && isWithin(trial, behind) && trial.text[behind] === ' ';
    const end = isSpace ? goOn(trial, number, choice, at, behind + 1) : NOWHERE;
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
    const at = place + marks;
    if (text[at] === ' ' || text[at] === NEWLINE || isLetterAt(text, at)) break;
    marks++;
  }
  return marks;
}

function anyChoice(trial: Trial, number: number, place: number): number {
  const initial = trial.text[place] ?? '';
  const end = choiceWith(trial, number, initial, place);
  return end === NOWHERE && initial !== '~' ? choiceWith(trial, number, '~', place) : end;
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
    const sign = choice[at];
    if (sign === ' ') return behindSpace(trial, number, choice, at + 1, there);
    if (sign === '~') return behindEnding(trial, number, choice, at + 1, there);
    if (sign === UMLAUT) {
      const isSpeltOut = isWithin(trial, there) && trial.text[there] === 'e';
      const end = isSpeltOut ? spelt(trial, number, choice, at + 1, there + 1) : NOWHERE;
      if (end !== NOWHERE) return end;
    } else if (isWithin(trial, there) && trial.text[there] === sign) {
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
  const sign = trial.text[place];
  return sign === "'" || sign === '-' || isLetterAt(trial.text, place);
}

const isWithin = ({ limit }: Trial, place: number): boolean => place < limit;
