import type { Label } from '../../../src/mail/rules/phrase-rules.ts';

/** What a mail is and what the rules call it. */
export interface Judged {
  label: Label;
  verdict: { label: Label };
}

/** Precision and recall of every label that the mails have, printed. */
export function printScores(judged: readonly Judged[]) {
  const labels = [...new Set(judged.map(({ label }) => label))].sort();
  const scores = labels.map((label) => {
    const said = judged.filter(({ verdict }) => verdict.label === label);
    const mails = judged.filter((mail) => mail.label === label).length;
    const both = said.filter((mail) => mail.label === label).length;
    return {
      label,
      mails,
      precision: said.length === 0 ? 0 : both / said.length,
      recall: both / mails,
    };
  });
  for (const { label, mails, precision, recall } of scores) {
    console.log(
      `${label.padEnd(17)} ${String(mails).padStart(4)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}`,
    );
  }
  return scores;
}
