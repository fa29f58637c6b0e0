// What a mail probably is, by all of its signs. It names what the rules leave open, which stays unsure, and says how sure a
// verdict is that rests on a phrase.
import { z } from 'zod';
import { readTable } from '../../knowledge/read-table.ts';
import { once } from '../../once.ts';
import { LABELS, type Label } from './phrase-rules.ts';

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
export const learntWeights: () => Weights = once(
  () =>
    new Map(
      readTable('mail-signs.tsv', signRow).map(({ sign, ...byLabel }) => [
        sign,
        LABELS.map((label) => byLabel[label]),
      ]),
    ),
);

/** The chance of each label, 0 to 1, by the signs of a mail; unknown signs say nothing. */
export function chancesOf(signs: readonly string[], weights: Weights): Record<Label, number> {
  return shares(
    LABELS.map((_, place) =>
      [ALWAYS, ...signs].reduce((sum, sign) => sum + (weights.get(sign)?.[place] ?? 0), 0),
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
