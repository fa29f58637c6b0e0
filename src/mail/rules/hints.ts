// Words that say nothing alone, and something together.
import type { Match } from './matcher.ts';

/**
 * Two hints of one label are that: a time and a way to meet, a task and what it may take, in a mail about work that gives
 * no other news of the application.
 */
export function byHints(matches: readonly Match[], live: readonly Match[]): Match | undefined {
  if (live.some(({ label, weight }) => label === 'status_update' && weight !== 'little'))
    return undefined;
  const hints = matches.filter(({ ignored }) => ignored === 'alone');
  const hint = (...kinds: Match['kind'][]): Match | undefined =>
    hints.find(({ kind }) => kinds.includes(kind));
  if (hint('regret') !== undefined) return undefined;
  const task = hint('budget') && hint('task');
  return task ?? (hint('terms') && hint('yes')) ?? (hint('day', 'clock') && hint('place'));
}

/** A regret and a farewell, in a mail that says nothing else of the application: a refusal in other words. */
export function refusalByHints(
  matches: readonly Match[],
  live: readonly Match[],
): Match | undefined {
  if (live.some(({ label, weight }) => label !== 'newsletter' && weight !== 'little'))
    return undefined;
  const hints = matches.filter(({ ignored }) => ignored === 'alone');
  const regret = hints.find(({ kind }) => kind === 'regret');
  return hints.some(({ kind }) => kind === 'farewell') ? regret : undefined;
}
