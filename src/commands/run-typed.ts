// Reads the words of a command line with yargs, and runs the command that they name.
import yargs, { type Argv } from 'yargs';
import { alwaysOptions, globalOptions, unlisted } from './command.ts';
import { type CommandGroup, commands } from './index.ts';
import { readWords } from './typed-words.ts';
import { type Typed, usageError } from './usage-error.ts';

/** Throws ConfigError (exit 2) for words that make no command, and what the command throws. */
export async function runTyped(given: readonly string[]): Promise<void> {
  const words = readWords(given);
  const root = yargs(words);
  const typed: Typed = { words: given, names: [], command: undefined, root };
  root
    .scriptName('nyx-etl')
    // Its messages are rewritten as ours by their English words.
    .detectLocale(false)
    .help(false)
    .version(false)
    .options(unlisted({ ...globalOptions, ...alwaysOptions }))
    .strict()
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message, error) => {
      throw error && error.name !== 'YError' ? error : usageError(message, typed);
    });
  await register(root, commands, words, typed);
  root.demandCommand(1, 'no command given');
  await root.parseAsync();
}

/** Loads what was typed; of the others a name is enough. */
async function register(
  parser: Argv,
  group: CommandGroup,
  words: readonly string[],
  typed: Typed,
): Promise<void> {
  const name = words.find((word) => Object.hasOwn(group, word));
  for (const [key, entry] of Object.entries(group)) {
    if (key !== name) {
      parser.command(key, false);
    } else if ('load' in entry) {
      typed.names.push(key);
      typed.command = (await entry.load()).default;
      parser.command(typed.command);
    } else {
      typed.names.push(key);
      parser.command(key, entry.describe, async (child) => {
        await register(child, entry.group, words, typed);
        return child.demandCommand(1, `say which: ${Object.keys(entry.group).join(', ')}`);
      });
    }
  }
}
