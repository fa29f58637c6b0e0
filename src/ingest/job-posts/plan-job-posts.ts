import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { packageRoot } from '../../package-root.ts';
import type { Reader } from '../duckdb/reader.ts';
import type { LoadPlan, Notes, OnConflict } from '../load-plan.ts';
import type { Mapping } from '../mapping/map-columns.ts';
import { mergeRows } from '../merge-rows.ts';
import { jobHosts } from '../normalise/job-hosts.ts';
import { type FilePart, stageFrom, unreadableRecords, WHOLE_FILE } from '../source/stage-query.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import { createPartView } from './field-view.ts';
import type { JobPostContext } from './job-post-functions.ts';
import { resolveCompanies } from './resolve-companies.ts';
import { storedColumns } from './stored-columns.ts';
import { countRepeats, readProblems, type Survey } from './survey.ts';

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

export interface JobPostPlanning {
  reader: Reader;
  source: TabularSource;
  mapping: Mapping;
  survey: Survey;
  context: JobPostContext;
  onConflict: OnConflict;
  /** What was decided about the file, for the ledger and a replay. */
  decisions: Record<string, unknown>;
}

/** Plans the load of a part of a file of job posts; the reader has the view `field` and the functions already. */
export function planJobPosts(planning: JobPostPlanning, part: FilePart = WHOLE_FILE): LoadPlan {
  const { reader, source, mapping, survey, context } = planning;
  const staged = stageFrom(reader, source, rowsQuery, TEXTS);
  let notes: Notes = {};
  return {
    kind: 'job-posts',
    table: 'nyx.job_posts',
    source: source.source,
    options: { mapping: mapping.columns, ...planning.decisions },
    parameters: { kinds: SOURCE_KINDS },
    stage,
    copy: { columns: STAGED, format: 'csv' },
    ...staged,
    rows: async function* () {
      await createPartView(reader, part, survey.excludes);
      context.notes = {};
      yield* staged.rows();
      notes = context.notes;
    },
    setAside: async () => [
      ...(survey.excludes ? await readProblems(reader, part) : []),
      ...(await unreadableRecords(reader, source, part)),
    ],
    repeats: async () => (survey.excludes ? countRepeats(reader, part) : 0),
    steps: [staged.restoreTexts, resolveSources, resolveCompanies, stagedPosts],
    merge: async (session) => {
      const counts = await mergeRows(session, {
        table: 'nyx.job_posts',
        rows: 'pg_temp.staged_post',
        key: ['source_url'],
        columns: storedColumns(mapping),
        // Nothing known about a posting's page or company is no reason to forget what was known.
        keptWhenNull: ['job_source_id', 'company_id', 'canonical_url'],
        onConflict: planning.onConflict,
      });
      if (mapping.columns.tags) await runSqlFile(session, mergeTags);
      return { ...counts, duplicate: 0 };
    },
    notes: () => notes,
  };
}
