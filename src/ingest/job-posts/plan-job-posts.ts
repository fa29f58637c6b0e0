import { sql } from 'kysely';
import type { OnDuplicate } from '../../choices.ts';
import type { Session } from '../../database/session.ts';
import { SourceError } from '../../errors.ts';
import { loadCities } from '../../knowledge/cities.ts';
import {
  addCounts,
  FILLED_IN,
  type LoadEntry,
  type MergeCounts,
  type Notes,
} from '../../ledger/loads.ts';
import { shownNames } from '../../text/shown-names.ts';
import type { Reader, Relation } from '../duckdb/reader.ts';
import { type FilePart, inPart, WHOLE_FILE } from '../file-part.ts';
import { type Checked, differingNote, type LoadPlan, type Staged } from '../load-plan.ts';
import { refuseDiffering } from '../load-refusals.ts';
import { locateRejects } from '../load-rejects.ts';
import { type Mapping, mapColumns } from '../mapping/map-columns.ts';
import type { RegionCodes } from '../normalise/regions.ts';
import { orderOfOtherColumns } from '../other-date-columns.ts';
import { orNameThem } from '../source/header-line.ts';
import { addRawRecords } from '../source/raw-records.ts';
import type { TabularSource } from '../source/tabular-source.ts';
import type { TabularLoadOptions } from '../tabular-options.ts';
import { mapValues, storedTold, toldMapping } from '../told-columns.ts';
import { withTemplate } from '../url-template.ts';
import { whileUnchanged } from '../while-unchanged.ts';
import { COMPANY_FIELDS, jobPostFields, PLACE, storedColumns, titleColumns } from './columns.ts';
import { createFieldView } from './field-view.ts';
import { defineJobPostFunctions, type JobPostContext } from './job-post-functions.ts';
import { mergePosts, type PostMerge } from './merge-posts.ts';
import { mergeRepeats, type Records, selectRecords } from './records.ts';
import {
  countProblems,
  countRepeats,
  defineLoadMacros,
  readProblems,
  type Survey,
  surveyJobPosts,
} from './survey.ts';

export interface JobPostLoadOptions extends TabularLoadOptions {
  /** The job source of all posts of the file, whatever their hosts say. */
  source?: string | undefined;
  /**
   * What most places have in common; decided by the whole column, unless a replay has but a few of
   * its records.
   */
  regionCodes?: RegionCodes | undefined;
  /** What `$` means; decided by the whole column as well. */
  dollar?: string | null | undefined;
  /** Make a URN from title, company and location when the file has no URL. */
  synthesizeUrl?: boolean;
}

/** A file of job posts that was looked at. */
interface SurveyedPosts extends Omit<PostMerge, 'session'> {
  source: TabularSource;
  survey: Survey;
  /** Those of the survey, or what mergeRepeats made of them. */
  records: Records;
  context: JobPostContext;
  onDuplicate: OnDuplicate | undefined;
}

/** `isEmpty`: the table held nothing before this load. */
interface IntoTable {
  isEmpty: boolean;
}

/**
 * Plans the load of a file of job posts. Its records are judged by a survey of the whole file, and
 * read once more, part by part, when they are merged. Throws SourceError (exit 2) when the file has
 * no column for the URL or the title.
 */
export async function planJobPosts(
  reader: Reader,
  source: TabularSource,
  options: JobPostLoadOptions,
): Promise<LoadPlan<Staged & IntoTable, Checked & IntoTable>> {
  const names = source.columns.map((column) => column.name);
  const fieldsOfPosts = jobPostFields(options);
  const told = withTemplate(toldMapping(options), 'source_url', options.urlTemplate);
  const mapping = mapColumns(fieldsOfPosts, names, told);
  await mapValues(reader, source, mapping, fieldsOfPosts, options.mapValues);
  options.onMapping?.(source.path, mapping);
  refuseUnusable(source, mapping, options);
  const fields = await createPostFields(reader, source, mapping, options);
  const { decisions, ...posts } = await surveyPosts(reader, source, mapping, fields, options);
  return {
    kind: 'job-posts',
    table: 'nyx.job_posts',
    source: await source.identify(),
    stage: async (session) => ({
      records: posts.survey.records - (await countProblems(reader, posts.survey)),
      rejects: rejectsOf(posts),
      isEmpty: await isEmpty(session),
    }),
    check: async (session, staged) => {
      await addRawRecords(session, reader, source);
      await locateRejects(session, source.locate);
      const { differing } = await countRepeats(reader, posts.survey, WHOLE_FILE);
      refuseDiffering(source.path, differing, options.onDuplicate);
      return { ...staged, options: decisions, notes: source.notes };
    },
    merge: (session, { isEmpty: intoEmptyTable }, part) =>
      whileUnchanged(source, () => mergePart(session, posts, part, intoEmptyTable)),
  };
}

/** The fields of a file's records (see createFieldView), and what its functions take and leave. */
interface PostFields {
  fields: Relation;
  context: JobPostContext;
}

/** Defines the functions of a load, and the view of its records' fields. */
export async function createPostFields(
  reader: Reader,
  source: TabularSource,
  mapping: Mapping,
  options: JobPostLoadOptions,
): Promise<PostFields> {
  const context: JobPostContext = {
    notes: {},
    dateOrder: options.dateOrder ?? null,
    asOf: options.asOf ?? null,
    regionCodes: options.regionCodes ?? null,
    dollar: null,
  };
  await defineJobPostFunctions(reader, context);
  return { fields: await createFieldView(reader, source, mapping, options), context };
}

/** Looks at all records; `decisions` is how they are understood, for the ledger and a replay. */
export async function surveyPosts(
  reader: Reader,
  source: TabularSource,
  mapping: Mapping,
  { fields, context }: PostFields,
  options: JobPostLoadOptions,
): Promise<SurveyedPosts & { decisions: LoadEntry['options'] }> {
  const { onConflict = 'update', synthesizeUrl = false, onDuplicate } = options;
  const surveying = surveyJobPosts(reader, fields, onDuplicate);
  // While DuckDB reads the whole file in a thread of its own.
  if (PLACE.some((name) => name in mapping.columns)) loadCities();
  const survey = await surveying;
  context.dateOrder ??= survey.dateOrder;
  if (survey.hasSlashedDates) context.dateOrder ??= await orderOfOtherColumns(reader, source);
  context.regionCodes ??= survey.regionCodes;
  context.dollar = options.dollar === undefined ? survey.dollar : options.dollar;
  const decisions = {
    mapping: mapping.told,
    ...(options.urlTemplate === undefined ? {} : { url_template: options.urlTemplate }),
    date_order: context.dateOrder,
    ...(context.asOf === null ? {} : { as_of: context.asOf }),
    region_codes: context.regionCodes,
    dollar: context.dollar,
    synthesize_url: synthesizeUrl,
    source: options.source ?? null,
    ...storedTold(options),
  };
  if (context.fault) throw context.fault;
  // What replaces says all: a record empties what it does not say, of the file as of the table.
  const replaces = onConflict === 'replace';
  await defineLoadMacros(reader, replaces ? { ...decisions, onConflict } : decisions);
  const records =
    survey.excluded && survey.differs && !replaces
      ? await mergeRepeats(reader, survey, survey.excluded, onDuplicate)
      : survey;
  const columns = storedColumns(mapping);
  const hasTags = mapping.columns.tags !== undefined;
  const inTitle = titleColumns(mapping);
  const describesCompanies = COMPANY_FIELDS.some((name) => name in mapping.columns);
  const merge = { reader, columns, hasTags, inTitle, onConflict, describesCompanies };
  return { ...merge, source, survey, records, context, onDuplicate, decisions };
}

function refuseUnusable(
  source: TabularSource,
  mapping: Mapping,
  options: JobPostLoadOptions,
): void {
  const refuse = (what: string, hint: string) => {
    const names = shownNames(source.columns.map((column) => column.name));
    const message = `${source.path} has no column for the ${what} of a post; its columns are ${names}`;
    return new SourceError(message, { exitCode: 2, hint: orNameThem(hint, source) });
  };
  if (!mapping.columns.source_url && !options.synthesizeUrl)
    throw refuse(
      'URL',
      'name it with --map source_url=…, make it with --url-template "https://…/{id}", or let a stable one be made: --synthesize-url',
    );
  if (!mapping.columns.job_title) throw refuse('title', 'name it with --map job_title=…');
}

async function* rejectsOf({ reader, source, survey }: SurveyedPosts) {
  yield* readProblems(reader, survey);
  yield* await source.structuralRejects();
}

/** Merges what is to be loaded of a part of the records. */
export async function mergePart(
  session: Session,
  posts: SurveyedPosts,
  part: FilePart,
  intoEmptyTable: boolean,
): Promise<MergeCounts & { notes: Notes }> {
  const { reader, survey, records, context } = posts;
  const before = part.first - 1;
  const last = part.last ?? survey.records;
  reader.part = { before, records: last - before, total: survey.records };
  context.notes = {};
  const { repeats, differing } = await countRepeats(reader, survey, part);
  const chosen = await recordsIn(reader, records, survey, part);
  const merge = { ...posts, session };
  const { described, ...counts } = await mergePosts(merge, chosen, intoEmptyTable);
  if (context.fault) throw context.fault;
  const note = differingNote(posts.onDuplicate);
  const told: Notes = {
    ...(differing === 0 ? {} : { source_url: { [note]: differing } }),
    ...(described === 0 ? {} : { companies: { [FILLED_IN]: described } }),
  };
  return { ...counts, duplicate: repeats, notes: addCounts(told, context.notes) };
}

/** The records of a part, without those that are not to be loaded. */
async function recordsIn(
  reader: Reader,
  { fields, keys }: Records,
  survey: Survey,
  part: FilePart,
): Promise<Records> {
  // Each view of the fields costs DuckDB as much as a small file's records.
  if (part.first === 1 && part.last === null && !survey.excluded) return { fields, keys };
  // The limit ends the reading of the file; the condition alone would read on to its end. Merged
  // records have no order.
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
