import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { packageRoot } from '../../package-root.ts';
import type { Reader } from '../duckdb/reader.ts';
import type { LoadPlan, OnConflict } from '../load-plan.ts';
import type { Mapping } from '../mapping/map-columns.ts';
import { dropDuplicates, mergeRows } from '../merge-rows.ts';
import { jobHosts } from '../normalise/job-hosts.ts';
import { addRawRecords } from '../source/raw-records.ts';
import { stageFrom } from '../source/stage-query.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import { setAsideUntitled, setAsideUnusable } from './job-post-checks.ts';
import type { Notes } from './job-post-functions.ts';
import { resolveCompanies } from './resolve-companies.ts';
import { storedColumns } from './stored-columns.ts';

const file = (name: string) => sqlFile(`src/ingest/job-posts/${name}`);
const stage = file('job_post_stage.sql');
const resolveSources = file('resolve_sources.sql');
const stagedPosts = file('staged_posts.sql');
const mergeTags = file('merge_tags.sql');
const rowsQuery = readFileSync(join(packageRoot, 'src/ingest/job-posts/job_post_rows.duckdb.sql'), 'utf8');

/** The staging columns, in the order of the query's. */
const STAGED = `record_number source_url canonical_url job_title raw_location location_city location_country
  employment_type seniority_level department posting_datetime scraped_html description_raw description_clean
  is_remote_allowed compensation_currency compensation_min compensation_max compensation_notes company_name
  company_key company_domain job_source tags`.split(/\s+/);
const TEXTS =
  `source_url canonical_url job_title raw_location location_city location_country department scraped_html
  description_raw description_clean compensation_notes company_name company_key job_source`.split(/\s+/);

const SOURCE_KINDS = JSON.stringify(Object.fromEntries(jobHosts.map((host) => [host.source, host.kind])));

export interface JobPostOptions {
  onConflict: OnConflict;
  /** What was decided about the file, for the ledger and a replay. */
  decisions: Record<string, unknown>;
  notes: Notes;
}

/** Plans the load of a file of job posts; the reader has the view `field` and the functions already. */
export function planJobPosts(
  reader: Reader,
  source: TabularSource,
  mapping: Mapping,
  options: JobPostOptions,
): LoadPlan {
  const staged = stageFrom(reader, source, rowsQuery, TEXTS);
  const target = {
    table: 'nyx.job_posts',
    rows: 'pg_temp.staged_post',
    key: ['source_url'],
    columns: storedColumns(mapping),
    // Nothing known about a posting's page or company is no reason to forget what was known.
    keptWhenNull: ['job_source_id', 'company_id', 'canonical_url'],
    onConflict: options.onConflict,
  };
  let duplicate = 0;
  return {
    kind: 'job-posts',
    table: target.table,
    source: source.source,
    options: { mapping: mapping.columns, ...options.decisions },
    parameters: { kinds: SOURCE_KINDS },
    stage,
    copy: { columns: STAGED, format: 'csv' },
    ...staged,
    steps: [
      staged.restoreTexts,
      setAsideUnusable,
      async (session) => {
        duplicate = await dropDuplicates(
          session,
          { ...target, rows: 'pg_temp.stage' },
          sql`s.job_title is not null`,
        );
      },
      setAsideUntitled,
      resolveSources,
      resolveCompanies,
      stagedPosts,
      (session) => addRawRecords(session, reader),
    ],
    merge: async (session: Session) => {
      const counts = await mergeRows(session, target);
      if (mapping.columns.tags) await runSqlFile(session, mergeTags);
      return { ...counts, duplicate };
    },
    notes: () => options.notes,
  };
}
