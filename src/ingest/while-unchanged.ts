import type { TabularSource } from './source/tabular-source.ts';

/**
 * Does what reads a file, which is asked afterwards whether it is still the same; throws
 * SourceError when it is not. Whatever goes wrong with a file that changes while it is read goes
 * wrong because it changes.
 */
export async function whileUnchanged<T>(
  { verify }: Pick<TabularSource, 'verify'>,
  work: () => Promise<T>,
): Promise<T> {
  const outcome = await work().then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  await verify();
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}
