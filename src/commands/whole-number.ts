import { ConfigError } from '../errors.ts';

/** A number given to an option or argument, which counts something: 1 or more. Throws ConfigError for any other. */
export function readWholeNumber(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new ConfigError(`${name} wants a whole number, 1 or more`, { hint: `e.g. ${name} 20` });
}
