import { UNSURE } from '../src/mail/rules/certainty.ts';
import { ANSWERS, LABELS, type Label } from '../src/mail/rules/phrase-rules.ts';

/** What a mail is, and what the rules say of it. */
export interface Judged {
  label: Label;
  verdict: { label: Label; confidence: number; basis: string };
}

const BINS = [0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1];

const isSure = ({ verdict }: Judged): boolean => verdict.confidence > UNSURE;
const share = (part: number, whole: number): string =>
  whole === 0 ? '' : (part / whole).toFixed(3);

/** One row: the figures of some mails. An answer that is missed or invented is one that was told for sure. */
export function summary(name: string, judged: readonly Judged[]): string {
  const right = judged.filter(({ label, verdict }) => verdict.label === label);
  const answers = judged.filter(({ label }) => ANSWERS.has(label));
  const missed = answers.filter((mail) => isSure(mail) && mail.verdict.label !== mail.label);
  const invented = judged.filter(
    (mail) => isSure(mail) && ANSWERS.has(mail.verdict.label) && mail.verdict.label !== mail.label,
  );
  const unsure = judged.filter((mail) => !isSure(mail));
  const cells = [
    name,
    judged.length,
    share(right.length, judged.length),
    macroF1(judged).toFixed(3),
    `${missed.length} of ${answers.length}`,
    invented.length,
    share(answers.filter((mail) => !isSure(mail)).length, answers.length),
    share(unsure.length, judged.length),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The mean of the F1 of the labels that the mails have. */
export function macroF1(judged: readonly Judged[]): number {
  const labels = LABELS.filter((label) => judged.some((mail) => mail.label === label));
  const scores = labels.map((label) => {
    const said = judged.filter(({ verdict }) => verdict.label === label).length;
    const mails = judged.filter((mail) => mail.label === label).length;
    const both = judged.filter(
      (mail) => mail.label === label && mail.verdict.label === label,
    ).length;
    return (2 * both) / (said + mails);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** How many mails of each label (rows) are called what (columns). */
export function confusion(judged: readonly Judged[]): string {
  const count = (truth: Label, said: Label): number =>
    judged.filter(({ label, verdict }) => label === truth && verdict.label === said).length;
  const rows = LABELS.map((truth) => [truth, ...LABELS.map((said) => count(truth, said) || '')]);
  return table([['is, called', ...LABELS], ...rows]);
}

/** Of the verdicts given with some confidence, how many are right. */
export function calibration(judged: readonly Judged[]): string {
  const rows = BINS.map((top, index) => {
    const bottom = BINS[index - 1] ?? -1;
    const bin = judged.filter(
      ({ verdict }) => verdict.confidence > bottom && verdict.confidence <= top,
    );
    const right = bin.filter(({ label, verdict }) => label === verdict.label).length;
    const told = bin.reduce((sum, { verdict }) => sum + verdict.confidence, 0);
    return [`up to ${top}`, bin.length, share(told, bin.length), share(right, bin.length)];
  });
  return table([['confidence', 'mails', 'mean', 'right'], ...rows]);
}

/** How many verdicts of each label are right, by what they rest on. */
export function byBasis(judged: readonly Judged[]): string {
  const bases = [...new Set(judged.map(({ verdict }) => verdict.basis))].sort();
  const cell = (basis: string, said: Label): string => {
    const mails = judged.filter(({ verdict }) => verdict.basis === basis && verdict.label === said);
    const right = mails.filter(({ label }) => label === said).length;
    return mails.length === 0 ? '' : `${right} of ${mails.length}`;
  };
  const rows = bases.map((basis) => [basis, ...LABELS.map((said) => cell(basis, said))]);
  return table([['rests on, right of', ...LABELS], ...rows]);
}

/** A verdict, what kind of knowledge/mail-confidence.tsv it is, and the chance that all of its mail gave it. */
export interface Chanced extends Judged {
  kind: string;
  chance: number;
}

const CHANCES = [
  ...[0, 0.5, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99],
  ...[0.995, 0.998, 0.999, 0.9995, 0.9999],
];

/** How many verdicts of each kind are right, by their chance. */
export function byChance(judged: readonly Chanced[]): string {
  const kinds = [...new Set(judged.map(({ kind }) => kind))].sort();
  const cell = (kind: string, index: number): string => {
    const [least = 0, most = 2] = CHANCES.slice(index);
    const mails = judged.filter(
      (mail) => mail.kind === kind && mail.chance >= least && mail.chance < most,
    );
    const right = mails.filter(({ label, verdict }) => label === verdict.label).length;
    return mails.length === 0 ? '' : `${right} of ${mails.length}`;
  };
  const rows = kinds.map((kind) => [kind, ...CHANCES.map((_, index) => cell(kind, index))]);
  return table([['right from chance', ...CHANCES], ...rows]);
}

function table(rows: readonly (readonly (string | number)[])[]): string {
  const [head = [], ...body] = rows.map((cells) => `| ${cells.join(' | ')} |`);
  const rule = `|${'---|'.repeat(rows[0]?.length ?? 0)}`;
  return [head, rule, ...body].join('\n');
}
