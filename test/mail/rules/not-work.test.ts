// What is no answer to an application for work, though it has the words of one: nothing is learnt from these.
import { describe, expect, it } from 'vitest';
import { UNSURE } from '../../../src/mail/rules/certainty.ts';
import { classifyMail, type Mail } from '../../../src/mail/rules/classify-mail.ts';
import { ANSWERS, type Label } from '../../../src/mail/rules/phrase-rules.ts';
import { MAIL_LANGUAGES } from './language-mails.ts';
import { readGrids } from './sentence-grids.ts';
import { readShortMails } from './short-mails.ts';

const ADVANCING: ReadonlySet<Label> = new Set(['offer', 'interview_invite', 'assessment']);

/** What a mail is said to be for sure; null where it is unsure. */
function sureOf(mail: Mail): Label | null {
  const { label, confidence } = classifyMail(mail);
  return confidence > UNSURE ? label : null;
}

describe('an offer or invitation that is refused, forbidden, unfair or only wished is none', () => {
  it.each(readGrids('unreal-grids'))('$language', ({ subject, opening, sentences }) => {
    const told = sentences.filter((sentence) => {
      const bodyPlain = `${opening} ${sentence}`;
      const said = sureOf({
        ...{ fromAddress: 'hr@firm.example', direction: 'inbound', isBulk: false },
        ...{ subject, bodyPlain, bodyHtml: null },
      });
      return said !== null && ADVANCING.has(said);
    });
    expect(sentences.length).toBe(60);
    expect(told).toEqual([]);
  });
});

describe('shelters, choirs, landlords, universities and banks answer no application for work', () => {
  const mails = readShortMails('not-work');

  it.each(MAIL_LANGUAGES)('%s', (written) => {
    const own = mails.filter(({ language }) => language === written);
    const told = own.filter(({ mail }) => {
      const said = sureOf(mail);
      return said !== null && ANSWERS.has(said);
    });
    expect(own.length).toBe(4);
    expect(told.map(({ mail }) => mail.bodyPlain)).toEqual([]);
  });
});
