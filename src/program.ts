// The process that bin/nyx-etl.js starts: one command, ended by signals, followed by its launcher.
import { execute } from './cli.ts';
import { printFailure } from './commands/print-failure.ts';
import { type EndingSignal, EtlError } from './errors.ts';
import { interrupt, isInterrupted } from './interrupt.ts';
import { startInvocation, within } from './invocation.ts';
import { followLauncher, tellLauncher, typedWords } from './launcher.ts';
import { printNote } from './output.ts';

/** So long may what is under way take to unwind, where no launcher sees to it. */
const CLEAN_UP_MS = 8_000;
/** So long may a wait that nobody is interested in any more keep the process. */
const REST_MS = 250;

// Data of persons may be in anything that is written.
process.umask(0o077);
process.on('SIGINT', () => stop('SIGINT'));
process.on('SIGTERM', () => stop('SIGTERM'));
process.on('SIGHUP', () => stop('SIGHUP'));
/** The launcher was killed, and with it whoever wanted an exit code. */
let isOrphan = false;
followLauncher(() => {
  isOrphan = true;
  stop('SIGHUP');
});
const invocation = startInvocation(typedWords(process.argv.slice(2)), process);
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

let isDone = false;
process.on('exit', () => {
  // A job of the user's may call exit(0), too: what was not done to its end must not look so.
  if (!isDone) {
    process.exitCode = 1;
    within(invocation, () => printFailure(endedFromWithin()));
  }
  if (unwritten === undefined) return;
  process.exitCode ||= 1;
  printNote(
    `error: not all output could be written (${unwritten})\nhint: free some space, or write it elsewhere\n`,
  );
});

// Node would print the message of what nobody caught as it is.
process.on('uncaughtException', (error) => {
  within(invocation, () => printFailure(error));
  isDone = true;
  process.exit(invocation.exitCode);
});

process.exitCode = await execute(invocation);
isDone = true;
// What was done when the signal came has not failed by it: its exit code stays.
if (isInterrupted()) end();

function endedFromWithin(): EtlError {
  return new EtlError('the process was ended from within, before the command was done', {
    hint: 'a job of yours must not call process.exit()',
    code: 'ended',
  });
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
  tellLauncher({ unwound: invocation.exitCode });
  setTimeout(() => (isOrphan ? kill() : process.exit()), REST_MS).unref();
}

/** Not exit(), which waits for threads, also for those in native code that nothing can cancel. */
function kill(): void {
  process.kill(process.pid, 'SIGKILL');
}
