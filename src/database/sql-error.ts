import pg from 'pg';
import { EtlError, SqlError } from '../errors.ts';
import { messageOf } from '../thrown.ts';

/** Where a statement came from, so that PostgreSQL's position can become a file, a line and a caret. */
export interface StatementSource {
  file: string;
  text: string;
}

const RETRYABLE = /^(08|40001|40P01|55P03|57P0[1-3]|53300)/;
/** 57014 also of a statement that somebody cancelled. Another attempt would take as long. */
const TIMEOUTS: ReadonlySet<string | undefined> = new Set(['57014', '25P04']);
/** Codes of the system for a server that is not there now, and may be there later. */
export const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAGAIN',
  'ENOENT',
]);

/** Whether another server may be there where this one is not: no answer, a refusal, or one that is about to start. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return error.code === '57P03';
  if (!(error instanceof Error)) return false;
  return UNREACHABLE.has(firstError(error).code ?? '') || /timeout expired/.test(error.message);
}

/**
 * Turns what pg threw into a SqlError that says where, what and what to do. PostgreSQL's `detail` quotes row
 * values, so it is left in `cause`, which is shown with `--debug` only. EtlErrors pass through.
 */
export function toSqlError(error: unknown, source?: StatementSource): EtlError {
  if (error instanceof EtlError) return error;
  // What was closed afterwards failed as well; the first error is the one to report.
  if (error instanceof SuppressedError) return toSqlError(error.suppressed, source);
  if (error instanceof pg.DatabaseError) return fromServer(error, source);
  if (error instanceof Error) return fromConnection(error);
  return new SqlError(messageOf(error), { cause: error });
}

function fromServer(error: pg.DatabaseError, source?: StatementSource): SqlError {
  const retryable = RETRYABLE.test(error.code ?? '');
  const ours = hints[error.code ?? ''];
  // Of a full disk the server only says that its space should be looked at.
  const hint = error.code === DISK_FULL ? ours : (error.hint ?? ours);
  return new SqlError(describe(error, source), {
    ...(hint ? { hint } : {}),
    code: `sql.${error.code ?? 'unknown'}`,
    exitCode: retryable || TIMEOUTS.has(error.code) ? 75 : 1,
    retryable,
    cause: error,
  });
}

function fromConnection(error: Error): EtlError {
  const { code, address, port, hostname } = firstError(error);
  const ended =
    /Connection terminated|Client was closed|timeout expired|Client has encountered a connection error/.test(
      error.message,
    );
  if (!ended && !UNREACHABLE.has(code ?? '')) throw error;
  const where = address
    ? ` at ${address}${port ? `:${port}` : ''}`
    : hostname
      ? ` at ${hostname}`
      : '';
  return unreachableError(
    ended
      ? `the connection to the database was lost: ${error.message}`
      : `the database${where} cannot be reached (${code})`,
    error,
  );
}

/** The error for a server that does not answer as one. */
export function unreachableError(message: string, cause: unknown): SqlError {
  return new SqlError(message, {
    hint: 'check --database-url and that the server is up, then run the same command again',
    code: 'sql.unreachable',
    exitCode: 75,
    retryable: true,
    cause,
  });
}

interface NetworkError extends Error {
  code?: string;
  address?: string;
  port?: number;
  hostname?: string;
}

/** Node reports a host with several addresses as one AggregateError. */
export function firstError(error: Error): NetworkError {
  return error instanceof AggregateError && error.errors[0] instanceof Error
    ? error.errors[0]
    : error;
}

const DISK_FULL = '53100';

const hints: Record<string, string> = {
  '28P01': 'check the user and the password in the connection string',
  '28000': 'check the user and the password in the connection string',
  '3D000': 'create the database first, or correct its name in the connection string',
  '42501': 'use a role that may do this, or let the database owner grant it',
  '3F000': "run 'nyx-etl migrate' first",
  '42P01': "run 'nyx-etl migrate' first",
  [DISK_FULL]: "the server's disk is full: free some space, then run the same command again",
  '53300':
    'all connections that the server allows are taken: run the same command again when others have finished',
  '55P03':
    'somebody else holds a lock on the table for long: run the same command again when they have finished',
  '57P01': 'the server, or somebody on it, ended the connection: run the same command again',
  '57P02': 'the server lost a process and starts anew: run the same command again',
  '57014':
    'the statement_timeout of this user or database is too short for a load: lift it (alter role … set statement_timeout = 0)',
  '25P04':
    'the transaction_timeout of this user or database is too short: lift it (alter role … set transaction_timeout = 0)',
  '25006': 'this server is read-only (a standby?): point --database-url at the primary',
};

/** `file.sql:13: message`, and below it the line with a caret, when the statement came from a file. */
function describe(error: pg.DatabaseError, source?: StatementSource): string {
  const message = withoutValues(error);
  if (!source) return message;
  const position = Number(error.position);
  if (!position) return `${source.file}: ${message}`;
  const before = source.text.slice(0, position - 1);
  const start = before.lastIndexOf('\n') + 1;
  const line = source.text.slice(start).split('\n', 1)[0] ?? '';
  return `${source.file}:${before.split('\n').length}: ${message}\n  ${line}\n  ${' '.repeat(before.length - start)}^`;
}

// From the first quotation mark that does not open a name to the last one: values may hold some of their own.
const VALUE = /(?<!\b(?:encoding|column|relation|constraint|type|function) )".*"/s;

/** Data exceptions (class 22) quote the offending value, which may be personal. */
function withoutValues(error: pg.DatabaseError): string {
  if (!error.code?.startsWith('22')) return error.message;
  return error.message.replace(/: ".*"$/s, '').replace(VALUE, '…');
}
