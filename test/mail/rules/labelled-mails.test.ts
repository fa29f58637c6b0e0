import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../src/mail/rules/classify-mail.ts';
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

describe('labelled mails', () => {
  it('are at least 800, in five languages', () => {
    expect(judged.length).toBeGreaterThanOrEqual(800);
    expect(new Set(judged.map(({ file }) => file.slice(9, 11)))).toEqual(
      new Set(['de', 'en', 'es', 'fr', 'pt']),
    );
  });

  it('are told apart: precision and recall per label', () => {
    for (const { label, precision, recall } of printScores(judged)) {
      const floor = label === 'rejection' || label === 'interview_invite' ? 0.95 : 0.9;
      expect(precision, `precision of ${label}`).toBeGreaterThanOrEqual(floor);
      expect(recall, `recall of ${label}`).toBeGreaterThanOrEqual(floor);
    }
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
