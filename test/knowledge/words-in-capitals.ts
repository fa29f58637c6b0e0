import { expect, test } from 'vitest';
import { compileWords, findWords } from '../../src/knowledge/words.ts';
import { phraseRulesIn } from '../../src/mail/rules/phrase-rules.ts';
import { ANY, ruledLanguages } from '../../src/mail/rules/phrase-tables.ts';
import { phrasePattern } from '../support/phrase-pattern.ts';

/** Compiles the pattern of one in `every` phrase before. */
export function testCapitals(every: number): void {
  test('words in capitals are found also after many other patterns have been compiled', () => {
    // V8 compiles what runs more than once.
    const rules = [ANY, ...ruledLanguages()].flatMap(phraseRulesIn);
    for (const { phrase } of rules.filter((_, at) => at % every === 0)) {
      const pattern = phrasePattern(phrase);
      for (let time = 0; time < 3; time++) pattern.test(`${phrase} and more`.repeat(9));
    }
    const patterns = compileWords([
      { kind: 'one', word: 'euro', anyCase: true },
      { kind: 'several', word: 'euros', anyCase: true },
    ]);
    expect(findWords('12 Euros', patterns)).toEqual([{ kind: 'several', at: 3 }]);
    expect(findWords('12 EURO', patterns)).toEqual([{ kind: 'one', at: 3 }]);
  });
}
