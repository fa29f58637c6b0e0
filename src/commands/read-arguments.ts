// What a command gets of the words that were typed.
import { ConfigError } from '../errors.ts';
import type { DefinedCommand } from './command.ts';
import { camel, type Option, type Options } from './options.ts';
import { type Typed, unknown, wrongUsage } from './usage-error.ts';

/**
 * The arguments of a command, from what was typed for its options and in place of its positional arguments: numbers as
 * numbers, defaults where nothing was typed. Throws ConfigError (exit 2) for what is missing, too much, or cannot be meant.
 */
export function readArguments(
  command: DefinedCommand,
  given: ReadonlyMap<string, readonly string[]>,
  others: readonly string[],
  typed: Typed,
): Record<string, unknown> {
  const { positionals } = command;
  const several = positionals.findIndex((name) => command.options[name]?.array);
  const most = several === -1 ? positionals.length : others.length;
  const [tooMuch] = others.slice(most);
  if (tooMuch !== undefined) throw unknown(tooMuch, typed);
  const places = positionals.map((name, at): [string, readonly string[]] => [
    name,
    at === several ? others.slice(at) : others.slice(at, at + 1),
  ]);
  const typedFor = new Map([...given, ...places]);
  requireAll(command, typedFor);
  const all: Options = { ...typed.options, ...command.options };
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(all)) {
    const shown = positionals.includes(name) ? `<${name}>` : `--${name}`;
    const value = readValue(shown, option, typedFor.get(name) ?? [], typed);
    values[name] = value;
    values[camel(name)] = value;
  }
  return values;
}

function requireAll(
  { options, positionals, example }: DefinedCommand,
  typedFor: ReadonlyMap<string, readonly string[]>,
): void {
  const lacks = (name: string) =>
    options[name]?.demandOption === true && (typedFor.get(name) ?? []).length === 0;
  const others = Object.keys(options).filter((name) => !positionals.includes(name));
  const words = positionals
    .filter(lacks)
    .map((name) => `<${name}${options[name]?.array ? '..' : ''}>`);
  const missing = words.length > 0 ? words : others.filter(lacks).map((name) => `--${name}`);
  if (missing.length === 0) return;
  throw new ConfigError(`${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing`, {
    hint: `e.g. nyx-etl ${example}`,
    code: 'usage',
  });
}

/** The value of an option, `shown` as `--out` or `<file>`, from all that was typed for it. */
function readValue(
  shown: string,
  option: Option,
  values: readonly string[],
  typed: Typed,
): unknown {
  const [first, another] = values;
  if (first === undefined) return option.default;
  if (option.type === 'boolean') return first === 'true';
  if (option.array) return values.map((value) => readOne(shown, option, value, typed));
  if (another !== undefined)
    throw new ConfigError(`${shown} was given more than once`, {
      hint: 'keep the one that is meant',
    });
  const value = readOne(shown, option, first, typed);
  // A positional argument may be: `correct users ID notes ''`.
  if (value === '' && shown.startsWith('--'))
    throw new ConfigError(`${shown} is empty`, { hint: 'give it a value, or leave it out' });
  return value;
}

function readOne(
  shown: string,
  { type, choices }: Option,
  value: string,
  typed: Typed,
): string | number {
  if (choices && !choices.includes(value))
    throw wrongUsage(`${shown} is one of ${choices.join(', ')}`, typed);
  if (type !== 'number') return value;
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(number))
    throw new ConfigError(`${shown} takes a whole number`, { hint: 'e.g. 20' });
  return number;
}

/** Throws ConfigError unless the value of an option is a whole number from 1. */
export function positive(option: string, value: number): number {
  if (Number.isInteger(value) && value > 0) return value;
  throw new ConfigError(`${option} takes a whole number from 1`, { hint: `e.g. ${option} 7` });
}
