import { expect, it } from 'vitest';
import { findMatches, prepare } from '../../../src/mail/rules/matcher.ts';
import { phraseRulesIn } from '../../../src/mail/rules/phrase-rules.ts';
import { ANY, ruledLanguages } from '../../../src/mail/rules/phrase-tables.ts';

export const rules = [ANY, ...ruledLanguages()].flatMap(phraseRulesIn);

/** Words that a phrase stands for: of each group the first or the last one. */
function exampleOf(phrase: string, pick: 0 | -1): string {
  return phrase
    .replace(/\{([^}]*)\}/g, (_, group: string) => group.split('|').filter(Boolean).at(pick) ?? '')
    .replaceAll('...', 'and then')
    .replaceAll('~', '')
    .replace(/ +/g, ' ');
}

/** Tries one in `every` rule with an example of its own phrase, made of the first or the last choices. */
export function testExamples(pick: 0 | -1, every: number): void {
  const name = `each rule finds an example of its own phrase (choice ${pick})`;
  it(name, { timeout: 120_000 }, () => {
    const tried = rules.filter((_, at) => at % every === 0);
    const dead = tried.filter((rule) => {
      const example = exampleOf(rule.phrase, pick);
      const mail = rule.inSubject
        ? prepare('jobs@firm.example', example, '', () => '')
        : prepare('jobs@firm.example', '', example, () => '');
      return !findMatches({ ...mail, languages: [rule.language] }).some(
        ({ ruleId }) => ruleId === rule.id,
      );
    });
    expect(dead.map(({ id, phrase }) => `${id}: ${exampleOf(phrase, pick)}`)).toEqual([]);
  });
}
