// A log-linear model (multinomial logistic regression with a penalty on large weights) over the signs of mails.
import { ALWAYS } from '../src/mail/rules/guess.ts';
import { LABELS, type Label } from '../src/mail/rules/phrase-rules.ts';
import { pseudoRandom } from './pseudo-random.ts';

/** A mail to learn from. */
export interface Example {
  label: Label;
  signs: readonly string[];
  /** How much the example counts. */
  share: number;
}

/** A sign of fewer mails says nothing. */
const FEWEST_MAILS = 4;
const PENALTY = 0.002;
const STEPS = 200;
const RATE = 0.05;
/** Mail nobody has seen has fewer of the signs that phrases give: each mail is learnt again with some of these left out. */
const THINNED_COPIES = 3;
const OF_PHRASES = /^(?:found|kind|concept|subject) /;
const LEFT_OUT = 0.4;
const WIDTH = LABELS.length;

interface Known {
  /** Where the weights of each sign begin. */
  places: readonly number[];
  truth: number;
  share: number;
}

/** The weight of each sign for each label, in the order of LABELS, as the examples teach it; the same ones give the same. */
export function learn(examples: readonly Example[]): Map<string, number[]> {
  const all = examples.flatMap(withThinnedCopies(pseudoRandom()));
  const names = frequentSigns(examples);
  const places = new Map(names.map((sign, number) => [sign, number * WIDTH]));
  const whole = all.reduce((sum, { share }) => sum + share, 0);
  const known = all.map(({ label, signs, share }) => ({
    places: signs.flatMap((sign) => places.get(sign) ?? []),
    truth: LABELS.indexOf(label),
    share: share / whole,
  }));
  const weights = descend(known, names.length * WIDTH, places.get(ALWAYS) ?? -1);
  return new Map(
    Array.from(places, ([sign, place]) => [sign, [...weights.slice(place, place + WIDTH)]]),
  );
}

function frequentSigns(examples: readonly Example[]): string[] {
  const counts = new Map<string, number>();
  for (const sign of examples.flatMap(({ signs }) => signs))
    counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts.keys()]
    .filter((sign) => (counts.get(sign) ?? 0) >= FEWEST_MAILS)
    .toSorted((a, b) => (a < b ? -1 : 1));
}

function withThinnedCopies(random: () => number): (example: Example) => Example[] {
  return ({ label, signs, share }) => {
    const part = share / (THINNED_COPIES + 1);
    const thinned = Array.from({ length: THINNED_COPIES }, () =>
      signs.filter((sign) => !OF_PHRASES.test(sign) || random() > LEFT_OUT),
    );
    return [signs, ...thinned].map((some) => ({ label, signs: some, share: part }));
  };
}

/** Steps of the method Adam: the slope's running mean by its running size. */
function descend(known: readonly Known[], size: number, always: number): Float64Array {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= STEPS; step++) {
    const slopes = slopesOf(known, weights, always);
    for (const [at, slope] of slopes.entries()) {
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope;
      const scale = Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** step)) + 1e-8;
      weights[at] = (weights[at] ?? 0) - (RATE * (mean[at] ?? 0)) / (1 - 0.9 ** step) / scale;
    }
  }
  return weights;
}

/** How the mean loss changes with each weight. */
function slopesOf(known: readonly Known[], weights: Float64Array, always: number): Float64Array {
  const slopes = weights.map((weight, at) =>
    at >= always && at < always + WIDTH ? 0 : PENALTY * weight,
  );
  const scores = new Float64Array(WIDTH);
  for (const { places, truth, share } of known) {
    scores.fill(0);
    for (const place of places)
      for (let label = 0; label < WIDTH; label++)
        scores[label] = (scores[label] ?? 0) + (weights[place + label] ?? 0);
    const most = Math.max(...scores);
    const powers = scores.map((score) => Math.exp(score - most));
    const all = powers.reduce((sum, power) => sum + power, 0);
    const slope = powers.map((power, label) => (power / all - (label === truth ? 1 : 0)) * share);
    for (const place of places)
      for (let label = 0; label < WIDTH; label++)
        slopes[place + label] = (slopes[place + label] ?? 0) + (slope[label] ?? 0);
  }
  return slopes;
}
