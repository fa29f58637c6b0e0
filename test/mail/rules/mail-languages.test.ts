// Mail in twelve languages by somebody who had not read the rules; of the unseen half only figures are told.
import { describe, expect, it } from 'vitest';
import { macroF1 } from '../../../bench/mail-scores.ts';
import { UNSURE } from '../../../src/mail/rules/certainty.ts';
import { classifyMail } from '../../../src/mail/rules/classify-mail.ts';
import { ANSWERS } from '../../../src/mail/rules/phrase-rules.ts';
import { MAIL_LANGUAGES, type Part, readLanguageMails } from './language-mails.ts';

async function judge(part: Part) {
  const mails = await Promise.all(
    MAIL_LANGUAGES.map((language) => readLanguageMails(language, part)),
  );
  return mails.flat().map((mail) => ({ ...mail, verdict: classifyMail(mail.mail) }));
}

const halves = { seen: await judge('seen'), unseen: await judge('unseen') };

describe.each([
  ['seen', 0.84, 0.9],
  ['unseen', 0.57, 0.8],
] as const)('the %s half', (half, score, rightAnswers) => {
  const judged = halves[half];
  const answers = judged.filter(
    ({ verdict }) => verdict.confidence > UNSURE && ANSWERS.has(verdict.label),
  );

  it('is told apart no worse than when this was measured', () => {
    expect(judged.length).toBeGreaterThan(450);
    expect(macroF1(judged)).toBeGreaterThanOrEqual(score);
  });

  it('has its language recognised', () => {
    const known = judged.filter(({ language, verdict }) => verdict.languages[0] === language);
    expect(known.length / judged.length).toBeGreaterThanOrEqual(0.98);
  });

  it('answers told for sure are some answer, no less often than when this was measured', () => {
    const real = answers.filter(({ label }) => ANSWERS.has(label));
    expect(real.length / answers.length).toBeGreaterThanOrEqual(rightAnswers);
  });

  it('no refusal is read as an invitation or an offer for sure, but for one in a hundred', () => {
    const refusals = judged.filter(({ label }) => label === 'rejection');
    const good = answers.filter(
      ({ label, verdict }) =>
        label === 'rejection' && ['interview_invite', 'offer'].includes(verdict.label),
    );
    expect(good.length / refusals.length).toBeLessThanOrEqual(0.02);
  });

  it('a confidence is kept: what is told with 0.8 and more is right eight times in ten', () => {
    const sure = judged.filter(({ verdict }) => verdict.confidence >= 0.8);
    const right = sure.filter(({ label, verdict }) => label === verdict.label);
    expect(sure.length).toBeGreaterThan(100);
    expect(right.length / sure.length).toBeGreaterThanOrEqual(0.8);
  });
});
