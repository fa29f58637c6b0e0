// What there is to type, by name; modules are loaded on use.
import type { DefinedCommand } from './command.ts';

interface CommandEntry {
  describe: string;
  load: () => Promise<{ default: DefinedCommand }>;
}

export interface GroupEntry {
  describe: string;
  examples: readonly (readonly [string, string])[];
  group: CommandGroup;
}

export type CommandGroup = Record<string, CommandEntry | GroupEntry>;

/** What the words of a command line name below `entry`, as deep as they go, and the words that name it. */
export function findEntry(
  words: readonly string[],
  entry: CommandEntry | GroupEntry,
  names: readonly string[] = [],
): { names: readonly string[]; entry: CommandEntry | GroupEntry } {
  if (!('group' in entry)) return { names, entry };
  const name = words.find((word) => Object.hasOwn(entry.group, word));
  const found = name === undefined ? undefined : entry.group[name];
  if (name === undefined || found === undefined) return { names, entry };
  return findEntry(words, found, [...names, name]);
}
