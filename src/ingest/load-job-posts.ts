import type { Session } from '../database/session.ts';
import { SourceError } from '../errors.ts';
import { openReader, type Reader } from './duckdb/reader.ts';
import { createFieldView } from './job-posts/field-view.ts';
import { jobPostFields } from './job-posts/fields.ts';
import { defineJobPostFunctions, type Notes } from './job-posts/job-post-functions.ts';
import { planJobPosts } from './job-posts/plan-job-posts.ts';
import { runLoad } from './load.ts';
import type { LoadSummary } from './load-plan.ts';
import type { TabularLoadOptions } from './load-table.ts';
import { type Mapping, mapColumns } from './mapping/map-columns.ts';
import { type DateOrder, decideDateOrder } from './normalise/posting-date.ts';
import { openSource } from './source/open-source.ts';
import { createRecordView, recordColumn } from './source/stage-query.ts';
import type { TabularSource } from './source/tabular-source.ts';

export interface JobPostLoadOptions extends TabularLoadOptions {
  /** The job source of all posts of the file, whatever their hosts say. */
  source?: string | undefined;
  /** Of slashed dates; without it the whole column decides. */
  dateOrder?: DateOrder | undefined;
  /** Make a URN from title, company and location when the file has no URL. */
  synthesizeUrl: boolean;
}

/** Loads one tabular file (`-` for stdin) of job posts. Throws SourceError (exit 2) when it has no URL or title column. */
export async function loadJobPosts(
  session: Session,
  path: string,
  options: JobPostLoadOptions,
): Promise<LoadSummary> {
  await using reader = await openReader();
  const source = await openSource(reader, path, options);
  await createRecordView(reader, source);
  const mapping = mapColumns(
    jobPostFields,
    source.columns.map((column) => column.name),
    options.map,
  );
  options.onMapping?.(path, mapping);
  refuseUnusable(source, mapping, options);
  const dateOrder = options.dateOrder ?? (await findDateOrder(reader, source, mapping));
  const notes: Notes = {};
  await defineJobPostFunctions(reader, notes, dateOrder, options.source);
  const synthesizeUrl = !mapping.columns.source_url;
  await createFieldView(reader, source, mapping, synthesizeUrl);
  const decisions = { dateOrder, synthesizeUrl, source: options.source ?? null };
  const plan = planJobPosts(reader, source, mapping, { onConflict: options.onConflict, decisions, notes });
  return await runLoad(session, plan, options);
}

function refuseUnusable(source: TabularSource, mapping: Mapping, options: JobPostLoadOptions): void {
  const names = source.columns.map((column) => column.name).join(', ');
  if (!mapping.columns.source_url && !options.synthesizeUrl) {
    throw new SourceError(
      `${source.source.path} has no column for the URL of a post; its columns are ${names}`,
      {
        exitCode: 2,
        hint: 'name it with --map source_url=…, or let a stable one be made: --synthesize-url',
      },
    );
  }
  if (!mapping.columns.job_title) {
    throw new SourceError(
      `${source.source.path} has no column for the title of a post; its columns are ${names}`,
      {
        exitCode: 2,
        hint: 'name it with --map job_title=…',
      },
    );
  }
}

/** The order that every slashed date of the column fits; never decided row by row. */
async function findDateOrder(
  reader: Reader,
  source: TabularSource,
  mapping: Mapping,
): Promise<DateOrder | null> {
  const [column] = mapping.columns.posting_datetime ?? [];
  if (column === undefined) return null;
  const value = recordColumn(source, column);
  const rows = await reader.rows(
    `select distinct trim(${value}) as text from record where regexp_matches(${value}, '^\\s*\\d{1,4}[/.]\\d{1,2}[/.]\\d')`,
  );
  return decideDateOrder(rows.map((row) => String(row.text)));
}
