// What stands on a command line: options with their values, and the other words.
import { ConfigError } from '../errors.ts';
import { kebab, type Option } from './options.ts';
import { type Typed, unknown, wrongUsage } from './usage-error.ts';

/** The words of a command line, told apart. */
interface Words {
  /** What was typed for an option, by its name; `true` or `false` for a flag. */
  given: Map<string, string[]>;
  /** The words that belong to no option. */
  others: string[];
}

/** One that a word names. */
interface Named {
  name: string;
  option: Option;
  /** What stands behind `=`. */
  value: string | undefined;
}

/**
 * Tells options and other words apart. Behind `--` nothing is an option, and a negative number is none anywhere; a lone
 * `-` is stdin. An option that takes several values takes all words up to the next option. Throws ConfigError (exit 2) for
 * an option that is none, one that lacks its value, and a flag that is given one.
 */
export function readWords(words: readonly string[], typed: Typed): Words {
  const given = new Map<string, string[]>();
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const others: string[] = [];
  for (let at = 0; at < end; at++) {
    const word = words[at] ?? '';
    if (!isOption(word)) {
      others.push(asFile(word));
      continue;
    }
    const named = findOption(word, typed);
    const values = named.value === undefined ? [] : [named.value];
    const most = named.option.array ? end : 1;
    while (values.length < most && at + 1 < end && isValue(words[at + 1] ?? '', named.option))
      values.push(asFile(words[++at] ?? ''));
    note(given, named, values, typed);
  }
  others.push(...words.slice(end + 1).map(asFile));
  return { given, others };
}

function note(given: Words['given'], named: Named, values: string[], typed: Typed): void {
  const { name, option } = named;
  if (option.type === 'boolean') {
    const [value = 'true'] = values;
    if (value !== 'true' && value !== 'false')
      throw new ConfigError(`--${name} takes no value`, {
        hint: `write --${name}, or leave it out`,
      });
    // The last one counts.
    given.set(name, [value]);
  } else {
    if (values.length === 0) throw wrongUsage(`--${name} needs a value`, typed);
    given.set(name, [...(given.get(name) ?? []), ...values]);
  }
}

/** `--out`, `--out=FILE`, `--no-json`, `--dateOrder`, `-h`. */
function findOption(word: string, typed: Typed): Named {
  const [, dashes, name = '', value] = /^(--?)([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
  const { options } = typed;
  if (dashes === '-') {
    const long = Object.keys(options).find((one) => options[one]?.alias === name);
    const option = long === undefined ? undefined : options[long];
    if (long !== undefined && option) return { name: long, option, value };
    throw unknown(name, typed);
  }
  const option = options[kebab(name)];
  if (option) return { name: kebab(name), option, value };
  const positive = kebab(name.replace(/^no-/, ''));
  const flag = options[positive];
  if (flag?.type === 'boolean' && value === undefined)
    return { name: positive, option: flag, value: 'false' };
  throw unknown(name, typed);
}

/** Whether a word is the value of the option before it. */
function isValue(word: string, { type }: Option): boolean {
  return type === 'boolean' ? word === 'true' || word === 'false' : !isOption(word);
}

/** A negative number is none. */
function isOption(word: string): boolean {
  return /^-\D/.test(word);
}

function asFile(word: string): string {
  return word === '-' ? '/dev/stdin' : word;
}
