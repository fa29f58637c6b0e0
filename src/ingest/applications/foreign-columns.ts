// Columns of a list that are called like ours and hold something else: numbers of theirs, names of job boards.
import { quoteName } from '../duckdb/quoting.ts';
import type { Reader } from '../duckdb/reader.ts';
import { keyOf } from '../mapping/column-keys.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import { addCardColumns } from './card-columns.ts';
import { readStatus, type StatusMeaning } from './status-words.ts';

/** Columns of nyx.applications that hold ids of ours. */
const OUR_IDS = new Set(
  ['id', 'user_id', 'session_id', 'job_post_id', 'profile_id', 'created_by'].map(keyOf),
);

/** Where a card stands on a board of states; or on which job board a post was found. */
const STANDS_ON = new Set(['board', 'list', 'list_name', 'column'].map(keyOf));
/** Of so many different words most are states, or it is no board of states. */
const MOST_WORDS = 50;

interface Candidate {
  name: string;
  /** In the relation of the records. */
  column: string;
}

/** The columns of a file without those called like ours that hold something else, but with those that are `told`. */
export async function withoutForeign(
  reader: Reader,
  source: TabularSource,
  told: readonly string[],
): Promise<string[]> {
  await addCardColumns(reader, source);
  const called = (keys: ReadonlySet<string>) =>
    source.columns.flatMap(({ name }, index) =>
      keys.has(keyOf(name)) && !told.includes(name)
        ? [{ name, column: quoteName(`column_${index}`) }]
        : [],
    );
  const foreign = [
    ...(await foreignIds(reader, called(OUR_IDS))),
    ...(await foreignBoards(reader, called(STANDS_ON))),
  ];
  return source.columns.map(({ name }) => name).filter((name) => !foreign.includes(name));
}

/** Those of which no value is an id of ours: a number of theirs. */
async function foreignIds(reader: Reader, candidates: readonly Candidate[]): Promise<string[]> {
  if (candidates.length === 0) return [];
  const questions = candidates.map(
    ({ column }, index) =>
      `bool_or(try_cast(trim(${column}) as uuid) is not null) as is_${index},
      bool_or(trim(${column}) <> '') as says_${index}`,
  );
  const [row] = await reader.rows(`select ${questions.join(', ')} from record`);
  return candidates
    .filter((_, index) => row?.[`says_${index}`] === true && row?.[`is_${index}`] !== true)
    .map(({ name }) => name);
}

/** Those of whose words fewer than half are known as states. */
async function foreignBoards(reader: Reader, candidates: readonly Candidate[]): Promise<string[]> {
  const foreign: string[] = [];
  for (const { name, column } of candidates) {
    const rows = await reader.rows(
      `select distinct trim(${column}) as word from record where trim(${column}) <> '' order by word limit ${MOST_WORDS}`,
    );
    const known = rows.filter(({ word }) => isState(readStatus(String(word))));
    if (known.length * 2 < rows.length) foreign.push(name);
  }
  return foreign;
}

/** A mark (`1`, `yes`) is known, and says of no board where on it a card stands. */
function isState({ isKnown, read }: StatusMeaning): boolean {
  return isKnown && read !== 'yes' && read !== 'no';
}
