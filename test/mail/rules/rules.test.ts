// Every rule can find the words it is made of: one that cannot is dead, and nobody would notice.
import { expect, it } from 'vitest';
import { findMatches, prepare } from '../../../src/mail/rules/matcher.ts';
import { phraseRulesIn } from '../../../src/mail/rules/phrase-rules.ts';
import { ANY, ruledLanguages } from '../../../src/mail/rules/phrase-tables.ts';

const rules = [ANY, ...ruledLanguages()].flatMap(phraseRulesIn);

/** Words that a phrase stands for: of each group the first or the last one. */
function exampleOf(phrase: string, pick: 0 | -1): string {
  return phrase
    .replace(/\{([^}]*)\}/g, (_, group: string) => group.split('|').filter(Boolean).at(pick) ?? '')
    .replaceAll('...', 'and then')
    .replaceAll('~', '')
    .replace(/ +/g, ' ');
}

it.each([0, -1] as const)(
  'each rule finds an example of its own phrase (choice %i)',
  (pick) => {
    const dead = rules.filter((rule) => {
      const example = exampleOf(rule.phrase, pick);
      const mail = rule.inSubject
        ? prepare('jobs@firm.example', example, '', () => '')
        : prepare('jobs@firm.example', '', example, () => '');
      return !findMatches({ ...mail, languages: [rule.language] }).some(
        ({ ruleId }) => ruleId === rule.id,
      );
    });
    expect(dead.map(({ id, phrase }) => `${id}: ${exampleOf(phrase, pick)}`)).toEqual([]);
  },
  120_000,
);

it('no two rules have one id', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

it('of phrases that begin at one place the longest is told first: the order of files says nothing', () => {
  const body = 'Wir stellen erst mal niemanden ein, und die Stelle bleibt frei.';
  const matches = findMatches(prepare('jobs@firm.example', '', body, () => body));
  const there = matches.filter(({ phrase }) => phrase.startsWith('stellen erst mal niemanden'));
  expect(there.map(({ ruleId, phrase }) => [ruleId, phrase])).toEqual([
    ['rejection.de.stellen-niemanden-ein', 'stellen erst mal niemanden ein'],
    ['rejection.de.brauchen-niemanden', 'stellen erst mal niemanden'],
  ]);
});
