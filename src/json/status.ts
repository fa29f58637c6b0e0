import { z } from 'zod';
import { asOf, bytes, count, folder, instant, text } from './fields.ts';
import { recordedLoad } from './load.ts';
import { lastRun } from './runs.ts';

const exported = z.strictObject({
  folder,
  profile: text('The profile of the export.'),
  as_of: asOf,
  bytes,
  manifest_sha256: text('SHA-256 of its manifest.'),
  published_at: instant('When it was published.'),
});

const job = z.strictObject({
  job: text('Name of the job.'),
  last: instant('When the newest run that succeeded was started; null when none did.').nullable(),
  last_run: lastRun.nullable().describe('The newest run, however it ended.'),
  slot: instant('The newest slot that has come.').nullable(),
  next: instant('The slot that comes next.').nullable(),
  overdue: z.boolean().describe('Whether the newest slot was not run to its end.'),
  problem: text('What is wrong, in words.').nullable(),
  hint: text('What to type about it.').nullable(),
});

/** What `status` prints. */
export const status = z.strictObject({
  database: z
    .enum(['not created', 'not migrated', 'migrated'])
    .describe('How the database stands; unless it is migrated, the rest is not known.'),
  migrations: z
    .strictObject({
      applied: count('Files of schema/ that were applied.'),
      pending: count('Files of schema/ that migrate would apply.'),
    })
    .nullable()
    .describe('How the schema stands; null when there is no database.'),
  load: recordedLoad.nullable().describe('The newest load.'),
  rejects: count('Records that were set aside and wait.').nullable(),
  published: exported.nullable().describe('The newest export for analysts.'),
  due: z.array(job).nullable().describe('How each job stands.'),
});
