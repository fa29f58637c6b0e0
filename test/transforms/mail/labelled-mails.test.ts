import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../src/transforms/mail/classify-mail.ts';
import { readLabelledMails } from './labelled-mails.ts';

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

const labels = [...new Set(judged.map(({ label }) => label))].sort();

function score(label: string) {
  const said = judged.filter(({ verdict }) => verdict.label === label);
  const true_ = judged.filter((mail) => mail.label === label);
  const both = said.filter((mail) => mail.label === label).length;
  return { label, mails: true_.length, precision: both / said.length, recall: both / true_.length };
}

describe('labelled mails', () => {
  it('are at least 150, in five languages', () => {
    expect(judged.length).toBeGreaterThanOrEqual(150);
    expect(new Set(judged.map(({ file }) => file.slice(9, 11)))).toEqual(
      new Set(['de', 'en', 'es', 'fr', 'pt']),
    );
  });

  it('are told apart: precision and recall per label', () => {
    const scores = labels.map(score);
    for (const { label, mails, precision, recall } of scores) {
      console.log(
        `${label.padEnd(17)} ${String(mails).padStart(3)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}`,
      );
    }
    for (const { label, precision, recall } of scores) {
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
