import { sql } from 'kysely';
import type { Session } from '../../database/session.ts';
import { addCounts, type LoadEntry, type MergeCounts, type Notes } from '../../ledger/loads.ts';
import type { Reader } from '../duckdb/reader.ts';
import { type FilePart, inPart } from '../file-part.ts';
import { type Checked, DIFFERING, type LoadPlan, type Staged } from '../load-plan.ts';
import { locateRejects } from '../load-rejects.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import { whileUnchanged } from '../while-unchanged.ts';
import type { JobPostContext } from './job-post-functions.ts';
import { mergePosts, type PostMerge } from './merge-posts.ts';
import { type Records, selectRecords } from './records.ts';
import { countProblems, countRepeats, readProblems, type Survey } from './survey.ts';

/** A file of job posts that was looked at. */
export interface SurveyedPosts extends Omit<PostMerge, 'session'> {
  source: TabularSource;
  survey: Survey;
  /** Those of the survey, or what mergeRepeats made of them. */
  records: Records;
  context: JobPostContext;
}

/** `isEmpty`: the table held nothing before this load. */
interface IntoTable {
  isEmpty: boolean;
}

/**
 * Plans the load of a file of job posts. Its records are judged by the survey, and read from the file once more, part by part,
 * when they are merged. `options`: what was decided about the file, for the ledger and a replay.
 */
export async function planJobPosts(
  posts: SurveyedPosts,
  options: LoadEntry['options'],
): Promise<LoadPlan<Staged & IntoTable, Checked & IntoTable>> {
  const { reader, source, survey } = posts;
  return {
    kind: 'job-posts',
    table: 'nyx.job_posts',
    source: await source.identify(),
    stage: async (session) => ({
      records: survey.records - (await countProblems(reader, survey)),
      rejects: rejectsOf(posts),
      isEmpty: await isEmpty(session),
    }),
    check: async (session, staged) => {
      await locateRejects(session, source.locate);
      return { ...staged, options, notes: source.notes };
    },
    merge: (session, { isEmpty }, part) =>
      whileUnchanged(source, () => mergePart(session, posts, part, isEmpty)),
  };
}

async function* rejectsOf({ reader, source, survey }: SurveyedPosts) {
  yield* readProblems(reader, survey);
  yield* await source.structuralRejects();
}

async function mergePart(
  session: Session,
  posts: SurveyedPosts,
  part: FilePart,
  intoEmptyTable: boolean,
): Promise<MergeCounts & { notes: Notes }> {
  const { reader, survey, records, context } = posts;
  context.notes = {};
  const { repeats, differing } = await countRepeats(reader, survey, part);
  const chosen = await recordsIn(reader, records, survey, part);
  const counts = await mergePosts({ ...posts, session }, chosen, intoEmptyTable);
  const told: Notes = differing === 0 ? {} : { source_url: { [DIFFERING]: differing } };
  return { ...counts, duplicate: repeats, notes: addCounts(told, context.notes) };
}

/** The records of a part, without those that are not to be loaded. */
async function recordsIn(
  reader: Reader,
  { fields, keys }: Records,
  survey: Survey,
  part: FilePart,
): Promise<Records> {
  // The limit ends the reading of the file; the condition alone would read on to its end. Merged records have no order.
  const read =
    part.last === null || fields !== survey.fields
      ? fields
      : await reader.view('read', `select * from ${fields} limit ${part.last}`);
  const { excluded } = survey;
  const kept = excluded ? `and record_number not in (select record_number from ${excluded})` : '';
  return selectRecords(reader, 'part', { fields: read, keys }, `${inPart(part)} ${kept}`);
}

async function isEmpty(session: Session): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`
    select not exists (select from nyx.job_posts) as empty`.execute(session.db);
  return rows[0]?.empty ?? false;
}
