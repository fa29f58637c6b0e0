import { quoteName } from '../duckdb/quoting.ts';
import type { Reader } from '../duckdb/reader.ts';
import { keyOf } from '../mapping/column-keys.ts';
import type { TabularSource } from '../source/tabular-source.ts';

/** Columns of nyx.applications that hold ids of ours. */
const OUR_IDS = new Set(
  ['id', 'user_id', 'session_id', 'job_post_id', 'profile_id', 'created_by'].map(keyOf),
);

/** The columns of a file without those called like an id of ours of which no value is one: a number of theirs. */
export async function withoutForeignIds(reader: Reader, source: TabularSource): Promise<string[]> {
  const candidates = source.columns.flatMap(({ name }, index) =>
    OUR_IDS.has(keyOf(name)) ? [{ name, column: quoteName(`column_${index}`) }] : [],
  );
  if (candidates.length === 0) return source.columns.map(({ name }) => name);
  const questions = candidates.map(
    ({ column }, index) =>
      `bool_or(try_cast(trim(${column}) as uuid) is not null) as is_${index},
      bool_or(trim(${column}) <> '') as says_${index}`,
  );
  const [row] = await reader.rows(`select ${questions.join(', ')} from record`);
  const foreign = candidates
    .filter((_, index) => row?.[`says_${index}`] === true && row?.[`is_${index}`] !== true)
    .map(({ name }) => name);
  return source.columns.map(({ name }) => name).filter((name) => !foreign.includes(name));
}
