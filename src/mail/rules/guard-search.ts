import type { Languages } from '../reading/language.ts';
import type { GuardKind } from './guards.ts';
import type { SearchedText, Span } from './searched-text.ts';
import { separate } from './stretches.ts';

/** The first words of a folded text that are one of the guards of a kind in some languages, else null. */
export function findGuard(
  kind: GuardKind,
  text: SearchedText,
  languages: Languages,
): string | null {
  for (const candidate of text.candidates(kind, languages)) {
    const [found] = candidate.find(1);
    if (found !== undefined) return text.text.slice(found.start, found.end);
  }
  return null;
}

/** The first of these texts that has one of the guards of a kind says which words; null if none has. */
export function findGuardIn(
  kind: GuardKind,
  texts: readonly SearchedText[],
  languages: Languages,
): string | null {
  for (const text of texts) {
    const found = findGuard(kind, text, languages);
    if (found !== null) return found;
  }
  return null;
}

/** What texts have of the guards of a kind: of each guard the first words in a text. */
export function wordsOfGuards(
  kind: GuardKind,
  texts: readonly SearchedText[],
  languages: Languages,
): string[] {
  return texts.flatMap((text) =>
    text
      .candidates(kind, languages)
      .flatMap((guard) => guard.find(1).map(({ start, end }) => text.text.slice(start, end))),
  );
}

/** In how many places texts have guards of a kind; words within others are one place with them. */
export function guardPlaces(
  kind: GuardKind,
  texts: readonly SearchedText[],
  languages: Languages,
): number {
  return texts.reduce((sum, text) => {
    const found = text
      .candidates(kind, languages)
      .flatMap((candidate) => candidate.find(MOST_PLACES));
    return sum + separate(found);
  }, 0);
}

/** So many of one phrase in a sentence; more of them say nothing new. */
const MOST_PLACES = 4;

/** Whether a part of a sentence has one of the guards of a kind; `isLast`: as its last words. */
export function hasGuard(
  kind: GuardKind,
  sentence: SearchedText,
  part: Span,
  languages: Languages,
  isLast = false,
): boolean {
  return sentence.candidates(kind, languages).some((guard) => guard.isIn(part, isLast));
}
