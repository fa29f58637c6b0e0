import { once } from '../../once.ts';
import { LETTERS } from '../reading/fold.ts';
import type { Languages } from '../reading/language.ts';
import { type GuardKind, guards } from './guards.ts';
import { compilePhrase } from './phrase.ts';
import { indexByLanguage } from './phrase-index.ts';

/** The first words of a folded text that are one of some phrases of its languages, else null; `words` are all of its words. */
export type GuardFinder = (
  text: string,
  languages: Languages,
  words?: readonly string[],
) => string | null;

const BETWEEN_WORDS = new RegExp(`[^${LETTERS}]+`);

/** The words of a folded text. */
export const wordsOf = (text: string): string[] => text.split(BETWEEN_WORDS);

/**
 * Finds one of the guards of a kind in a text, each as `shape` makes its pattern; only those
 * whose words it has are looked for. The guards are read when a text is first asked.
 */
export function guardFinder(
  kind: GuardKind,
  shape = (pattern: RegExp): RegExp => pattern,
): GuardFinder {
  const ready = once(() => {
    const all = guards(kind);
    const compiled = all.map(({ phrase }) => compilePhrase(phrase));
    const patterns = compiled.map((phrase) => once(() => shape(phrase.pattern)));
    return { within: indexByLanguage(all, (_, place) => compiled[place]), patterns };
  });
  return (text, languages, words = wordsOf(text)) => {
    const { within, patterns } = ready();
    for (const place of within(words, languages)) {
      const found = patterns[place]?.().exec(text);
      if (found) return found[0];
    }
    return null;
  };
}
