import type { OnConflict } from '../../choices.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { withoutIndexes } from '../../database/without-indexes.ts';
import { EtlError, SqlError } from '../../errors.ts';
import type { MergeCounts } from '../../ledger/loads.ts';
import {
  copyQuery,
  copyToTemporary,
  type Databases,
  startCopy,
  type TypedColumns,
} from '../duckdb/exchange.ts';
import type { Relation } from '../duckdb/reader.ts';
import { mergeRows } from '../merge-rows.ts';
import { FILLED_GROUPS, POST_COLUMNS, POST_GROUPS } from './columns.ts';
import { fetchKnownPosts, findKnownPosts, type Known, withoutKnown } from './known-posts.ts';
import { postRows } from './post-rows.ts';
import { collectCombinations, type Records, selectRecords } from './records.ts';
import { describeCompanies, resolvePairs } from './resolve-pairs.ts';

const file = (name: string) => sqlFile(import.meta.url, `./${name}.sql`);
const saveKnownHashes = file('save_known_hashes');
const mergeTags = file('merge_tags');

const KEPT_WHEN_NULL = Object.entries(POST_COLUMNS).flatMap(([name, { keptWhenNull }]) =>
  keptWhenNull ? [name] : [],
);

/** What is merged, beside the records. */
export interface PostMerge extends Databases {
  /** The columns of nyx.job_posts that the file says something about. */
  columns: TypedColumns;
  hasTags: boolean;
  /** Whether the file says something of the companies themselves: their size, say. */
  describesCompanies: boolean;
  /** Those of the columns that only titles tell. */
  inTitle: readonly string[];
  onConflict: OnConflict;
  /** What is known of a post stays: a list of applications only adds to it. */
  fillsOnly?: boolean;
}

/**
 * Merges records: posts that the table does not have go from DuckDB straight into it, those that
 * may differ through a staging table of their own, and those whose record is the one they were
 * loaded from go nowhere. Of an empty table nothing is asked. `described` counts the companies that were filled in.
 */
export async function mergePosts(
  merge: PostMerge,
  part: Records,
  intoEmptyTable: boolean,
): Promise<Omit<MergeCounts, 'duplicate'> & { described: number }> {
  const { session, reader, onConflict } = merge;
  const [row] = await reader.rows(`select count(*) as records from ${part.keys}`);
  const total = Number(row?.records);
  const skips = onConflict === 'skip';
  const { records, counts } = intoEmptyTable
    ? { records: part, counts: { all: 0, same: 0 } }
    : await findKnownPosts(merge, part);
  if (total === (skips ? counts.all : counts.same))
    return { inserted: 0, updated: 0, unchanged: total, described: 0 };
  const known = counts.all === 0 ? null : await fetchKnownPosts(merge, counts);
  const settled = skips ? known?.all : known?.same;
  const chosen = settled ? await withoutKnown(reader, 'chosen', records, settled) : records;
  const isNew = known && counts.all < total;
  const added = isNew ? await withoutKnown(reader, 'added', records, known.all) : records;
  const { pairs, ...combinations } = await collectCombinations(reader, chosen.keys);
  const companies = await resolvePairs(merge, pairs);
  const described = merge.describesCompanies
    ? await describeCompanies(merge, chosen.fields, companies)
    : 0;
  const rowsOf = (fields: Relation, columns: TypedColumns) =>
    postRows(fields, columns, { ...combinations, companies, inTitle: merge.inTitle });
  const differ = known !== null && !skips && counts.all > counts.same;
  const updated = differ ? await updateKnown(merge, chosen, known.all, rowsOf) : 0;
  const inserted = await insertNew(merge, added, total - counts.all, rowsOf);
  if (merge.hasTags) await addTags(merge, chosen);
  if (differ) await runSqlFile(session, saveKnownHashes);
  return { inserted, updated, unchanged: total - inserted - updated, described };
}

type RowsOf = (fields: Relation, columns: TypedColumns) => string;

/** What a title tells replaces nothing. */
const onlyIfNew = (column: string) => ({
  columns: [column],
  isPoorer: `t.${column} is not null`,
});

/** Updates the posts that the table has, where what the records say differs; returns how many. */
async function updateKnown(
  merge: PostMerge,
  chosen: Records,
  known: Known,
  rowsOf: RowsOf,
): Promise<number> {
  const { session, reader, columns, onConflict, fillsOnly } = merge;
  const isKnown = `record_number in (select record_number from ${known.numbers})`;
  const { fields } = await selectRecords(reader, 'stored', chosen, isKnown);
  const staged: TypedColumns = { record_number: 'bigint', ...columns };
  await copyToTemporary(merge, 'wide_stage', staged, rowsOf(fields, staged));
  const { updated } = await mergeRows(session, {
    table: 'nyx.job_posts',
    rows: 'pg_temp.wide_stage',
    stage: 'pg_temp.wide_stage',
    key: ['source_url'],
    columns: Object.keys(columns),
    keptWhenNull: KEPT_WHEN_NULL,
    groups: fillsOnly ? FILLED_GROUPS : [...POST_GROUPS, ...merge.inTitle.map(onlyIfNew)],
    onConflict,
  });
  return updated;
}

/** Inserts so many new posts, and remembers how this load left them. */
async function insertNew(
  merge: PostMerge,
  added: Records,
  count: number,
  rowsOf: RowsOf,
): Promise<number> {
  if (count === 0) return 0;
  const stored: TypedColumns = { id: 'uuid', ...merge.columns };
  await using started = new AsyncDisposableStack();
  const insert = async () => {
    const rows = rowsOf(added.fields, stored);
    const inserted = await copyQuery(merge, 'nyx.job_posts', stored, rows);
    // DuckDB makes the hashes while the server builds its indexes.
    return { inserted, hashes: started.use(startHashes(merge, added)) };
  };
  const { inserted, hashes } = await withoutIndexes(
    merge.session,
    'nyx.job_posts',
    count,
    insert,
  ).catch((error: unknown) => {
    throw error instanceof EtlError && error.code === 'sql.23505' ? writtenMeanwhile(error) : error;
  });
  if (inserted !== count) {
    throw new SqlError(`${count} new job posts were read and ${inserted} inserted`, {
      hint: 'nothing was loaded; please report this, with the server version',
    });
  }
  const remember = () => hashes.send();
  await withoutIndexes(merge.session, 'etl.job_post_hashes', count, remember, {
    dropsPrimaryKey: true,
  });
  return inserted;
}

function writtenMeanwhile(cause: EtlError): SqlError {
  return new SqlError(
    'another program wrote one of these job posts at the same moment; nothing was loaded',
    {
      code: cause.code,
      exitCode: 75,
      retryable: true,
      hint: 'run the same command again',
      cause,
    },
  );
}

function startHashes(databases: Databases, { keys }: Records) {
  return startCopy(
    databases,
    'etl.job_post_hashes',
    { job_post_id: 'uuid', source_hash: 'bigint' },
    `select post_id(record_number), understood(source_hash) from ${keys} order by record_number`,
  );
}

async function addTags(databases: Databases, { fields }: Records): Promise<void> {
  await copyToTemporary(
    databases,
    'tagged_post',
    { source_url: 'text', tags: 'text' },
    `select * from (
        select storable(trim(source_url)), tags_of(tags) as tags from ${fields} where tags is not null
    ) where tags is not null`,
  );
  await runSqlFile(databases.session, mergeTags);
}
