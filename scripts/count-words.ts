// Counts in which mails words stand, for knowledge/mail-words.tsv.
import { LABELS, type Label } from '../src/mail/rules/phrase-rules.ts';

/** A mail to learn from. */
interface WordedMail {
  label: Label;
  wording: ReadonlySet<string>;
}

/** Words of a single mail say nothing of its kind. */
const FEWEST_MAILS = 2;

/**
 * In how many mails of each label, in the order of LABELS, words stand; each mail of the fixtures
 * counts once.
 */
export function countWords(mails: readonly WordedMail[]): ReadonlyMap<string, number[]> {
  const counts = new Map<string, number[]>();
  for (const { label, wording } of mails) {
    const place = LABELS.indexOf(label);
    for (const words of wording) {
      const of = counts.get(words) ?? LABELS.map(() => 0);
      of[place] = (of[place] ?? 0) + 1;
      counts.set(words, of);
    }
  }
  const isFrequent = (of: readonly number[]): boolean =>
    of.reduce((sum, more) => sum + more, 0) >= FEWEST_MAILS;
  return new Map(Array.from(counts).filter(([, of]) => isFrequent(of)));
}
