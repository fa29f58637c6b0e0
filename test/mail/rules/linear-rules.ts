// I2: no rule takes longer than in proportion to the mail, whatever its author repeats of the rule's own words.
import { expect, it } from 'vitest';
import { fold } from '../../../src/mail/reading/fold.ts';
import { guardsIn } from '../../../src/mail/rules/guards.ts';
import { phraseRulesIn } from '../../../src/mail/rules/phrase-rules.ts';
import { ANY, ruledLanguages } from '../../../src/mail/rules/phrase-tables.ts';
import type { Shape } from '../../support/adversarial-texts.ts';
import { growthFault } from '../../support/growth.ts';
import { triedPhrase } from '../../support/tried-phrase.ts';

const tables = [ANY, ...ruledLanguages()].flatMap((language) => [
  ...phraseRulesIn(language),
  ...guardsIn(language),
]);
const phrases = [...new Set(tables.map(({ phrase }) => phrase))];

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
      const tried = triedPhrase(phrase);
      const isIn = (text: string): boolean => {
        const endFrom = tried(text);
        for (let place = 0; place < text.length; place++) if (endFrom(place) >= 0) return true;
        return false;
      };
      for (const shape of shapesOf(phrase)) expect(growthFault(isIn, shape), phrase).toBeNull();
    }
  });
}
