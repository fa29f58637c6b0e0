// The same said in other ways, one sentence a mail: fixtures/said-otherwise.tsv. `other` answers nobody: courses, loans,
// flats, friends' news, sales talks, narrated processes.
import { describe, expect, it } from 'vitest';
import { classifyMail, type Mail } from '../../../src/mail/rules/classify-mail.ts';
import type { Match } from '../../../src/mail/rules/matcher.ts';
import { ANSWERS } from '../../../src/mail/rules/phrase-rules.ts';
import { readShortMails } from './short-mails.ts';

const sentences = readShortMails('said-otherwise').map(({ language, label, mail }) => ({
  ...{ language, label, sentence: mail.bodyPlain, said: saidBy(mail) },
}));

/** What phrases and sentences of the text say for sure. */
function saidBy(mail: Mail): Match[] {
  return classifyMail(mail).matches.filter(
    ({ ignored, inBody, weight }) => ignored === null && inBody && weight !== 'hint',
  );
}

describe.each(['fr', 'es', 'pt', 'it'])('%s', (language) => {
  const ofLanguage = sentences.filter((each) => each.language === language);

  it('recognises nineteen of twenty sentences', () => {
    const telling = ofLanguage.filter(({ label }) => label !== 'other');
    const missed = telling.filter(({ label, said }) => !said.some((each) => each.label === label));
    expect(telling.length).toBeGreaterThan(180);
    const list = missed.map(({ label, sentence }) => `${label}: ${sentence}`).join('\n');
    expect(missed.length / telling.length, list).toBeLessThanOrEqual(0.05);
  });

  it('finds no answer where there is none', () => {
    const neutral = ofLanguage.filter(({ label }) => label === 'other');
    // What somebody tells of their own search outranks the words of an answer.
    const answering = neutral.filter(
      ({ said }) =>
        !said.some(({ kind }) => kind === 'own_news') &&
        said.some((each) => ANSWERS.has(each.label)),
    );
    expect(neutral.length).toBeGreaterThan(20);
    expect(answering.map(({ sentence }) => sentence)).toEqual([]);
  });
});
