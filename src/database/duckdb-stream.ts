import { type DuckDBDataChunk, type DuckDBResult, ResultReturnType } from '@duckdb/node-api';
import { SqlError } from '../errors.ts';
import { refuseInterrupted } from '../interrupt.ts';

/**
 * The rows of a streamed result. DuckDB's client ends a stream that fails as if it were complete, and only its type says
 * so: then the statement is run `again`, for what it says. Throws what that throws, or SqlError.
 */
export async function* streamChunks(
  result: DuckDBResult,
  again: () => Promise<unknown>,
): AsyncGenerator<DuckDBDataChunk> {
  yield* result;
  if (result.returnType !== ResultReturnType.INVALID) return;
  refuseInterrupted();
  await again();
  throw new SqlError('the statement failed while its rows were read', {
    hint: 'run the same command again',
  });
}
