import { describe, expect, it } from 'vitest';
import { UNSURE } from '../../../src/mail/rules/certainty.ts';
import { classifyMail } from '../../../src/mail/rules/classify-mail.ts';
import { ANSWERS } from '../../../src/mail/rules/phrase-rules.ts';
import { readLabelledMails } from './labelled-mails.ts';
import { printScores } from './scores.ts';

const judged = readLabelledMails().map((mail) => ({
  ...mail,
  verdict: classifyMail({
    fromAddress: mail.from,
    direction: 'inbound',
    isBulk: mail.isBulk,
    subject: mail.subject,
    bodyPlain: mail.bodyPlain,
    bodyHtml: mail.bodyHtml,
  }),
}));

const isSure = ({ verdict }: (typeof judged)[number]): boolean => verdict.confidence > UNSURE;

describe('labelled mails', () => {
  it('are at least 800, in five languages', () => {
    expect(judged.length).toBeGreaterThanOrEqual(800);
    expect(new Set(judged.map(({ file }) => file.slice(9, 11)))).toEqual(
      new Set(['de', 'en', 'es', 'fr', 'pt']),
    );
  });

  // What is unsure is no answer and asks to be looked at: it says nothing wrong, and finds nothing.
  it('are told apart where the rules are sure: precision per label', () => {
    for (const { label, precision } of printScores(judged.filter(isSure))) {
      const floor = label === 'rejection' || label === 'interview_invite' ? 0.95 : 0.9;
      expect(precision, `precision of ${label}`).toBeGreaterThanOrEqual(floor);
    }
  });

  it('are found: recall per label, and few answers are unsure', () => {
    for (const { label, recall } of printScores(judged)) {
      const floor = { rejection: 0.95, interview_invite: 0.95, other: 0.8 }[label as string] ?? 0.9;
      expect(recall, `recall of ${label}`).toBeGreaterThanOrEqual(floor);
    }
    const answers = judged.filter(({ label }) => ANSWERS.has(label));
    expect(answers.filter(isSure).length / answers.length).toBeGreaterThanOrEqual(0.88);
  });

  it('never call a receipt a rejection', () => {
    const wrong = judged.filter(
      (mail) => mail.label === 'status_update' && mail.verdict.label === 'rejection',
    );
    expect(wrong).toEqual([]);
  });

  it('tell receipts from other news of an application', () => {
    const receipts = judged.filter(({ isReceipt }) => isReceipt);
    const known = receipts.filter(({ verdict }) => verdict.isReceipt);
    expect(known.length / receipts.length).toBeGreaterThanOrEqual(0.95);
  });
});
