// Where a phrase stands in a text is what a regular expression of it says: for phrases of all tables, in texts made of their
// own words with whatever may part them.
import { expect, it } from 'vitest';
import { fold } from '../../../src/mail/reading/fold.ts';
import { guardsIn } from '../../../src/mail/rules/guards.ts';
import { phraseRulesIn } from '../../../src/mail/rules/phrase-rules.ts';
import { ANY, ruledLanguages } from '../../../src/mail/rules/phrase-tables.ts';
import { searched } from '../../../src/mail/rules/searched-text.ts';
import { phrasePattern } from '../../support/phrase-pattern.ts';
import { triedPhrase } from '../../support/tried-phrase.ts';

const PARTS = [' ', ' ', ' ', ', ', ' - ', '-', "'", ' (', ') ', '... ', ' "*', '\n', '', '  '];
const ENDINGS = ['', 'en', "n't", '-mail', '-', 'x'.repeat(33)];
const WORDS = ['und', 'the', "o'er", 'xx-yy', '12', '\u2026', '\u9762', '\u00f8', 'e'];
const LONG_GAP = ' and then some more words that nobody needs to read at all';

const languages = [ANY, ...ruledLanguages()];
const rules = languages.flatMap((language) =>
  phraseRulesIn(language).map(({ phrase }) => ({ language, phrase })),
);
const guards = languages.flatMap((language) =>
  guardsIn(language).map(({ phrase }) => ({ language, phrase })),
);
const seed = Number(process.env.NYX_SEED ?? Math.floor(Math.random() * 1e6));

function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Tries such a share of the phrases, chosen by chance. */
export function testPhrases(share: number): void {
  it(`${100 * share} % of the phrases, each in five texts (seed ${seed})`, {
    timeout: 120_000,
  }, () => {
    const random = randomFrom(seed);
    const pick = (list: readonly string[]): string =>
      list[Math.floor(random() * list.length)] ?? '';
    const textOf = (phrase: string): string => {
      const tokens = phrase.match(/\{[^}]*\}[^\s{]*|\S+/g) ?? [];
      const words = tokens.map((token) => {
        if (token === '...') return random() < 0.2 ? LONG_GAP : pick(WORDS);
        if (token.endsWith('|}') && random() < 0.5) return '';
        const choice = pick(token.replace(/[{}]/g, '').split('|'));
        return choice.replaceAll('~', () => pick(ENDINGS)).replace(' ', () => pick(PARTS));
      });
      const text = words.map((word) => word + pick(random() < 0.8 ? [' '] : PARTS)).join('');
      return fold(`${pick(['', 'x ', '. '])}${text}${random() < 0.3 ? text : pick(WORDS)}`);
    };
    let found = 0;
    for (const { phrase } of [...rules, ...guards].filter(() => random() < share)) {
      const pattern = phrasePattern(phrase);
      for (let time = 0; time < 5; time++) {
        const text = textOf(phrase);
        const expected = Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => [
          index,
          index + length,
        ]);
        expect(everywhere(phrase, text), `${phrase} in ${text}`).toEqual(expected);
        found += expected.length;
      }
    }
    expect(found).toBeGreaterThan(10_000 * share);
  });
}

/** Tries such a share of the guards, chosen by chance. */
export function testGuards(share: number): void {
  it(`a text is searched where its words allow a phrase only (seed ${seed})`, () => {
    const random = randomFrom(seed);
    for (const { language, phrase } of guards.filter(() => random() < share)) {
      const text = fold(phrase.replace(/\{([^|}]*)[^}]*\}/g, '$1').replace(/[~]|\.\.\./g, ''));
      const expected = everywhere(phrase, text).length > 0;
      const guardKinds = guardsIn(language).filter((guard) => guard.phrase === phrase);
      const found = guardKinds.some(({ kind }) =>
        searched(text)
          .candidates(kind, [language])
          .some((candidate) => candidate.find(1).length > 0),
      );
      if (expected) expect(found, `${phrase} in ${text}`).toBe(true);
    }
  });
}

function everywhere(phrase: string, text: string): number[][] {
  const endFrom = triedPhrase(phrase)(text);
  const found: number[][] = [];
  for (let place = 0; place <= text.length; place++) {
    const end = endFrom(place);
    if (end < 0) continue;
    found.push([place, end]);
    place = Math.max(place, end - 1);
  }
  return found;
}
