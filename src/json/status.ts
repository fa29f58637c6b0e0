import { z } from 'zod';
import { asOf, bytes, count, flag, folder, instant, text } from './fields.ts';
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
  overdue: flag('Whether the newest slot was not run to its end.'),
  problem: text('What is wrong, in words.').nullable(),
  hint: text('What to type about it.').nullable(),
});

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
  tables: z
    .array(
      z.strictObject({
        table: text('A derived table.'),
        as_of: asOf.nullable(),
        stale: flag('Whether it is older than status.stale_after_hours.'),
      }),
    )
    .nullable()
    .describe('How old each derived table is; as_of is null where it was never computed.'),
  export_stale: z.boolean().nullable().describe('Whether the newest export is older than that.'),
  mail_to_review: count("Mails that wait for a person's verdict.").nullable(),
  sees_all: z
    .boolean()
    .nullable()
    .describe('False for the role of a person, from which loads, runs and exports are hidden.'),
  disks: z
    .array(
      z.strictObject({
        what: text('What the folder is for.'),
        folder,
        exists: flag('Whether the folder is there; else its disk is that of the folder above.'),
        free_bytes: z.number().describe('What is free on its disk, in bytes.'),
        total_bytes: z.number().describe('The size of its disk, in bytes.'),
        low: flag('Whether less is free than status.free_gb.'),
      }),
    )
    .nullable()
    .describe('Room for what is written.'),
  problems: z
    .array(
      z.strictObject({
        what: text('What it is about.'),
        problem: text('What is wrong, in words.'),
        hint: text('What to type about it.'),
      }),
    )
    .nullable()
    .describe('All that is wrong; with --check any of it gives exit code 3.'),
});
