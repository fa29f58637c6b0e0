// What a mail probably is: the chance of each label, by all of its signs and its wording.
import { z } from 'zod';
import { readTable } from '../../knowledge/read-table.ts';
import { once } from '../../once.ts';
import { LABELS, type Label } from './phrase-rules.ts';
import type { SearchedText } from './searched-text.ts';
import type { WordWeights } from './word-weights.ts';
import { learntWording, scoresOf } from './wording.ts';

const weight = z.coerce.number();

const signRow = z.strictObject({
  sign: z.string(),
  ...(Object.fromEntries(LABELS.map((label) => [label, weight])) as Record<Label, typeof weight>),
});

/** The sign that every mail has. */
export const ALWAYS = 'always';

/** The weights of each sign, in the order of LABELS. */
type Weights = ReadonlyMap<string, readonly number[]>;

/** The weights of knowledge/mail-signs.tsv. */
const learntWeights: () => Weights = once(
  () =>
    new Map(
      readTable('mail-signs.tsv', signRow).map(({ sign, ...byLabel }) => [
        sign,
        LABELS.map((label) => byLabel[label]),
      ]),
    ),
);

/** What mails have taught: how much signs and words speak for each label. */
export interface Learnt {
  signs: Weights;
  words: WordWeights;
}

/** What knowledge/ keeps of it: mail-signs.tsv and mail-words.tsv. */
export const learnt: () => Learnt = once(() => ({
  signs: learntWeights(),
  words: learntWording(),
}));

/** How much the wording counts beside the signs: measured at first sight, 6 to 10 do alike. */
const SHARE_OF_WORDING = 8;

/**
 * The chance of each label, 0 to 1, by the signs and the words of a mail; what is unknown says
 * nothing.
 */
export function chancesOf(
  { signs, worded }: { signs: readonly string[]; worded: readonly SearchedText[] },
  { signs: weights, words }: Learnt,
): Record<Label, number> {
  const scores = scoresOf(worded, words).map((score) => SHARE_OF_WORDING * score);
  for (const sign of [ALWAYS, ...signs]) {
    const of = weights.get(sign);
    if (of === undefined) continue;
    for (let place = 0; place < scores.length; place++)
      scores[place] = (scores[place] ?? 0) + (of[place] ?? 0);
  }
  return shares(scores);
}

/** The label with the greatest chance. */
export function likeliestOf(chances: Record<Label, number>): Label {
  return LABELS.reduce((best, label) => (chances[label] > chances[best] ? label : best));
}

function shares(scores: Float64Array): Record<Label, number> {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return Object.fromEntries(
    LABELS.map((label, place) => [label, (powers[place] ?? 0) / all]),
  ) as Record<Label, number>;
}
