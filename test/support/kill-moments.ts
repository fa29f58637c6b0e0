import { Random } from '../../sample/random.ts';

/** What this run's random moments come from; NYX_SEED repeats those of an earlier run. */
export const killSeed = process.env.NYX_SEED ?? String(Date.now());

/** Random shares of a duration: one in each of `count` equal parts of it. */
export function killMoments(count: number, name: string): number[] {
  const random = new Random(killSeed).fork(name);
  return Array.from({ length: count }, (_, part) => (part + random.unit()) / count);
}
