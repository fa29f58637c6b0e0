// Where phrases of a mail speak for different labels.
import type { Match } from './matcher.ts';
import type { Label } from './phrase-rules.ts';
import { stretches } from './stretches.ts';

const OTHERS: readonly Label[] = ['offer', 'interview_invite', 'assessment'];

/**
 * What is said in several places of a mail, where a refusal, which comes first in order, is said in
 * one alone: a single word of no is in many an invitation and offer. Undefined where the order
 * stands; fraud, which says again and again that one is hired, keeps its place in it.
 */
export function saidMoreOften(
  decided: Match | undefined,
  live: readonly Match[],
): Match | undefined {
  if (decided?.label !== 'rejection') return undefined;
  const firm = live.filter(({ weight }) => weight === 'decides');
  const places = (said: Label): number => stretches(firm.filter(({ label }) => label === said));
  if (places(decided.label) > 1) return undefined;
  const often = OTHERS.filter((label) => places(label) > 1).toSorted(
    (a, b) => places(b) - places(a),
  );
  return firm.find(({ label }) => label === often[0]);
}
