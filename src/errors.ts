// Every failure a user can cause or mend is an EtlError; anything else is a bug and keeps its stack.

/**
 * 1 failed, 2 wrong usage or configuration, 3 a check failed or rejects are over the limit, 75 try again later; the others
 * are those of the signals that ended the work.
 */
export type ExitCode = 1 | 2 | 3 | 75 | (typeof SIGNAL_EXIT)[EndingSignal];

/** Signals that end the work, and what a shell calls the exit by them. */
export const SIGNAL_EXIT = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
export type EndingSignal = keyof typeof SIGNAL_EXIT;

interface EtlErrorDetails {
  hint?: string;
  code?: string;
  exitCode?: ExitCode;
  retryable?: boolean;
  cause?: unknown;
}

/** A failure with its remedy: `message` says where and what, `hint` what to type next. */
export class EtlError extends Error {
  readonly hint: string | undefined;
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly retryable: boolean;

  constructor(message: string, details: EtlErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = new.target.name;
    this.hint = details.hint;
    this.code = details.code ?? 'failed';
    this.exitCode = details.exitCode ?? 1;
    this.retryable = details.retryable ?? false;
  }
}

/** Wrong usage or configuration: an option, an environment variable, a name that does not exist. */
export class ConfigError extends EtlError {
  constructor(message: string, details: EtlErrorDetails = {}) {
    super(message, { code: 'config', exitCode: 2, ...details });
  }
}

/** An input file that cannot be read or understood. */
export class SourceError extends EtlError {
  constructor(message: string, details: EtlErrorDetails = {}) {
    super(message, { code: 'source', ...details });
  }
}

/** What passes by itself: somebody else is at it, or not there yet. The same command does it later. */
export class LaterError extends EtlError {
  constructor(message: string, details: EtlErrorDetails = {}) {
    super(message, { code: 'locked', exitCode: 75, retryable: true, ...details });
  }
}

/** A statement the database refused, or a database that cannot be reached. */
export class SqlError extends EtlError {
  constructor(message: string, details: EtlErrorDetails = {}) {
    super(message, { code: 'sql', ...details });
  }
}

/** Data that does not hold what a check demands. */
export class CheckError extends EtlError {
  constructor(message: string, details: EtlErrorDetails = {}) {
    super(message, { code: 'check', exitCode: 3, ...details });
  }
}

/** Migration files and the database do not agree. */
export class MigrationError extends EtlError {
  constructor(message: string, details: EtlErrorDetails = {}) {
    super(message, { code: 'migration', ...details });
  }
}

/** Code of the SqlError of a statement that was cancelled, by whomever. */
export const CANCELLED = 'sql.57014';
