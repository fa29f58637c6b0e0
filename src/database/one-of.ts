import { ConfigError } from '../errors.ts';

/** The word, if it is one that the parameter takes. Throws ConfigError (exit 2), which lists them. */
export function oneOf<const Word extends string>(
  words: readonly Word[],
  parameter: string,
  given: string,
): Word {
  const known = words.find((word) => word === given);
  if (known !== undefined) return known;
  throw new ConfigError(`there is no ${parameter} ${JSON.stringify(given)}`, {
    hint: `it is one of ${words.join(', ')}`,
  });
}
