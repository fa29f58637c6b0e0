// How a command says that it has failed: to people on stderr, to programs on stdout.
import { type EndingSignal, EtlError, SIGNAL_EXIT } from '../errors.ts';
import { describeInterruption, stoppingSignal } from '../interrupt.ts';
import { currentInvocation } from '../invocation.ts';
import { printNote } from '../output.ts';
import { messageOf } from '../thrown.ts';
import { printErrorObject } from './command.ts';
import { loadToJson } from './load-json.ts';
import { PartlyDone } from './partly-done.ts';
import { asksFor } from './typed-words.ts';

/** Prints what was thrown, and sets what the command ends with. */
export function printFailure(thrown: unknown): void {
  const invocation = currentInvocation();
  const signal = stoppingSignal();
  const { failure: error, loads } =
    thrown instanceof PartlyDone ? thrown : { failure: thrown, loads: [] };
  if (signal !== undefined) {
    printInterruption(signal, loads);
    return;
  }
  const known = error instanceof EtlError ? error : undefined;
  invocation.exitCode = known?.exitCode ?? 1;
  const message = messageOf(error);
  const { code = 'bug', hint = null } = known ?? {};
  printForPrograms({ code, message, hint }, loads);
  printNote(`error: ${message}\n`);
  if (known?.hint) printNote(`hint: ${known.hint}\n`);
  if (!known || invocation.words.includes('--debug')) printNote(`${describeCause(error)}\n`);
}

/** Whatever failed first, it was the signal that ended the work. */
function printInterruption(signal: EndingSignal, loads: PartlyDone['loads']): void {
  currentInvocation().exitCode = SIGNAL_EXIT[signal];
  const message = describeInterruption() ?? signal;
  printForPrograms({ code: 'interrupted', message, hint: null }, loads);
  printNote(`${message}: what was under way has been rolled back\n`);
}

/** With --json: what failed, and which loads are done all the same. */
function printForPrograms(
  error: { code: string; message: string; hint: string | null },
  loads: PartlyDone['loads'],
): void {
  const { words, exitCode } = currentInvocation();
  if (!asksFor('json', words)) return;
  printErrorObject({ error: { ...error, exit_code: exitCode }, loads: loads.map(loadToJson) });
}

/** Bugs keep their stack; with --debug so does everything, together with what the server said in detail. */
function describeCause(error: unknown, told: ReadonlySet<unknown> = new Set()): string {
  // The causes of what others throw may go round in a circle.
  if (!(error instanceof Error) || told.has(error)) return '';
  const detail = 'detail' in error && error.detail ? `\ndetail: ${error.detail}` : '';
  const cause =
    error.cause === undefined
      ? ''
      : `\ncaused by ${describeCause(error.cause, new Set([...told, error]))}`;
  return `${error.stack}${detail}${cause}`;
}
