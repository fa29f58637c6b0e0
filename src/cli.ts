// The command line as a function: it prints what there is to say and gives the exit code. A command's module is
// loaded only when it is the one typed.
import yargs, { type Argv } from 'yargs';
import { globalOptions, helpHeader, helpWidth } from './commands/command.ts';
import { type CommandGroup, commands } from './commands/index.ts';
import { printFailure } from './commands/print-failure.ts';
import { readWords } from './commands/typed-words.ts';
import { type Typed, usageError } from './commands/usage-error.ts';
import { type Invocation, type Io, startInvocation, within } from './invocation.ts';
import { printText } from './output.ts';
import { packageVersion } from './package-root.ts';

const HEADER = {
  describe: 'nyx-etl <command> [options]',
  examples: [
    ['demo', 'everything once, on sample data, in ./nyx-demo'],
    ['ingest job-posts jobs.csv', 'load what a scraper wrote'],
    ['run nightly', 'transform, check, export'],
    ['report --session last', 'what the last session brought'],
  ],
} as const;

/** Runs one command, e.g. `['report', '--session', 'last']`, and gives what a process ends with: 0 when all is well. */
export function main(words: readonly string[], io: Io = process): Promise<number> {
  return execute(startInvocation(words, io));
}

/** As main, for whoever has to know how far it has got. */
export function execute(invocation: Invocation): Promise<number> {
  return within(invocation, async () => {
    try {
      await parse(invocation.words);
      // Help that nobody asked for: a script that lacks its command must not take it for done.
      if (invocation.words.length === 0) invocation.exitCode = 2;
    } catch (error) {
      printFailure(error);
    }
    return invocation.exitCode;
  });
}

async function parse(given: readonly string[]): Promise<void> {
  const words = readWords(given);
  const root = yargs(words);
  const typed: Typed = { words: given, names: [], command: undefined, header: undefined, root };
  root
    .scriptName('nyx-etl')
    .usage('')
    .options(globalOptions)
    .group([...Object.keys(globalOptions), 'help', 'version'], 'Everywhere:')
    .version(packageVersion)
    .alias({ help: 'h', version: 'V' })
    .wrap(helpWidth())
    .strict()
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message, error) => {
      throw error && error.name !== 'YError' ? error : usageError(message, typed);
    });
  await register(root, commands, words, typed);
  root.demandCommand(1, 'no command given');
  await root.parseAsync(words, {}, (_error, _arguments, output) => {
    if (output === packageVersion) printText(`${output}\n`);
    // yargs would take the indentation of the examples away.
    else if (output !== '')
      printText(`${typed.header ?? helpHeader(HEADER)}\n\n${output.trimStart()}\n`);
  });
}

/** Loads what was typed; of the others the help needs no more than a name and a sentence. */
async function register(
  parser: Argv,
  group: CommandGroup,
  words: readonly string[],
  typed: Typed,
): Promise<void> {
  const name = words.find((word) => Object.hasOwn(group, word));
  for (const [key, entry] of Object.entries(group)) {
    if (key !== name) {
      parser.command(key, entry.describe);
    } else if ('load' in entry) {
      typed.names.push(key);
      typed.command = (await entry.load()).default;
      typed.header = typed.command.header;
      parser.command(typed.command);
    } else {
      typed.names.push(key);
      parser.command(key, entry.describe, async (child) => {
        await register(child, entry.group, words, typed);
        typed.header ??= helpHeader(entry);
        child.usage('');
        return child.demandCommand(1, `say which: ${Object.keys(entry.group).join(', ')}`);
      });
    }
  }
}
