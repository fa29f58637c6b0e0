// The command line: prints errors and sets the exit code. A command's module is loaded only when it is the one typed.
import yargs, { type Argv } from 'yargs';
import { hideBin, Parser } from 'yargs/helpers';
import { type DefinedCommand, globalOptions, printErrorObject } from './commands/command.ts';
import { type CommandGroup, commands } from './commands/index.ts';
import { loadToJson } from './commands/load-json.ts';
import { PartlyDone } from './commands/partly-done.ts';
import { ConfigError, type EndingSignal, EtlError, SIGNAL_EXIT } from './errors.ts';
import { describeInterruption, interrupt, isInterrupted, stoppingSignal } from './interrupt.ts';
import { followLauncher, tellLauncher } from './launcher.ts';
import { nearest } from './nearest.ts';
import { printNote } from './output.ts';
import { packageVersion } from './package-root.ts';

/** So long may what is under way take to unwind, where no launcher sees to it. */
const CLEAN_UP_MS = 8_000;
/** So long may a wait that nobody is interested in any more keep the process. */
const REST_MS = 250;

const HEADER = `nyx-etl <command> [options]

Examples:
  nyx-etl demo                         everything once, on sample data, in ./nyx-demo
  nyx-etl ingest job-posts jobs.csv    load what a scraper wrote
  nyx-etl run nightly                  transform, check, export
  nyx-etl report --session last        what the last session brought`;

/** The launcher was killed, and with it whoever wanted an exit code. */
let isOrphan = false;
const given = hideBin(process.argv);
const words = readWords(given);
const typed: string[] = [];
/** The command that was typed, once it is loaded. */
let chosen: DefinedCommand | undefined;

// Data of persons may be in anything that is written.
process.umask(0o077);
process.on('SIGINT', () => stop('SIGINT'));
process.on('SIGTERM', () => stop('SIGTERM'));
process.on('SIGHUP', () => stop('SIGHUP'));
followLauncher(() => {
  isOrphan = true;
  stop('SIGHUP');
});
/** What kept output from being written, e.g. `ENOSPC`; told once, at the end. */
let unwritten: string | undefined;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe (head, less) has seen enough, or a terminal was closed: the work goes on, unseen.
    if (error.code === 'EPIPE' || (error.code === 'EIO' && stream.isTTY)) return;
    if (error.code === undefined) throw error;
    unwritten ??= error.code;
  });
}

process.on('exit', () => {
  if (unwritten === undefined) return;
  process.exitCode ||= 1;
  printNote(
    `error: not all output could be written (${unwritten})\nhint: free some space, or write it elsewhere\n`,
  );
});

// Node would print the message of what nobody caught as it is.
process.on('uncaughtException', (error) => {
  printError(error);
  process.exit();
});

const root = yargs(words);
try {
  await (await configure(root)).parseAsync();
  // Help that nobody asked for: a script that lacks its command must not take it for done.
  if (given.length === 0) process.exitCode = 2;
} catch (error) {
  printError(error);
}
// What was done when the signal came has not failed by it: its exit code stays.
if (isInterrupted()) end();

async function configure(parser: Argv): Promise<Argv> {
  parser
    .scriptName('nyx-etl')
    .usage(HEADER)
    .options(globalOptions)
    .group([...Object.keys(globalOptions), 'help', 'version'], 'Everywhere:')
    .version(packageVersion)
    .alias({ help: 'h', version: 'V' })
    .wrap(Math.min(process.stdout.columns ?? 100, 110))
    .strict()
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message, error) => {
      throw error && error.name !== 'YError' ? error : usageError(message);
    });
  await register(parser, commands);
  return parser.demandCommand(1, 'no command given');
}

/** `help report` is `report --help`. yargs drops a lone - from positional arguments; `/dev/stdin` is stdin, too. */
function readWords(typedWords: string[]): string[] {
  if (typedWords.length === 0) return ['--help'];
  const [first, ...rest] = typedWords.map((word) => (word === '-' ? '/dev/stdin' : word));
  return first === 'help' ? [...rest, '--help'] : [first ?? '', ...rest];
}

/** Loads what was typed; of the others the help needs no more than a name and a sentence. */
async function register(parser: Argv, group: CommandGroup): Promise<void> {
  const name = words.find((word) => Object.hasOwn(group, word));
  for (const [key, entry] of Object.entries(group)) {
    if (key !== name) {
      parser.command(key, entry.describe);
    } else if ('load' in entry) {
      typed.push(key);
      chosen = (await entry.load()).default;
      parser.command(chosen);
    } else {
      typed.push(key);
      parser.command(key, entry.describe, async (child) => {
        await register(child, entry.group);
        return child.demandCommand(1, `say which: ${Object.keys(entry.group).join(', ')}`);
      });
    }
  }
}

function stop(signal: EndingSignal): void {
  // That a second Ctrl-C means now is for the launcher to see to.
  if (isInterrupted()) return;
  tellLauncher({ stopping: signal });
  interrupt(signal);
  setTimeout(kill, CLEAN_UP_MS).unref();
}

/** All has been rolled back and removed: what still waits for something does not get to hold the process. */
function end(): void {
  tellLauncher({ unwound: Number(process.exitCode ?? 0) });
  setTimeout(() => (isOrphan ? kill() : process.exit()), REST_MS).unref();
}

/** Not exit(), which waits for threads, also for those in native code that nothing can cancel. */
function kill(): void {
  process.kill(process.pid, 'SIGKILL');
}

function printError(thrown: unknown): void {
  const signal = stoppingSignal();
  const { failure: error, loads } =
    thrown instanceof PartlyDone ? thrown : { failure: thrown, loads: [] };
  if (signal !== undefined) {
    printInterruption(signal, loads);
    return;
  }
  const known = error instanceof EtlError ? error : undefined;
  process.exitCode = known?.exitCode ?? 1;
  const message = error instanceof Error ? error.message : String(error);
  const { code = 'bug', hint = null } = known ?? {};
  printForPrograms({ code, message, hint }, loads);
  printNote(`error: ${message}\n`);
  if (known?.hint) printNote(`hint: ${known.hint}\n`);
  if (!known || words.includes('--debug')) printNote(`${describeCause(error)}\n`);
}

/** Whatever failed first, it was the signal that ended the work. */
function printInterruption(signal: EndingSignal, loads: PartlyDone['loads']): void {
  process.exitCode = SIGNAL_EXIT[signal];
  const message = describeInterruption() ?? signal;
  printForPrograms({ code: 'interrupted', message, hint: null }, loads);
  printNote(`${message}: what was under way has been rolled back\n`);
}

/** With --json: what failed, and which loads are done all the same. */
function printForPrograms(
  error: { code: string; message: string; hint: string | null },
  loads: PartlyDone['loads'],
): void {
  const { json } = Parser(words, { boolean: ['json'] });
  if (!json) return;
  const exit_code = Number(process.exitCode);
  printErrorObject({ error: { ...error, exit_code }, loads: loads.map(loadToJson) });
}

/** Bugs keep their stack; with --debug so does everything, together with what the server said in detail. */
function describeCause(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const detail = 'detail' in error && error.detail ? `\ndetail: ${error.detail}` : '';
  const cause = error.cause === undefined ? '' : `\ncaused by ${describeCause(error.cause)}`;
  return `${error.stack}${detail}${cause}`;
}

function usageError(message: string): ConfigError {
  const unknown = /^Unknown (?:argument|command)s?: ([^,]+)/.exec(message)?.[1];
  const close = unknown ? nearestName(unknown) : undefined;
  const lacking = /^Not enough arguments following: (.+)/.exec(message)?.[1];
  const missing = missingWords(message);
  if (missing.length > 0 && chosen) {
    return new ConfigError(
      `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
      {
        hint: `e.g. nyx-etl ${chosen.example}`,
        code: 'usage',
      },
    );
  }
  const sentence = unknown
    ? `there is no command or option '${unknown}'`
    : lacking
      ? `--${lacking} needs a value`
      : lowerFirst(message);
  return new ConfigError(sentence, {
    hint: close ? `did you mean ${close}?` : `run 'nyx-etl ${[...typed, '--help'].join(' ')}'`,
    code: 'usage',
  });
}

/** What a command wants and was not given, as its help spells it: `<file>`, `--account`. */
function missingWords(message: string): string[] {
  const options = /^Missing required arguments?: (.+)/.exec(message)?.[1];
  if (options !== undefined) return options.split(', ').map((name) => `--${name}`);
  const got = /^Not enough non-option arguments: got (\d+)/.exec(message)?.[1];
  if (got === undefined) return [];
  return (chosen?.command.match(/<[^>]+>/g) ?? []).slice(Number(got));
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** yargs names an unknown option without its dashes. */
function nearestName(word: string): string | undefined {
  const options = optionNames();
  const close = nearest(word, [...groupNames(), ...options]);
  return close !== undefined && options.includes(close) ? `--${close}` : close;
}

/** The names that could have stood where the unknown word stands. */
function groupNames(): string[] {
  let group = commands;
  for (const name of typed) {
    const entry = group[name];
    if (!entry || !('group' in entry)) return [];
    group = entry.group;
  }
  return Object.keys(group);
}

function optionNames(): string[] {
  const options: unknown = Reflect.get(root, 'getOptions').call(root);
  const keys =
    options && typeof options === 'object' && 'key' in options
      ? Object.keys(options.key ?? {})
      : [];
  return keys.filter((key) => key.length > 1);
}
