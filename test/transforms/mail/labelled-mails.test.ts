import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../src/transforms/mail/classify-mail.ts';
import { readLabelledMails } from './labelled-mails.ts';
import { printScores } from './scores.ts';

const judged = readLabelledMails().map((mail) => ({
  ...mail,
  verdict: classifyMail({
    fromAddress: mail.from,
    direction: 'inbound',
    isBulk: false,
    subject: mail.subject,
    bodyPlain: mail.body,
    bodyHtml: null,
  }),
}));

describe('labelled mails', () => {
  it('are at least 150, in five languages', () => {
    expect(judged.length).toBeGreaterThanOrEqual(150);
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
});
