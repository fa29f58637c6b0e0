import { once } from '../../once.ts';
import { type GuardKind, guards } from './guards.ts';
import { compilePhrase } from './phrase.ts';
import { indexPhrases } from './phrase-index.ts';

/** Whether a folded text has one of some phrases; `words` are its words, where they are known. */
export type GuardFinder = (text: string, words?: readonly string[]) => boolean;

/** The words of a folded text. */
export const wordsOf = (text: string): string[] => text.split(/[^a-z0-9]+/);

/**
 * Finds out whether a text has one of the guards of a kind, each as `shape` makes its pattern; only those
 * whose words it has are looked for. The guards are read when a text is first asked.
 */
export function guardFinder(
  kind: GuardKind,
  shape = (pattern: RegExp): RegExp => pattern,
): GuardFinder {
  const ready = once(() => {
    const compiled = guards(kind).map(compilePhrase);
    const patterns = compiled.map((phrase) => once(() => shape(phrase.pattern)));
    return { index: indexPhrases(compiled), patterns };
  });
  return (text, words = wordsOf(text)) => {
    const { index, patterns } = ready();
    return index.within(words).some((place) => patterns[place]?.().test(text));
  };
}
