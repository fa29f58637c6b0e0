import { type DuckDBDataChunk, type DuckDBResult, ResultReturnType } from '@duckdb/node-api';
import { SqlError } from '../errors.ts';
import { refuseInterrupted } from '../interrupt.ts';

/** The rows of a streamed result. Throws as requireComplete does. */
export async function* streamChunks(
  result: DuckDBResult,
  again: () => Promise<unknown>,
): AsyncGenerator<DuckDBDataChunk> {
  yield* result;
  await requireComplete(result, again);
}

/**
 * For a stream that was read to its end. DuckDB's client ends one that fails as if it were complete, and only its type says
 * so: then the statement is run `again`, for what it says. Throws what that throws, or SqlError.
 */
export async function requireComplete(
  result: DuckDBResult,
  again: () => Promise<unknown>,
): Promise<void> {
  if (result.returnType !== ResultReturnType.INVALID) return;
  refuseInterrupted();
  await again();
  throw new SqlError('the statement failed while its rows were read', {
    hint: 'run the same command again',
  });
}
