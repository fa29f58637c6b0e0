import { ConfigError, EtlError, SqlError } from '../errors.ts';
import type { StatementSource } from './sql-error.ts';

/**
 * Turns what DuckDB threw into a ConfigError for what a warehouse does not allow, else a SqlError: message, and for a statement that is wrong the line with a caret.
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
  const refusal = refusalOf(sentence);
  if (refusal) return new ConfigError(refusal.message, { ...refusal, cause: error });
  const hint = hintFor(message);
  return new SqlError(
    `${where(source, excerpt)}${withoutValues(kind, sentence)}${pointer(excerpt)}`,
    {
      code: `duckdb.${(kind ?? 'failed').toLowerCase().replaceAll(' ', '_')}`,
      ...(hint ? { hint } : {}),
      ...(kind === 'Binder' || kind === 'Catalog' || kind === 'Parser'
        ? { exitCode: 2 as const }
        : {}),
      cause: error,
    },
  );
}

/** For a statement that would read or write a file. */
export const REACHES_OUT = {
  message:
    'a query reads its warehouse alone, no files, extensions or other databases, and writes none',
  hint: "keep a result with --format csv > result.csv; to query a file, load it: 'nyx-etl ingest --help'",
  code: 'duckdb.permission',
};

/** For a statement that would change how DuckDB works. */
export const SETS = {
  message: 'the settings of a query cannot be changed',
  hint: 'leave the set statement out',
  code: 'duckdb.locked',
};

/** What a warehouse is locked against: DuckDB names its own settings, and not what may be done instead. */
function refusalOf(sentence: string): { message: string; hint: string; code: string } | undefined {
  const written = /statement of type "([A-Z_ ]+)" on database .* read-only mode/.exec(
    sentence,
  )?.[1];
  if (written !== undefined) {
    return {
      message: `a warehouse is only read: it takes no ${written.toLowerCase()}`,
      hint: "ask with select, from, describe or show; to change data, change the database, then run 'nyx-etl export'",
      code: 'duckdb.read_only',
    };
  }
  if (/file system operations are disabled/.test(sentence)) return REACHES_OUT;
  if (/the configuration has been locked/.test(sentence)) return SETS;
  return undefined;
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

const ABOUT_THE_STATEMENT = new Set([
  'Parser',
  'Binder',
  'Catalog',
  'IO',
  'Permission',
  'Out of Memory',
]);

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
  return undefined;
}
