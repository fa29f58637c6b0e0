// What is wrong with the words that were typed, and what was probably meant.
import { ConfigError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import type { CommandGroup } from './command-group.ts';
import type { Options } from './options.ts';

/** How far the words have been understood. */
export interface Typed {
  /** The command and the groups it is in, e.g. `ingest`, `emails`. */
  names: readonly string[];
  /** What could stand where a word of a group is missing or wrong. */
  group: CommandGroup;
  /** What could stand behind two dashes. */
  options: Options;
}

/** Says that a sentence is what is wrong, and where the help is. */
export function wrongUsage(sentence: string, { names }: Typed): ConfigError {
  return new ConfigError(sentence, {
    hint: `run 'nyx-etl ${[...names, '--help'].join(' ')}'`,
    code: 'usage',
  });
}

/** Of a command or an option, named without its dashes, that there is none. */
export function unknown(word: string, typed: Typed): ConfigError {
  const sentence = `there is no command or option '${word}'`;
  const close = nearestName(word, typed);
  if (close === undefined) return wrongUsage(sentence, typed);
  return new ConfigError(sentence, { hint: `did you mean ${close}?`, code: 'usage' });
}

function nearestName(word: string, typed: Typed): string | undefined {
  const options = Object.keys(typed.options);
  const names = Object.keys(typed.group);
  const stem = word.replace(/s$/, '');
  const part = stem.length > 2 ? names.find((name) => name.includes(stem)) : undefined;
  const close = nearest(word, [...names, ...options]) ?? part;
  return close !== undefined && options.includes(close) ? `--${close}` : close;
}
