// Values that yargs lets through: a number that is none, a text that is empty, an option given twice.
import type { Options } from 'yargs';
import { ConfigError } from '../errors.ts';
import { kebab, optionWords } from './typed-words.ts';

/** Throws ConfigError for the first option whose value cannot be meant; `positionals` are named without dashes. */
export function refuseBadValues(
  options: Record<string, Options>,
  args: Record<string, unknown>,
  positionals: ReadonlySet<string>,
): void {
  for (const [name, { type, array }] of Object.entries(options)) {
    const value = args[name];
    const shown = positionals.has(name) ? `<${name}>` : `--${name}`;
    if (value === undefined) continue;
    if (Array.isArray(value) && !array)
      throw new ConfigError(`${shown} was given more than once`, {
        hint: 'keep the one that is meant',
      });
    // A positional may be: `correct users ID notes ''`.
    if (value === '' && !positionals.has(name))
      throw new ConfigError(`${shown} is empty`, { hint: 'give it a value, or leave it out' });
    if (type === 'number' && !isWholeNumber(value))
      throw new ConfigError(`${shown} takes a whole number`, { hint: 'e.g. 20' });
  }
}

/**
 * The arguments with their numbers as numbers, in both spellings of an option. They are read here, as yargs takes `0x10`
 * for 16, `1e3` for 1,000 and an empty word for 0; what is not digits alone stays a text, which refuseBadValues refuses.
 */
export function readNumbers(
  options: Record<string, Options>,
  args: Record<string, unknown>,
): Record<string, unknown> {
  const numeric = new Set(Object.keys(options).filter((name) => options[name]?.type === 'number'));
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      numeric.has(kebab(name)) && typeof value === 'string' && /^\d+$/.test(value)
        ? Number(value)
        : value,
    ]),
  );
}

/** Throws ConfigError for `--json=yes`, which yargs takes for no. */
export function refuseValuesOfFlags(
  options: Record<string, Options>,
  words: readonly string[],
): void {
  for (const word of optionWords(words)) {
    const [, name = '', value] = /^--(?:no-)?([^=]+)=(.*)$/s.exec(word) ?? [];
    if (options[kebab(name)]?.type !== 'boolean' || /^(true|false)$/.test(value ?? '')) continue;
    throw new ConfigError(`--${name} takes no value`, { hint: `write --${name}, or leave it out` });
  }
}

function isWholeNumber(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** Throws ConfigError unless the value of an option is a whole number from 1. */
export function positive(option: string, value: number): number {
  if (Number.isInteger(value) && value > 0) return value;
  throw new ConfigError(`${option} takes a whole number from 1`, { hint: `e.g. ${option} 7` });
}
