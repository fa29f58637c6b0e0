import { sql } from 'kysely';
import { BINARY_NOTHING } from '../../database/copy-binary.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import type { LoadSource, Notes } from '../../ledger/loads.ts';
import { addCounts } from '../../ledger/loads.ts';
import type { Reader } from '../duckdb/reader.ts';
import { type FilePart, WHOLE_FILE } from '../file-part.ts';
import { DIFFERING, type LoadPlan, type OnConflict } from '../load-plan.ts';
import type { Mapping } from '../mapping/map-columns.ts';
import { stageFrom } from '../source/stage-query.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import { createPartViews } from './field-view.ts';
import type { JobPostContext } from './job-post-functions.ts';
import { insertPosts, mergePosts, newIdPrefix } from './merge-posts.ts';
import { storedColumns } from './stored-columns.ts';
import {
  countChosen,
  countRepeats,
  defineUnderstanding,
  readProblems,
  type Survey,
} from './survey.ts';

const KEYS =
  'select record_number, source_url, understood(source_hash) from part_key order by record_number';
const stage = sqlFile(import.meta.url, './job_post_stage.sql');

export interface JobPostPlanning {
  reader: Reader;
  source: TabularSource;
  file: LoadSource;
  mapping: Mapping;
  survey: Survey;
  /** Whether records with one URL were made one; see mergeRepeats. */
  merges: boolean;
  context: JobPostContext;
  /** The table held nothing before this load; not known until its first part is staged. */
  intoEmptyTable?: boolean;
  onConflict: OnConflict;
  /** What was decided about the file, for the ledger and a replay. */
  decisions: Record<string, unknown>;
}

/** Plans the load of a part of a file of job posts; the reader has the view `field` and the functions already. */
export function planJobPosts(planning: JobPostPlanning, part: FilePart = WHOLE_FILE): LoadPlan {
  const { reader, source, mapping, survey, context, onConflict } = planning;
  const options = { mapping: mapping.columns, ...planning.decisions };
  // A record that was loaded before may still empty what it does not say.
  const understanding = onConflict === 'replace' ? { ...options, onConflict } : options;
  const staged = stageFrom(reader, source, KEYS, ['bigint', 'text', 'bigint']);
  let notes: Notes = {};
  let differing = 0;
  return {
    kind: 'job-posts',
    table: 'nyx.job_posts',
    source: planning.file,
    options,
    parameters: {},
    stage: async (session) => {
      await defineUnderstanding(reader, understanding);
      await createPartViews(reader, part, { excludes: survey.excludes, merges: planning.merges });
      await runSqlFile(session, stage);
      planning.intoEmptyTable ??= await isEmpty(session);
    },
    copy: { columns: ['record_number', 'source_url', 'source_hash'], format: 'binary' },
    ...staged,
    // Where there is nothing, no post can be known.
    rows: () => (planning.intoEmptyTable ? BINARY_NOTHING : staged.rows()),
    unstaged: async () => (planning.intoEmptyTable ? countChosen(reader) : 0),
    setAside: async function* () {
      if (survey.excludes) yield* readProblems(reader, part);
      if (part.last === null) yield* await source.structuralRejects();
    },
    repeats: async () => {
      if (!survey.excludes) return 0;
      const { repeats, differing: others } = await countRepeats(reader, part);
      differing = others;
      return repeats;
    },
    steps: [],
    merge: async (session) => {
      context.notes = {};
      const columns = storedColumns(mapping);
      const hasTags = mapping.columns.tags !== undefined;
      const merge = { session, reader, columns, hasTags, onConflict, idPrefix: newIdPrefix() };
      const counts = planning.intoEmptyTable
        ? await insertPosts(merge, await countChosen(reader))
        : await mergePosts(merge, staged.rowsSent?.() ?? 0);
      notes = context.notes;
      return counts;
    },
    notes: () => {
      const told: Notes = differing === 0 ? {} : { source_url: { [DIFFERING]: differing } };
      return addCounts(addCounts(part.first === 1 ? source.notes : {}, told), notes);
    },
  };
}

async function isEmpty(session: Session): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`
    select not exists (select from nyx.job_posts) as empty`.execute(session.db);
  return rows[0]?.empty ?? false;
}
