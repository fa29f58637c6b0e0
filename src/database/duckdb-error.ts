import { EtlError, SqlError } from '../errors.ts';
import type { StatementSource } from './sql-error.ts';

/**
 * Turns what DuckDB threw into a SqlError: message, and for a statement that is wrong the line with a caret.
 * Values that DuckDB quotes from rows are left in `cause`, which is shown with `--debug` only.
 */
export function toDuckDbError(error: unknown, source?: StatementSource): Error {
  if (error instanceof EtlError) return error;
  if (!(error instanceof Error)) return new SqlError(String(error), { cause: error });
  const message = error.message.replace(/^Failed to extract statements: /, '');
  const kind = /^([A-Z][\w ]*?) (?:Error|Exception): /.exec(message)?.[1];
  // A TypeError or the like is a bug and keeps its stack.
  if (kind === undefined && !/Failed to (prepare|execute)|interrupt/i.test(message)) return error;
  const [sentence = '', excerpt] = message.split(/\n\n(?=LINE \d+:)/);
  const hint = hintFor(message);
  return new SqlError(`${where(source, excerpt)}${withoutValues(kind, sentence)}${pointer(excerpt)}`, {
    code: `duckdb.${(kind ?? 'failed').toLowerCase().replaceAll(' ', '_')}`,
    ...(hint ? { hint } : {}),
    ...(kind === 'Binder' || kind === 'Catalog' || kind === 'Parser' ? { exitCode: 2 as const } : {}),
    cause: error,
  });
}

function where(source: StatementSource | undefined, excerpt: string | undefined): string {
  if (!source) return '';
  const line = /^LINE (\d+):/.exec(excerpt ?? '')?.[1];
  return line ? `${source.file}:${line}: ` : `${source.file}: `;
}

/** The line of the statement and the caret below it, without DuckDB's own `LINE n: `. */
function pointer(excerpt: string | undefined): string {
  if (!excerpt) return '';
  const [line = '', caret = ''] = excerpt.split('\n');
  const prefix = /^LINE \d+: /.exec(line)?.[0].length ?? 0;
  return `\n  ${line.slice(prefix)}\n  ${caret.slice(prefix)}`;
}

const ABOUT_THE_STATEMENT = new Set(['Parser', 'Binder', 'Catalog', 'IO', 'Permission', 'Out of Memory']);

/** Conversion and CSV errors quote the value, or the whole row. */
function withoutValues(kind: string | undefined, sentence: string): string {
  if (kind && ABOUT_THE_STATEMENT.has(kind)) return sentence;
  const firstLine = sentence.split('\n')[0] ?? '';
  return firstLine.replaceAll(/"[^"]*"|'[^']*'|(?<=with value )\S+/g, '…');
}

function hintFor(message: string): string | undefined {
  if (/No space left on device|disk quota|max_temp_directory_size/i.test(message)) {
    return 'the disk is full: free some space, or choose another folder, then run the same command again';
  }
  if (/File too large/i.test(message)) {
    return 'no file may grow so large here (ulimit -f): lift that, or choose another folder';
  }
  if (/Could not set lock on file|Conflicting lock/i.test(message)) {
    return 'another program has this file open for writing: close it there, or open a copy';
  }
  if (/not a valid DuckDB database|Corrupt|checksum/i.test(message)) {
    return "the file is damaged: run 'nyx-etl export verify', then 'nyx-etl export'";
  }
  if (/read-only mode/i.test(message)) {
    return 'a warehouse is only read: change the database instead, then publish a new one';
  }
  return undefined;
}
