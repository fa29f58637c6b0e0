// What a mail probably is: the chance of each label, by all of its signs and its wording.
import { z } from 'zod';
import { readTable } from '../../knowledge/read-table.ts';
import { once } from '../../once.ts';
import { LABELS, type Label } from './phrase-rules.ts';
import { learntWording, scoresOf, type WordWeights } from './wording.ts';

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

/** How much the wording counts beside the signs: measured at first sight, all from 1 to 4 do alike. */
const SHARE_OF_WORDING = 2;

/** The chance of each label, 0 to 1, by signs and wording of a mail; what is unknown says nothing. */
export function chancesOf(
  { signs, wording }: { signs: readonly string[]; wording: Iterable<string> },
  { signs: weights, words }: Learnt,
): Record<Label, number> {
  const worded = scoresOf(wording, words);
  return shares(
    LABELS.map((_, place) =>
      [ALWAYS, ...signs].reduce(
        (sum, sign) => sum + (weights.get(sign)?.[place] ?? 0),
        SHARE_OF_WORDING * (worded[place] ?? 0),
      ),
    ),
  );
}

/** The label with the greatest chance. */
export function likeliestOf(chances: Record<Label, number>): Label {
  return LABELS.reduce((best, label) => (chances[label] > chances[best] ? label : best));
}

function shares(scores: readonly number[]): Record<Label, number> {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return Object.fromEntries(
    LABELS.map((label, place) => [label, (powers[place] ?? 0) / all]),
  ) as Record<Label, number>;
}
