// What there is to type, by name; modules are loaded on use.
import type { DefinedCommand } from './command.ts';

export interface CommandEntry {
  describe: string;
  load: () => Promise<{ default: DefinedCommand }>;
}

export interface GroupEntry {
  describe: string;
  examples: readonly (readonly [string, string])[];
  group: CommandGroup;
}

export type CommandGroup = Record<string, CommandEntry | GroupEntry>;
