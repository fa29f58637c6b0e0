// A verdict says what it rests on: on a subject, on thanks or on nothing it is unsure, and no language decides in another.
import { describe, expect, it } from 'vitest';
import { UNSURE } from '../../../src/mail/rules/certainty.ts';
import { classifyMail } from '../../../src/mail/rules/classify-mail.ts';

const judge = (subject: string, bodyPlain: string, fromAddress = 'hr@firm.example') =>
  classifyMail({
    fromAddress,
    direction: 'inbound',
    isBulk: false,
    subject,
    bodyPlain,
    bodyHtml: null,
  });

describe('unsure is', () => {
  it.each([
    ['a bare subject', 'Your application', 'The bicycle stands in the yard.'],
    ['a bare subject in German', 'Ihre Bewerbung', 'Das Fahrrad steht im Hof.'],
    ['a bare subject in Italian', 'La tua candidatura', 'La bicicletta sta in cortile.'],
    [
      'an invitation by its subject alone',
      'Interview invitation',
      'The lift is out of order today.',
    ],
    ['thanks alone', 'Firm', 'Thank you for your application.'],
    ['nothing', 'Hello', 'The bicycle stands in the yard and it is raining here.'],
    [
      'an invitation whose text cannot invite',
      'Mülakat daveti',
      'Robin Hanım, sizi mülakata davet edemeyeceğiz.',
    ],
    [
      'a newsletter whose text refuses',
      'Deine Bewerbung',
      'Hallo Robin,\n\nwir haben uns gegen deine Bewerbung entschieden. Melde dich zu unserem Karriere-Newsletter an, um von neuen Stellen zu erfahren.\n\nNewsletter abbestellen',
    ],
    [
      'a newsletter whose text offers',
      'Your offer',
      'Hi Robin,\n\nattached is your offer letter for Platform Engineer, 78,000 EUR a year. Please sign by Friday. Follow our blog and newsletter!\n\nUnsubscribe',
    ],
  ])('%s', (_, subject, body) => {
    expect(judge(subject, body).confidence).toBeLessThanOrEqual(UNSURE);
  });

  it('not a refusal in plain words', () => {
    const body = 'Thank you for applying. We will not be moving forward with your application.';
    expect(judge('Your application', body).confidence).toBeGreaterThan(UNSURE);
  });
});

describe('a language', () => {
  it('without rules is named instead of a guess', () => {
    const body =
      'Tak for din ansøgning. Vi har desværre valgt at gå videre med en anden kandidat, og vi ønsker dig held og lykke.';
    expect(judge('Din ansøgning', body)).toMatchObject({ label: 'other', basis: 'language' });
    expect(judge('Din ansøgning', body).languages[0]).toBe('da');
  });

  it('does not decide in another one: a Spanish word in English', () => {
    const verdict = judge(
      'Your course',
      'You have completed: free mock test. Well done, keep going!',
    );
    expect(verdict.matches.filter(({ ruleId }) => /\.(?:es|pt|it)\./.test(ruleId))).toEqual([]);
  });

  it('may be two of one mail', () => {
    const english = 'We regret to say that your application has not been successful this time.';
    const french =
      'Nous sommes au regret de vous informer que votre candidature n\u2019a pas \u00e9t\u00e9 retenue pour ce poste.';
    const { languages, label } = judge('Application', `${english}\n\n${french}`);
    expect(languages).toEqual(expect.arrayContaining(['en', 'fr']));
    expect(label).toBe('rejection');
  });
});
