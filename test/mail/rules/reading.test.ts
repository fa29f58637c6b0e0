// How a mail is read before a rule decides: what is cut, joined, and what takes the force of a phrase.
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../src/mail/rules/classify-mail.ts';

const NO = 'Unfortunately, we will not be moving forward with your application.';

function label(
  bodyPlain: string | null,
  rest: { from?: string; subject?: string; bodyHtml?: string } = {},
): string {
  return classifyMail({
    fromAddress: rest.from ?? 'jobs@firm.example',
    direction: 'inbound',
    isBulk: false,
    subject: rest.subject ?? 'Your application',
    bodyPlain,
    bodyHtml: rest.bodyHtml ?? null,
  }).label;
}

describe('a refusal is one however it is written', () => {
  it.each([
    ['in capitals', NO.toUpperCase()],
    [
      'wrapped within the phrase',
      'Unfortunately, we\nwill not\nbe moving\nforward with your\napplication.',
    ],
    [
      'with soft hyphens and zero-width spaces',
      NO.replace('moving', 'mov\u00ading').replace('be ', 'be\u200b '),
    ],
    ['with non-breaking spaces', NO.replaceAll(' ', '\u00a0')],
    ['with a curly apostrophe', 'We won\u2019t be moving forward with your application.'],
    ['without the apostrophe', 'We wont be moving forward with your application.'],
    ['with emphasis', 'We will *not* be moving forward with your application.'],
    ['with accents as marks', 'Votre candidature n\u2019a pas e\u0301te\u0301 retenue.'],
    ['without accents', "Votre candidature n'a pas ete retenue."],
    ['with ue for \u00fc', 'Wir koennen Ihre Bewerbung leider nicht beruecksichtigen.'],
    [
      'below the mail it answers',
      `On Tue, 3 Mar 2026, Ada wrote:\n> May I come to an interview?\n\n${NO}`,
    ],
    [
      'as HTML in the plain part',
      `<p>Dear Ada,</p><p>We will not be<br>moving forward with your application.</p>`,
    ],
  ])('%s', (_, body) => {
    expect(label(body)).toBe('rejection');
  });

  it('in HTML beside a stub of plain text', () => {
    expect(
      label('Please view this mail in HTML.', { bodyHtml: `<div>Dear Ada,</div><div>${NO}</div>` }),
    ).toBe('rejection');
  });
});

describe('words of a refusal that refuse nothing', () => {
  it.each([
    ['a condition', 'If you are not selected for this position, keep an eye on our jobs page.'],
    [
      'a condition that follows',
      'We cannot proceed with your application until you confirm your address.',
    ],
    ['other people', 'Applicants who are not selected for an interview will not be contacted.'],
    [
      'an assumption',
      'Without news by May please assume that you have not been selected for this role.',
    ],
    [
      'quotation marks',
      'They all write "we will not be moving forward with your application" to me.',
    ],
    ['a question', 'Did you hear that we will not be moving forward with your application?'],
    ['the mail it answers', `Thanks, Ada!\n\nOn Tue, 3 Mar 2026, Ada wrote:\n> ${NO}`],
    ['a signature', `Thanks, Ada! Talk soon, have a nice day.\n-- \n${NO}`],
  ])('%s', (_, body) => {
    expect(label(body, { subject: 'Hello' })).not.toBe('rejection');
  });
});

it('HTML without its quoted mail, but with what is set in by the sender', () => {
  const reply = `<div>Thank you, Ada, we will tell you soon.</div><blockquote type="cite"><p>${NO}</p></blockquote>`;
  expect(label(null, { bodyHtml: reply })).not.toBe('rejection');
  const setIn = `<p>The company writes:</p><blockquote style="margin:0 0 0 40px">${NO}</blockquote>`;
  expect(label(null, { bodyHtml: setIn })).toBe('rejection');
  const forwarded = `<div class="gmail_quote"><p>From: jobs@firm.example</p><p>${NO}</p></div>`;
  expect(label(null, { bodyHtml: forwarded })).toBe('rejection');
});

it('a loan is refused in the same words, and no application for work', () => {
  const body = 'Your loan application has been rejected. We are unable to offer you a loan.';
  expect(label(body, { from: 'service@bank.example' })).not.toBe('rejection');
});

it('the subject of a reply makes no appointment', () => {
  const subject = 'Interview invitation: analyst';
  expect(label('We will tell you next week.', { subject })).toBe('interview_invite');
  expect(label('We will tell you next week.', { subject: `Re: ${subject}` })).not.toBe(
    'interview_invite',
  );
});

it('a regret and a farewell refuse together, with less confidence', () => {
  const verdict = (bodyPlain: string) =>
    classifyMail({
      fromAddress: 'jobs@firm.example',
      direction: 'inbound',
      isBulk: false,
      subject: 'Your application',
      bodyPlain,
      bodyHtml: null,
    });
  const both = verdict(
    'Sadly I have disappointing news about the role. Best of luck in your search!',
  );
  expect(both).toMatchObject({ label: 'rejection', ruleId: 'rejection.en.regret-hint' });
  expect(both.confidence).toBeLessThan(0.7);
  expect(verdict('Sadly I have no news about the role yet.').label).not.toBe('rejection');
  expect(verdict('Best of luck in your search!').label).not.toBe('rejection');
});
