import type { Session } from '../database/session.ts';
import { emptyPlan } from './empty-plan.ts';
import { jobPostFields } from './job-posts/columns.ts';
import { type JobPostLoadOptions, planJobPosts } from './job-posts/plan-job-posts.ts';
import { runLoad } from './load.ts';
import type { LoadSummary } from './load-plan.ts';
import { namesKnown } from './mapping/map-columns.ts';
import { withTabularFile } from './with-tabular-file.ts';

export type { JobPostLoadOptions };

/** In LinkedIn's archive. */
const SAVED_JOBS = /(?:^|\/)Saved Jobs(?:_\d+)?\.csv$/i;

/** Loads one tabular file (`-` for stdin) of job posts. Throws SourceError (exit 2) when it has no URL or title column. */
export async function loadJobPosts(
  session: Session,
  path: string,
  options: JobPostLoadOptions = {},
): Promise<LoadSummary> {
  const knows = namesKnown(jobPostFields(options), ['source_url', 'job_title'], options.map);
  return withTabularFile(
    path,
    { members: SAVED_JOBS, ...options, knows },
    async (reader, source) =>
      source.isEmpty
        ? runLoad(session, await emptyPlan('job-posts', 'nyx.job_posts', source), options)
        : runLoad(session, await planJobPosts(reader, source, options), options),
  );
}
