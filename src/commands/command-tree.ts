// Every command with its options, for what is made from them: completion, the man page.
import type { Options } from 'yargs';
import { alwaysOptions, globalOptions } from './command.ts';
import type { CommandGroup } from './command-group.ts';

/** A command, or a group of them. */
export interface DescribedCommand {
  /** The words that name it, e.g. `ingest emails`; empty for the program itself. */
  words: string;
  /** As it is typed, e.g. `run <job>`. */
  usage: string;
  describe: string;
  examples: readonly (readonly [string, string])[];
  /** What may follow: the commands of a group, or the words that its first positional takes. */
  next: { word: string; describe: string }[];
  options: DescribedOption[];
}

export interface DescribedOption {
  /** e.g. `--out`. */
  name: string;
  describe: string;
  takesValue: boolean;
  choices: string[];
}

/** Loads every command. */
export async function describeCommands(commands: CommandGroup): Promise<DescribedCommand[]> {
  const root: DescribedCommand = {
    ...{ words: '', usage: '', describe: '', examples: [] },
    next: namesIn(commands),
    options: toOptions({ ...globalOptions, ...alwaysOptions }),
  };
  return [root, ...(await describeGroup(commands, []))];
}

async function describeGroup(
  group: CommandGroup,
  before: readonly string[],
): Promise<DescribedCommand[]> {
  const found: DescribedCommand[] = [];
  for (const [name, entry] of Object.entries(group)) {
    const words = [...before, name];
    const named = { words: words.join(' '), describe: entry.describe };
    if ('group' in entry) {
      const { examples } = entry;
      found.push({
        ...named,
        usage: named.words,
        examples,
        next: namesIn(entry.group),
        options: [],
      });
      found.push(...(await describeGroup(entry.group, words)));
      continue;
    }
    const { default: command } = await entry.load();
    const { options, positionals, examples, describe } = command;
    const own = Object.entries(options).filter(([option]) => !positionals.includes(option));
    const [first = ''] = positionals;
    found.push({
      ...named,
      describe,
      examples,
      usage: [...before, command.command].join(' '),
      next: (options[first]?.choices ?? []).map((word) => ({ word: String(word), describe: '' })),
      options: toOptions(Object.fromEntries(own)),
    });
  }
  return found;
}

function namesIn(group: CommandGroup): DescribedCommand['next'] {
  return Object.entries(group).map(([word, { describe }]) => ({ word, describe }));
}

function toOptions(options: Record<string, Options>): DescribedOption[] {
  return Object.entries(options).map(([name, { describe = '', type, choices = [] }]) => ({
    name: `--${name}`,
    describe: describe.replaceAll('\n', ' '),
    takesValue: type !== 'boolean',
    choices: choices.map(String),
  }));
}
