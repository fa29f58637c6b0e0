import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { copyFromDatabase, copyInto } from '../../database/copy.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { withoutIndexes } from '../../database/without-indexes.ts';
import { EtlError, SqlError } from '../../errors.ts';
import type { MergeCounts } from '../../ledger/loads.ts';
import { packageRoot } from '../../package-root.ts';
import type { ColumnType } from '../duckdb/binary-values.ts';
import { quoteText } from '../duckdb/quoting.ts';
import type { Reader } from '../duckdb/reader.ts';
import { streamQuery } from '../duckdb/stream-query.ts';
import type { OnConflict } from '../load-plan.ts';
import { mergeRows } from '../merge-rows.ts';
import { adoptStoredUrls } from './adopt-stored-urls.ts';
import { collectCombinations } from './collect-combinations.ts';
import { POST_GROUPS } from './post-groups.ts';
import { resolvePairs } from './resolve-pairs.ts';

const file = (name: string) => sqlFile(import.meta.url, `./${name}`);
const knownPosts = file('known_posts.sql');
const wideStage = file('wide_stage.sql');
const saveKnownHashes = file('save_known_hashes.sql');
const mergeTags = file('merge_tags.sql');
const rowsQuery = readFileSync(
  join(packageRoot, 'src/ingest/job-posts/job_post_rows.duckdb.sql'),
  'utf8',
);

/** What is no text. */
const TYPES: Record<string, ColumnType> = {
  id: 'uuid',
  record_number: 'bigint',
  posting_datetime: 'timestamptz',
  is_remote_allowed: 'boolean',
  compensation_min: 'numeric',
  compensation_max: 'numeric',
  company_id: 'uuid',
  job_source_id: 'uuid',
};

export interface PostMerge {
  session: Session;
  reader: Reader;
  /** The columns of nyx.job_posts that the file says something about. */
  columns: readonly string[];
  hasTags: boolean;
  onConflict: OnConflict;
  /** Of the new posts' ids, which end in the record's number: see newIdPrefix. */
  idPrefix: string;
}

/**
 * Merges the staged keys: posts that the table does not have go from DuckDB straight into it, those that may differ through a
 * staging table of their own, and those whose record is the one they were loaded from go nowhere.
 */
export async function mergePosts(merge: PostMerge, staged: number): Promise<MergeCounts> {
  const { session, reader } = merge;
  await session.pg.query(`set local work_mem = '128MB'; analyze pg_temp.stage (source_url)`);
  await adoptStoredUrls(session, reader);
  await runSqlFile(session, knownPosts);
  return writePosts(merge, { records: staged, ...(await countKnown(merge)) });
}

/** Inserts the part's records, none of which the table has. */
export async function insertPosts(merge: PostMerge, records: number): Promise<MergeCounts> {
  return writePosts(merge, { records, known: 0, same: 0 });
}

async function writePosts(
  merge: PostMerge,
  { records, known, same }: { records: number; known: number; same: number },
): Promise<MergeCounts> {
  const { session, reader, onConflict } = merge;
  const settled = onConflict === 'skip' ? known : same;
  if (settled === records) return { inserted: 0, updated: 0, unchanged: records, duplicate: 0 };
  if (known > 0) await fetchKnown(merge);
  await choose(reader, onConflict === 'skip' ? 'known' : 'same', settled);
  await collectCombinations(reader);
  await resolvePairs(session, reader);
  await reader.connection.run(
    `create or replace temporary macro post_id(record_number) as
        concat(${quoteText(merge.idPrefix)}, lpad(to_hex(record_number), 12, '0'))`,
  );
  const changed = settled < known ? await updateKnown(merge) : 0;
  if (known < records) await choose(reader, 'known', known);
  const insert = () => insertNew(merge);
  const inserted =
    known < records ? await withoutIndexes(session, 'nyx.job_posts', records - known, insert) : 0;
  if (inserted !== records - known) {
    throw new SqlError(`${records - known} new job posts were read and ${inserted} inserted`, {
      hint: 'nothing was loaded; please report this, with the server version',
    });
  }
  if (merge.hasTags) await addTags(merge, settled, onConflict);
  if (settled < known) await runSqlFile(session, saveKnownHashes);
  if (known < records) await saveHashes(merge, known);
  return { inserted, updated: changed, unchanged: records - inserted - changed, duplicate: 0 };
}

/** A UUID of version 7 up to its last 12 digits: the ids of a load follow its records, so that they append to the index. */
export function newIdPrefix(now = Date.now()): string {
  const time = now.toString(16).padStart(12, '0');
  const random = (mask: number, bits: number) =>
    (bits | Math.floor(Math.random() * mask)).toString(16).padStart(4, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-${random(0x1000, 0x7000)}-${random(0x4000, 0x8000)}-`;
}

async function countKnown({ session }: PostMerge): Promise<{ known: number; same: number }> {
  const { rows } = await session.pg.query<{ known: bigint; same: bigint }>(
    'select count(*) as known, count(*) filter (where same) as same from pg_temp.known_post',
  );
  return { known: Number(rows[0]?.known), same: Number(rows[0]?.same) };
}

/** Brings the known record numbers back to DuckDB, as its table `known`. */
async function fetchKnown({ session, reader }: PostMerge): Promise<void> {
  const path = join(reader.folder, 'known.csv');
  const copy = 'copy (select record_number, same from pg_temp.known_post) to stdout (format csv)';
  await pipeline(copyFromDatabase(session, copy), createWriteStream(path, { mode: 0o600 }));
  await reader.connection.run(`create or replace temporary table known as
    select record_number, same = 't' as same from read_csv(${quoteText(path)}, auto_detect = false, header = false,
      delim = ',', columns = {record_number: 'bigint', same: 'varchar'})`);
}

/** Creates the DuckDB views `chosen` and `chosen_key`: the part without its known, or without its unchanged records. */
async function choose(reader: Reader, without: 'known' | 'same', count: number): Promise<void> {
  const left =
    without === 'known'
      ? 'select record_number from known'
      : 'select record_number from known where same';
  const chosen = count === 0 ? '' : `where record_number not in (${left})`;
  for (const [view, part] of Object.entries({ chosen: 'part', chosen_key: 'part_key' }))
    await reader.connection.run(
      `create or replace temporary view ${view} as select * from ${part} ${chosen}`,
    );
}

async function updateKnown({ session, reader, columns, onConflict }: PostMerge): Promise<number> {
  await runSqlFile(session, wideStage);
  await copyRows(
    session,
    reader,
    'pg_temp.wide_stage',
    ['record_number', ...columns],
    'record_number in (select record_number from known)',
  );
  const { updated } = await mergeRows(session, {
    table: 'nyx.job_posts',
    stage: 'pg_temp.wide_stage',
    rows: 'pg_temp.wide_stage',
    key: ['source_url'],
    columns,
    // Nothing known about a posting's page or company is no reason to forget what was known.
    keptWhenNull: ['job_source_id', 'company_id', 'canonical_url'],
    groups: POST_GROUPS,
    onConflict,
  });
  return updated;
}

async function insertNew({ session, reader, columns }: PostMerge): Promise<number> {
  try {
    return await copyRows(session, reader, 'nyx.job_posts', ['id', ...columns], 'true');
  } catch (error) {
    if (!(error instanceof EtlError) || error.code !== 'sql.23505') throw error;
    throw new SqlError(
      'another program wrote one of these job posts at the same moment; nothing was loaded',
      {
        code: error.code,
        exitCode: 75,
        retryable: true,
        hint: 'run the same command again',
        cause: error,
      },
    );
  }
}

/** Streams the chosen records that satisfy `where` into a table; returns their number. */
async function copyRows(
  session: Session,
  reader: Reader,
  table: string,
  columns: readonly string[],
  where: string,
): Promise<number> {
  const query = `select ${columns.join(', ')} from (${rowsQuery}) where ${where}`;
  let sent = 0;
  const types = columns.map((column) => TYPES[column] ?? 'text');
  const rows = streamQuery(reader, query, types, (count) => {
    sent = count;
  });
  const copied = await copyInto(
    session,
    `copy ${table} (${columns.join(', ')}) from stdin (format binary)`,
    rows,
  );
  if (sent !== copied) {
    throw new SqlError(`${sent} records were sent to ${table} and the server took ${copied}`, {
      hint: 'nothing was loaded; please report this, with the server version',
    });
  }
  return copied;
}

/** Remembers how this load left the posts it made. */
async function saveHashes({ session, reader }: PostMerge, known: number): Promise<void> {
  await choose(reader, 'known', known);
  await copyInto(
    session,
    'copy etl.job_post_hashes (job_post_id, source_hash) from stdin (format binary)',
    streamQuery(
      reader,
      'select post_id(record_number), understood(source_hash) from chosen_key order by record_number',
      ['uuid', 'bigint'],
      () => {},
    ),
  );
}

async function addTags(
  { session, reader }: PostMerge,
  settled: number,
  onConflict: OnConflict,
): Promise<void> {
  await choose(reader, onConflict === 'skip' ? 'known' : 'same', settled);
  await session.pg.query(
    'create temporary table tagged_post (source_url text, tags text) on commit drop',
  );
  const query = `select * from (
      select storable(trim(source_url)), tags_of(tags) as tags from chosen where tags is not null
    ) where tags is not null`;
  await copyInto(
    session,
    'copy pg_temp.tagged_post from stdin (format binary)',
    streamQuery(reader, query, ['text', 'text'], () => {}),
  );
  await runSqlFile(session, mergeTags);
}
