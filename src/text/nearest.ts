import { distance } from 'fastest-levenshtein';

/** The candidate that `word` was most likely meant to be, or undefined when none is close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({
      candidate,
      edits: distance(word.toLowerCase(), candidate.toLowerCase()),
    }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= Math.max(2, word.length / 3) ? best.candidate : undefined;
}

/** A hint for who wrote `word` where one of `known` stands: the nearest of these or, where none is near, `otherwise`. */
export function didYouMean(word: string, known: readonly string[], otherwise: string): string {
  const close = nearest(word, known);
  return close ? `did you mean ${close}?` : otherwise;
}
