// One call of the command line. Several may be under way in one process, each with streams of its own.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Writable } from 'node:stream';

/** What a command prints to: a terminal has columns. */
export interface OutputStream extends Writable {
  isTTY?: boolean;
  columns?: number;
}

/** Where a command prints, and the variables it reads; libpq's PG* are also read by pg, from the process. */
export interface Io {
  stdout: OutputStream;
  stderr: OutputStream;
  env: NodeJS.ProcessEnv;
}

export interface Invocation {
  readonly io: Io;
  /** What was typed. */
  readonly words: readonly string[];
  /** With --json: what goes to stdout once the command has ended; if it fails, its error does. */
  answer: string;
  isAnswered: boolean;
  /** With --quiet: what goes to stdout if the command does not end with 0. */
  untold: string;
  /**
   * Takes away what is drawn in the last line of the terminal, before something else is printed
   * there.
   */
  clearLine: () => void;
  /** The database that the configuration names, where neither an option nor a variable does. */
  databaseUrl: string | undefined;
  /** What the process ends with; of a signal, 128 and its number. */
  exitCode: number;
}

const current = new AsyncLocalStorage<Invocation>();

/** For whoever uses this program as a library. */
const outsideOfCommands = startInvocation([], process);

export function startInvocation(words: readonly string[], io: Io): Invocation {
  return {
    io,
    words,
    answer: '',
    isAnswered: false,
    untold: '',
    clearLine: () => {},
    databaseUrl: undefined,
    exitCode: 0,
  };
}

/** Does some work, and all that comes of it, as part of an invocation. */
export function within<T>(invocation: Invocation, work: () => T): T {
  return current.run(invocation, work);
}

/** The one that the caller is part of. */
export function currentInvocation(): Invocation {
  return current.getStore() ?? outsideOfCommands;
}

/** Streams and variables of the invocation that the caller is part of. */
export function currentIo(): Io {
  return currentInvocation().io;
}
