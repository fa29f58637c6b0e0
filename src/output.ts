// Everything this program writes to stdout and stderr goes through here, but for the line of progress.
import { currentInvocation, currentIo, type OutputStream } from './invocation.ts';
import { printable } from './text/printable.ts';

/** Prints text for people on stdout: harmless, whatever the data in it. */
export function printText(text: string, options: { color?: boolean } = {}): void {
  currentInvocation().clearLine();
  currentIo().stdout.write(printable(text, options));
}

/** Prints text for people on stderr: remarks, progress and errors. */
export function printNote(text: string): void {
  currentInvocation().clearLine();
  currentIo().stderr.write(printable(text));
}

/**
 * Prints data for programs on stdout: exact into a pipe or a file, harmless on a terminal. Waits until it is written;
 * gives false when nobody reads any more.
 */
export function printData(text: string): Promise<boolean> {
  const { stdout } = currentIo();
  return new Promise((done) => {
    stdout.write(stdout.isTTY ? printable(text) : text, (error) => done(!error));
  });
}

/**
 * How a stream of ours shows text: its width in columns (100 where it is no terminal), whether in colour, and whether
 * what stands there can be written over. FORCE_COLOR and NO_COLOR mean what they mean to Node.js.
 */
export function describeTerminal(stream: OutputStream = currentIo().stdout) {
  const { FORCE_COLOR, NO_COLOR, TERM } = currentIo().env;
  const moves = stream.isTTY === true && TERM !== 'dumb';
  const color = FORCE_COLOR ? !/^(0|false)$/.test(FORCE_COLOR) : moves && !NO_COLOR;
  return { width: stream.columns || 100, color, moves };
}
