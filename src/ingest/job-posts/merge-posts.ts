import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { copyFromDatabase, copyInto } from '../../database/copy.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { EtlError, SqlError } from '../../errors.ts';
import { packageRoot } from '../../package-root.ts';
import { quoteText } from '../duckdb/quoting.ts';
import type { Reader } from '../duckdb/reader.ts';
import { streamQuery } from '../duckdb/stream-query.ts';
import type { MergeCounts, OnConflict } from '../load-plan.ts';
import { mergeRows } from '../merge-rows.ts';
import { MarkWatch } from '../source/copy-safe.ts';
import { withoutIndexes } from '../without-indexes.ts';
import { resolvePairs } from './resolve-pairs.ts';

const file = (name: string) => sqlFile(`src/ingest/job-posts/${name}`);
const knownPosts = file('known_posts.sql');
const wideStage = file('wide_stage.sql');
const saveHashes = file('save_hashes.sql');
const saveKnownHashes = file('save_known_hashes.sql');
const mergeTags = file('merge_tags.sql');
const rowsQuery = readFileSync(join(packageRoot, 'src/ingest/job-posts/job_post_rows.duckdb.sql'), 'utf8');

const TEXTS = new Set(
  `source_url canonical_url job_title raw_location location_city location_country department scraped_html
  description_raw description_clean compensation_notes`.split(/\s+/),
);

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
  const { session, reader, onConflict } = merge;
  await session.pg.query(`set local work_mem = '128MB'; analyze pg_temp.stage (source_url)`);
  await runSqlFile(session, knownPosts);
  const { known, same } = await countKnown(merge);
  const settled = onConflict === 'skip' ? known : same;
  if (settled === staged) return { inserted: 0, updated: 0, unchanged: staged, duplicate: 0 };
  if (known > 0) await fetchKnown(merge);
  await choose(reader, onConflict === 'skip' ? 'known' : 'same', settled);
  await resolvePairs(session, reader);
  await reader.connection.run(
    `create or replace temporary macro id_prefix() as ${quoteText(merge.idPrefix)}`,
  );
  const changed = settled < known ? await updateKnown(merge) : 0;
  if (known < staged) await choose(reader, 'known', known);
  const insert = () => insertNew(merge);
  const inserted =
    known < staged ? await withoutIndexes(session, 'nyx.job_posts', staged - known, insert) : 0;
  if (merge.hasTags) await addTags(merge, settled, onConflict);
  if (settled < known) await runSqlFile(session, saveKnownHashes);
  if (known < staged) await runSqlFile(session, saveHashes, { id_prefix: merge.idPrefix });
  return { inserted, updated: changed, unchanged: staged - inserted - changed, duplicate: 0 };
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

/** Creates the DuckDB view `chosen`: the part without its known, or without its unchanged records. */
async function choose(reader: Reader, without: 'known' | 'same', count: number): Promise<void> {
  const left =
    without === 'known' ? 'select record_number from known' : 'select record_number from known where same';
  await reader.connection.run(
    `create or replace temporary view chosen as select * from part ${count === 0 ? '' : `where record_number not in (${left})`}`,
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
    onConflict,
  });
  return updated;
}

async function insertNew({ session, reader, columns, idPrefix }: PostMerge): Promise<number> {
  try {
    return await copyRows(session, reader, 'nyx.job_posts', ['id', ...columns], 'true', idPrefix);
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
  idPrefix?: string,
): Promise<number> {
  const marks = new MarkWatch();
  const query = `select ${columns.join(', ')} from (${rowsQuery}) where ${where}`;
  let sent = 0;
  const rows = streamQuery(reader, query, (count) => {
    sent = count;
  });
  const copied = await copyInto(
    session,
    `copy ${table} (${columns.join(', ')}) from stdin (format csv)`,
    marks.watch(rows),
  );
  if (sent !== copied) {
    throw new SqlError(`${sent} records were sent to ${table} and the server took ${copied}`, {
      hint: 'nothing was loaded; please report this, with the server version',
    });
  }
  await marks.restore(
    session,
    columns.filter((column) => TEXTS.has(column)),
    table,
    idPrefix,
  );
  return copied;
}

async function addTags(
  { session, reader }: PostMerge,
  settled: number,
  onConflict: OnConflict,
): Promise<void> {
  await choose(reader, onConflict === 'skip' ? 'known' : 'same', settled);
  await session.pg.query('create temporary table tagged_post (source_url text, tags jsonb) on commit drop');
  const query = `select * from (
      select storable(trim(source_url)), tags_of(tags) as tags from chosen where tags is not null
    ) where tags is not null`;
  await copyInto(
    session,
    'copy pg_temp.tagged_post from stdin (format csv)',
    streamQuery(reader, query, () => {}),
  );
  await runSqlFile(session, mergeTags);
}
