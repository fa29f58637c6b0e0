// What every command shares: global options, a session, output on stdout, progress on stderr.
import type { ArgumentsCamelCase, Argv, CommandModule, InferredOptionTypes, Options } from 'yargs';
import { resolveTarget } from '../config.ts';
import type { Configuration, ReadConfigurationOptions } from '../configuration/configuration.ts';
import { findConfiguration } from '../configuration/find-file.ts';
import type { Session } from '../database/session.ts';
import { type ExitCode, MigrationError } from '../errors.ts';
import { removeTemporaryLeftovers } from '../files/temporary-folder.ts';
import { refuseInterrupted } from '../interrupt.ts';
import { currentInvocation, currentIo } from '../invocation.ts';
import type { JsonOutput, JsonReport } from '../json/index.ts';
import { tellLauncher } from '../launcher.ts';
import { printNote, printText } from '../output.ts';
import type { Progress } from '../progress.ts';
import { escapeJson } from '../text/printable.ts';
import { readNumbers, refuseBadValues, refuseValuesOfFlags } from './option-values.ts';
import { fitLines } from './table.ts';
import { unprotected } from './typed-words.ts';

export const globalOptions = {
  'database-url': {
    type: 'string',
    describe:
      "postgres://… (default: DATABASE_URL, PG* variables, or nyx-etl's own embedded server)",
    requiresArg: true,
  },
  config: {
    type: 'string',
    describe: 'configuration (default: NYX_ETL_CONFIG, ./nyx-etl.config.yaml, the one in NYX_HOME)',
    requiresArg: true,
  },
  json: { type: 'boolean', default: false, describe: 'print one JSON object' },
  quiet: {
    type: 'boolean',
    default: false,
    describe: 'nothing of what goes well: no progress, no remarks, no counts',
  },
  verbose: { type: 'boolean', default: false, describe: 'more remarks' },
  debug: {
    type: 'boolean',
    default: false,
    describe: "show an error's stack and the server's detail (may quote data)",
  },
} as const satisfies Record<string, Options>;

/** What every command understands before it runs. */
export const alwaysOptions = {
  help: { type: 'boolean', alias: 'h', describe: 'show help' },
  version: { type: 'boolean', alias: 'V', describe: 'show the version' },
} as const satisfies Record<string, Options>;

/**
 * The options as yargs is given them. Whenever a command runs, yargs makes a help of all that it
 * would list, which takes longer than reading the words and is shown to nobody: what is shown is
 * made in `printed/help.ts`.
 */
export function unlisted(options: Record<string, Options>): Record<string, Options> {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, { ...option, hidden: true }]),
  );
}

export type GlobalArguments = InferredOptionTypes<typeof globalOptions>;

export type CommandArguments<O extends Record<string, Options>> = ArgumentsCamelCase<
  InferredOptionTypes<O> & GlobalArguments
>;

/** A command: yargs glue around `run`, whose result is the exit code when it is not 0. */
interface Command<O extends Record<string, Options>> {
  /** As yargs spells it: `report`, `correct <table> <id>`. */
  command: string;
  describe: string;
  /** Positional parameters and options, by name; positionals carry `positional: true`. */
  options: O;
  positionals?: readonly (keyof O & string)[];
  /** Command line and what it does; the help begins with them. */
  examples: readonly (readonly [string, string])[];
  /** It does not fail by a configuration that makes no sense. */
  needsNoConfiguration?: boolean;
  run(args: CommandArguments<O>): Promise<ExitCode | undefined>;
}

/** What yargs wants of a command, and one of its examples, for who types too little. */
export interface DefinedCommand extends CommandModule<unknown, unknown> {
  command: string;
  describe: string;
  example: string | undefined;
  examples: readonly (readonly [string, string])[];
  options: Record<string, Options>;
  positionals: readonly string[];
}

/** Turns a command into the module that yargs wants. */
export function defineCommand<const O extends Record<string, Options>>(
  definition: Command<O>,
): DefinedCommand {
  const positionals = new Set<string>(definition.positionals ?? []);
  return {
    command: definition.command,
    example: definition.examples[0]?.[0],
    examples: definition.examples,
    options: definition.options,
    positionals: definition.positionals ?? [],
    describe: definition.describe,
    builder: (yargs: Argv) => {
      for (const [name, options] of Object.entries(unlisted(definition.options))) {
        // A number is read from its digits, below.
        const typed = options.type === 'number' ? { ...options, type: 'string' } : options;
        if (positionals.has(name)) yargs.positional(name, typed as never);
        else yargs.option(name, { requiresArg: typed.type !== 'boolean', ...typed } as Options);
      }
      return yargs;
    },
    handler: async (args) => {
      const given = readNumbers(definition.options, unprotected(args));
      refuseValuesOfFlags({ ...globalOptions, ...definition.options }, currentInvocation().words);
      refuseBadValues(definition.options, given, positionals);
      await removeTemporaryLeftovers();
      const invocation = currentInvocation();
      if (!definition.needsNoConfiguration)
        invocation.databaseUrl = await configuredDatabase(given as GlobalArguments);
      const exitCode = (await definition.run(given as CommandArguments<O>)) ?? 0;
      if (invocation.answer !== '') printAnswer(invocation.answer);
      if (exitCode !== 0 && invocation.untold !== '') printText(invocation.untold);
      invocation.exitCode = exitCode;
    },
  };
}

/** The database that a configuration names, if there is one: most commands need nothing else of it. */
async function configuredDatabase(args: GlobalArguments): Promise<string | undefined> {
  if (findConfiguration(args.config, currentIo().env) === undefined) return undefined;
  return (await readSettings(args)).settings.database.url;
}

/** What counts: flags, variables, the configuration, defaults. Throws ConfigError (exit 2) for one that makes no sense. */
export async function readSettings(
  args: Pick<GlobalArguments, 'config'>,
  flags: ReadConfigurationOptions['flags'] = {},
): Promise<Configuration> {
  const { readConfiguration } = await import('../configuration/configuration.ts');
  return readConfiguration({ env: currentIo().env, file: args.config, flags });
}

/** Opens the session a command's options ask for, hands it to `work`, and closes it. */
export async function withSession<T>(
  args: GlobalArguments,
  command: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const { openSession } = await import('../database/open-session.ts');
  const { toSqlError } = await import('../database/sql-error.ts');
  const { explainDenied } = await import('../database/explain-denied.ts');
  await using session = await openSession(
    resolveTarget(args['database-url']),
    `nyx-etl ${command}`,
  );
  try {
    refuseInterrupted();
    return await work(session);
  } catch (error) {
    throw await explainDenied(session, toSqlError(error));
  }
}

/** Throws MigrationError (exit 3) for an embedded server that was not made yet, without making it. */
export async function requireDatabase(args: GlobalArguments): Promise<void> {
  const { isMissing } = await import('../database/open-session.ts');
  const target = resolveTarget(args['database-url']);
  if (target.kind !== 'embedded' || !(await isMissing(target))) return;
  throw new MigrationError(`there is no database yet in ${target.home}`, {
    hint: "run 'nyx-etl migrate' first, or name a database with --database-url",
    code: 'migration.no_database',
    exitCode: 3,
  });
}

/** As withSession, for commands that need the current schema: refuses a database that was not made or migrated. */
export async function withMigratedSession<T>(
  args: GlobalArguments,
  command: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  await requireDatabase(args);
  return withSession(args, command, async (session) => {
    const { requireMigrated } = await import('../schema.ts');
    await requireMigrated(session);
    return work(session);
  });
}

/**
 * Prints a result on stdout: the text for people or, with --json, the object that src/json
 * describes, tagged `nyx-etl/<name>@1`, when the command has ended.
 */
export function printResult<Name extends keyof JsonOutput>(
  args: Pick<GlobalArguments, 'json'>,
  name: Name,
  result: JsonOutput[Name],
  text: () => string,
): void {
  if (args.json) currentInvocation().answer = tagged(name, result);
  else printText(`${text()}\n`);
}

/** As printResult, of what a command has done: with --quiet nothing is said of what went well. */
export function printDone<Name extends keyof JsonOutput>(
  args: Pick<GlobalArguments, 'json' | 'quiet'>,
  name: Name,
  result: JsonOutput[Name],
  text: () => string,
): void {
  const fitted = () => fitLines([text()]);
  if (args.json || !args.quiet) printResult(args, name, result, fitted);
  else currentInvocation().untold = `${fitted()}\n`;
}

/** As printResult, for a report, which names its schema itself. */
export function printReport(content: JsonReport): void {
  currentInvocation().answer = `${toJson(content)}\n`;
}

/** Prints what failed, in place of the result. Whatever fails afterwards prints no second object. */
export function printErrorObject(error: JsonOutput['error']): void {
  printAnswer(tagged('error', error));
}

function printAnswer(object: string): void {
  const invocation = currentInvocation();
  if (invocation.isAnswered) return;
  invocation.isAnswered = true;
  printText(object);
  tellLauncher({ answered: true });
}

/** The object that src/json describes, tagged, as text. */
export function tagged<Name extends keyof JsonOutput>(
  name: Name,
  result: JsonOutput[Name],
): string {
  return `${toJson({ schema: `nyx-etl/${name}@1`, ...result })}\n`;
}

/** JSON that is harmless on a terminal. */
export function toJson(value: unknown): string {
  return escapeJson(JSON.stringify(value, null, 2));
}

/** Prints a remark on stderr unless --quiet. */
export function remark(args: GlobalArguments, text: string): void {
  if (!args.quiet) printNote(`${fitLines([text], currentIo().stderr)}\n`);
}

/** `1,234,567` */
export function count(value: number | bigint): string {
  return value.toLocaleString('en-US');
}

/** A progress bar on a terminal, a line every 10 seconds elsewhere, nothing with --quiet or --json. */
export async function withProgress<T>(
  args: GlobalArguments,
  work: (progress: Progress) => Promise<T>,
): Promise<T> {
  if (args.quiet || args.json) return work(() => {});
  const { createProgressDisplay } = await import('./progress-display.ts');
  using display = createProgressDisplay(currentIo().stderr);
  return await work(display.show);
}
