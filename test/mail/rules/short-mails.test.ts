// Short mails in Polish, Russian, Chinese and Japanese, thought up while the tables of these languages were widened: what
// says it in other words, and neutral ones (flats, courses, loans, friends, sales, doctors) that must not be taken for answers.
import { describe, expect, it } from 'vitest';
import { UNSURE } from '../../../src/mail/rules/certainty.ts';
import { classifyMail } from '../../../src/mail/rules/classify-mail.ts';
import { ANSWERS } from '../../../src/mail/rules/phrase-rules.ts';
import { readShortMails } from './short-mails.ts';

const judged = readShortMails('short-mails').map(({ language, label, mail }) => {
  const text = `${mail.subject} | ${mail.bodyPlain}`;
  return { language, label, text, verdict: classifyMail(mail) };
});

describe.each(['pl', 'ru', 'zh', 'ja'])('%s', (language) => {
  const own = judged.filter((mail) => mail.language === language);

  it('is told apart, nine times in ten', () => {
    const wrong = own.filter(({ label, verdict }) => verdict.label !== label);
    expect(own.length).toBeGreaterThan(75);
    expect(
      1 - wrong.length / own.length,
      wrong.map(({ text }) => text).join('\n'),
    ).toBeGreaterThanOrEqual(0.9);
  });

  it('no answer is told for sure where there is none', () => {
    const invented = own.filter(
      ({ label, verdict }) =>
        verdict.label !== label && ANSWERS.has(verdict.label) && verdict.confidence > UNSURE,
    );
    expect(invented.map(({ text }) => text)).toEqual([]);
  });
});
