// I2: no rule takes longer than in proportion to the mail, whatever its author repeats of the rule's own words.
import { expect, it } from 'vitest';
import { fold } from '../../../src/mail/reading/fold.ts';
import { GUARD_KINDS, guards } from '../../../src/mail/rules/guards.ts';
import { compilePhrase } from '../../../src/mail/rules/phrase.ts';
import { phraseRules } from '../../../src/mail/rules/phrase-rules.ts';
import type { Shape } from '../../support/adversarial-texts.ts';
import { growthFault } from '../../support/growth.ts';

const guardPhrases = GUARD_KINDS.flatMap(guards).map(({ phrase }) => phrase);
const phrases = [...new Set([...phraseRules().map(({ phrase }) => phrase), ...guardPhrases])];

/** The words of a phrase, of each group its first and its longest. */
function wordsOf(phrase: string): string[] {
  const tokens = fold(phrase).match(/\{[^}]*\}|[^\s{}]+/g) ?? [];
  const choices = tokens
    .filter((token) => token !== '...')
    .map((token) => token.replaceAll(/[{}~]/g, '').split('|'));
  return choices.map((words) => words.find((word) => word !== '') ?? '');
}

/** The beginning of the phrase over and over: as one long word, as many, with gaps that never end. */
function shapesOf(phrase: string): Shape[] {
  const words = wordsOf(phrase);
  const beginnings =
    words.length > 2 ? [words.slice(0, 1), words.slice(0, -1)] : [words.slice(0, 1)];
  const pieces = beginnings.flatMap((list) => [`${list.join(' ')} `, `${list.join('-')}-`]);
  return pieces.map((piece) => (length) => piece.repeat(Math.ceil(length / piece.length)));
}

/** Measures one in `every` phrase. */
export function testLinearRules(every: number): void {
  it('there are rules', () => {
    expect(phrases.length).toBeGreaterThan(1000);
  });

  it('phrases of rules and guards', { timeout: 240_000 }, () => {
    for (const phrase of phrases.filter((_, at) => at % every === 0)) {
      const { pattern } = compilePhrase(phrase);
      for (const shape of shapesOf(phrase))
        expect(
          growthFault((text) => pattern.test(text), shape),
          phrase,
        ).toBeNull();
    }
  });
}
