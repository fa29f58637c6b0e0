// What is wrong with the words that were typed, and what was probably meant.
import type { Argv } from 'yargs';
import { ConfigError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import type { DefinedCommand } from './command.ts';
import { commands } from './index.ts';
import { kebab, optionWords } from './typed-words.ts';

/** How far the words have been understood. */
export interface Typed {
  words: readonly string[];
  /** The command and the groups it is in, e.g. `ingest`, `emails`. */
  names: string[];
  /** Once it is loaded. */
  command: DefinedCommand | undefined;
  root: Argv;
}

/** Says in a sentence what yargs found wrong (its `message`), with a hint of what to type. */
export function usageError(message: string, typed: Typed): ConfigError {
  const unknown =
    unknownCommand(typed) ??
    /^Unknown (?:argument|command)s?: ([^,]+)/.exec(message)?.[1] ??
    unknownOption(typed);
  const close = unknown ? nearestName(unknown, typed) : undefined;
  const lacking = /^Not enough arguments following: (.+)/.exec(message)?.[1];
  const [, misused = '', choices = ''] =
    /^Invalid values:\n {2}Argument: (\S+), Given: .*, Choices: (.+)/s.exec(message) ?? [];
  const missing = missingWords(message, typed.command);
  if (unknown === undefined && missing.length > 0 && typed.command) {
    return new ConfigError(
      `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
      {
        hint: `e.g. nyx-etl ${typed.command.example}`,
        code: 'usage',
      },
    );
  }
  const sentence = unknown
    ? `there is no command or option '${unknown}'`
    : lacking
      ? `--${lacking} needs a value`
      : misused
        ? `${shownName(misused, typed.command)} is one of ${choices.replaceAll('"', '').split('\n')[0]}`
        : lowerFirst(message);
  return new ConfigError(sentence, {
    hint: close
      ? `did you mean ${close}?`
      : `run 'nyx-etl ${[...typed.names, '--help'].join(' ')}'`,
    code: 'usage',
  });
}

/** As its help spells it: `--format`, `<kind>`. */
function shownName(name: string, command: DefinedCommand | undefined): string {
  return new RegExp(`[[<]${name}(?:\\.\\.)?[\\]>]`).test(command?.command ?? '')
    ? `<${name}>`
    : `--${name}`;
}

/** What a command wants and was not given, as its help spells it: `<file>`, `--account`. */
function missingWords(message: string, command: DefinedCommand | undefined): string[] {
  const options = /^Missing required arguments?: (.+)/.exec(message)?.[1];
  if (options !== undefined) return options.split(', ').map((name) => `--${name}`);
  const got = /^Not enough non-option arguments: got (\d+)/.exec(message)?.[1];
  if (got === undefined) return [];
  return (command?.command.match(/<[^>]+>/g) ?? []).slice(Number(got));
}

/** What stands where a group wants one of its commands: of that no option can be known. */
function unknownCommand({ words, names, command }: Typed): string | undefined {
  const word = words[names.length];
  return command || groupNames(names).length === 0 || word?.startsWith('-') ? undefined : word;
}

/** An option that is none takes the next word with it, which is then said to be missing. */
function unknownOption({ words, root }: Typed): string | undefined {
  const known = optionNames(root);
  const names = optionWords(words).map((word) => /^--(?:no-)?([^=]+)/.exec(word)?.[1] ?? '');
  return names.find((name) => !known.includes(name) && !known.includes(kebab(name)));
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** yargs names an unknown option without its dashes. */
function nearestName(word: string, typed: Typed): string | undefined {
  const options = optionNames(typed.root);
  const names = groupNames(typed.names);
  const stem = word.replace(/s$/, '');
  const part = stem.length > 2 ? names.find((name) => name.includes(stem)) : undefined;
  const close = nearest(word, [...names, ...options]) ?? part;
  return close !== undefined && options.includes(close) ? `--${close}` : close;
}

/** The names that could have stood where the unknown word stands. */
function groupNames(typed: readonly string[]): string[] {
  let group = commands;
  for (const name of typed) {
    const entry = group[name];
    if (!entry || !('group' in entry)) return [];
    group = entry.group;
  }
  return Object.keys(group);
}

function optionNames(root: Argv): string[] {
  const options: unknown = Reflect.get(root, 'getOptions').call(root);
  const keys =
    options && typeof options === 'object' && 'key' in options
      ? Object.keys(options.key ?? {})
      : [];
  return keys.filter((key) => key.length > 1);
}
