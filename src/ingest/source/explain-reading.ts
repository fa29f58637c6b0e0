import { toDuckDbError } from '../../database/duckdb-error.ts';
import { EtlError, SourceError } from '../../errors.ts';

/**
 * Runs the load of a file. What DuckDB says when it stumbles speaks of our statements and its own settings, and may quote the
 * file: people get a SourceError that names the file instead, with DuckDB's as its cause.
 */
export async function explainReading<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const known = toDuckDbError(error);
    if (!(known instanceof EtlError) || !known.code.startsWith('duckdb.')) throw error;
    if (known.code === 'duckdb.interrupt') throw known;
    throw describe(name, known);
  }
}

function describe(name: string, cause: EtlError): SourceError {
  if (cause.code === 'duckdb.out_of_memory' && !cause.hint)
    return new SourceError(`${name} needs more memory than a load may take; nothing was loaded`, {
      hint: 'load it in parts, or without the columns that nobody needs',
      code: 'source.too_large',
      cause,
    });
  if (cause.hint)
    return new SourceError(
      `${name} could not be read: a temporary file failed; nothing was loaded`,
      {
        hint: cause.hint,
        cause,
      },
    );
  return new SourceError(`${name} cannot be read as what it looks like; nothing was loaded`, {
    hint: 'check its first lines and its end in an editor; with --debug you see what the reader says',
    code: 'source.unreadable',
    cause,
  });
}
