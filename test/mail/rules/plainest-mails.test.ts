// The plainest mails there are, a few of each kind in each language: fixtures/plainest-mails.tsv.
// Nothing is learnt from them, and whatever is learnt from others has to be sure of them.
import { describe, expect, it } from 'vitest';
import { UNSURE } from '../../../src/mail/rules/certainty.ts';
import { classifyMail } from '../../../src/mail/rules/classify-mail.ts';
import { MAIL_LANGUAGES } from './language-mails.ts';
import { readShortMails } from './short-mails.ts';

const mails = readShortMails('plainest-mails');

describe.each(MAIL_LANGUAGES)('%s', (written) => {
  const ofLanguage = mails.filter(({ language }) => language === written);

  it('has refusals, an invitation, a receipt, an offer and a test', () => {
    expect(new Set(ofLanguage.map(({ label }) => label)).size).toBe(5);
  });

  it.each(ofLanguage.map(({ label, mail }) => [label, mail] as const))('%s %o', (label, mail) => {
    const verdict = classifyMail(mail);
    expect(verdict.label).toBe(label);
    expect(verdict.confidence).toBeGreaterThan(UNSURE);
  });
});
