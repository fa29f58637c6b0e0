import type { Session } from '../database/session.ts';
import { SourceError } from '../errors.ts';
import { openReader } from './duckdb/reader.ts';
import { jobPostFields, storedColumns } from './job-posts/columns.ts';
import { createFieldView } from './job-posts/field-view.ts';
import { defineJobPostFunctions, type JobPostContext } from './job-posts/job-post-functions.ts';
import { planJobPosts } from './job-posts/plan-job-posts.ts';
import { mergeRepeats } from './job-posts/records.ts';
import { defineLoadMacros, surveyJobPosts } from './job-posts/survey.ts';
import { runLoad } from './load.ts';
import type { LoadSummary } from './load-plan.ts';
import type { TabularLoadOptions } from './load-table.ts';
import { type Mapping, mapColumns } from './mapping/map-columns.ts';
import type { RegionCodes } from './normalise/regions.ts';
import { explainReading } from './source/explain-reading.ts';
import { openSource } from './source/open-source.ts';
import { createRecordView } from './source/stage-query.ts';
import type { TabularSource } from './source/tabular-source.ts';

export interface JobPostLoadOptions extends TabularLoadOptions {
  /** The job source of all posts of the file, whatever their hosts say. */
  source?: string | undefined;
  /** What most places have in common; decided by the whole column, unless a replay has but a few of its records. */
  regionCodes?: RegionCodes | undefined;
  /** What `$` means; decided by the whole column as well. */
  dollar?: string | null | undefined;
  /** Make a URN from title, company and location when the file has no URL. */
  synthesizeUrl: boolean;
}

/** Loads one tabular file (`-` for stdin) of job posts. Throws SourceError (exit 2) when it has no URL or title column. */
export async function loadJobPosts(
  session: Session,
  path: string,
  options: JobPostLoadOptions,
): Promise<LoadSummary> {
  return explainReading(options.name ?? path, () => loadPosts(session, path, options));
}

async function loadPosts(
  session: Session,
  path: string,
  options: JobPostLoadOptions,
): Promise<LoadSummary> {
  await using reader = await openReader(options.progress);
  const source = await openSource(reader, path, options);
  await createRecordView(reader, source);
  const mapping = mapColumns(
    jobPostFields(),
    source.columns.map((column) => column.name),
    options.map,
  );
  options.onMapping?.(source.path, mapping);
  refuseUnusable(source, mapping, options);
  const { dateOrder = null, regionCodes = null, dollar = null, onConflict } = options;
  const context: JobPostContext = { notes: {}, dateOrder, regionCodes, dollar };
  await defineJobPostFunctions(reader, context);
  const fields = await createFieldView(reader, source, mapping, options);
  const survey = await surveyJobPosts(reader, fields);
  context.dateOrder ??= survey.dateOrder;
  context.regionCodes ??= survey.regionCodes;
  if (options.dollar === undefined) context.dollar = survey.dollar;
  const decisions = {
    mapping: mapping.columns,
    date_order: context.dateOrder,
    region_codes: context.regionCodes,
    dollar: context.dollar,
    synthesize_url: options.synthesizeUrl,
    source: options.source ?? null,
  };
  // What replaces says all: a record empties what it does not say, of the file as of the table.
  const replaces = onConflict === 'replace';
  await defineLoadMacros(reader, replaces ? { ...decisions, onConflict } : decisions);
  const records =
    survey.excluded && survey.differs && !replaces
      ? await mergeRepeats(reader, survey, survey.excluded)
      : survey;
  const hasTags = mapping.columns.tags !== undefined;
  const columns = storedColumns(mapping);
  const plan = await planJobPosts(
    { reader, source, survey, records, context, columns, hasTags, onConflict },
    decisions,
  );
  return await runLoad(session, plan, options);
}

function refuseUnusable(
  source: TabularSource,
  mapping: Mapping,
  options: JobPostLoadOptions,
): void {
  const refuse = (what: string, hint: string) => {
    const names = source.columns.map((column) => column.name).join(', ');
    const message = `${source.path} has no column for the ${what} of a post; its columns are ${names}`;
    return new SourceError(message, { exitCode: 2, hint });
  };
  if (!mapping.columns.source_url && !options.synthesizeUrl)
    throw refuse(
      'URL',
      'name it with --map source_url=…, or let a stable one be made: --synthesize-url',
    );
  if (!mapping.columns.job_title) throw refuse('title', 'name it with --map job_title=…');
}
