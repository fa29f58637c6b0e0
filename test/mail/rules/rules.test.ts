// Every rule can find the words it is made of: one that cannot is dead, and nobody would notice.
import { expect, it } from 'vitest';
import { findMatches, prepare } from '../../../src/mail/rules/matcher.ts';
import { rules, testExamples } from './rule-examples.ts';

testExamples(0, 1);
testExamples(-1, 5);

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
