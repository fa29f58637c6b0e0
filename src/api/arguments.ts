// What the functions of the public API take, checked as the command line checks its options.

import { z } from 'zod';
import {
  compressions,
  dateOrders,
  directions,
  onConflicts,
  onDuplicates,
  profiles,
} from '../choices.ts';
import type { Settings } from '../configuration/sections.ts';
import type { IngestSource } from '../ingest/ingest.ts';
import { LABELS } from '../mail/rules/phrase-rules.ts';
import type { Progress } from '../progress.ts';
import type { Report } from '../reports/read-report.ts';
import { formats } from '../reports/render/render.ts';
import type { RunJobOptions } from '../scheduler/run-job.ts';
import { isDay } from '../transforms/day-ranges.ts';
import { readInstant } from '../transforms/instant.ts';
import type { MailVerdict } from '../transforms/review/judge-mail.ts';
import { MAX_WAIT_SECONDS } from '../transforms/transform-lock.ts';

type Kind = IngestSource['kind'];
/** A field for every option there is, which the compiler sees to. */
type Fields<Options> = Required<{ [Name in keyof Options]: z.ZodType }>;

const text = z.string().min(1, 'is empty');
const instant = (name: string) => z.string().transform((given) => readInstant(name, given));
const call = <T>() => z.custom<T>((given) => typeof given === 'function', 'is no function');
const progress = call<Progress>().optional();
const runId = z.bigint().optional();
const names = z.array(z.string()).readonly().optional();
const day = z.string().refine(isDay, 'is no day; write it as 2026-03-29');

const loading = {
  path: text,
  maxRejects: z
    .union([
      z.strictObject({ rows: z.int().nonnegative() }),
      z.strictObject({ percent: z.number().min(0).max(100) }),
    ])
    .optional(),
  dryRun: z.boolean().optional(),
  onDuplicate: z.enum(onDuplicates).optional(),
  onRejects: call<NonNullable<IngestSource['onRejects']>>().optional(),
  exclusive: call<NonNullable<IngestSource['exclusive']>>().optional(),
  progress,
  encoding: text.optional(),
  sheet: text.optional(),
  columns: z.array(text).optional(),
  map: z.record(z.string(), z.array(z.string())).optional(),
  dateOrder: z.enum(dateOrders).optional(),
};
const tabular = {
  ...loading,
  asOf: text.optional(),
  onConflict: z.enum(onConflicts).optional(),
  batchRows: z.int().positive().optional(),
  urlTemplate: text.optional(),
  set: z.record(z.string(), z.string()).optional(),
  mapValues: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  user: text.optional(),
};
type Source<K extends Kind> = Fields<Extract<IngestSource, { kind: K }>>;

/** A file and what it holds. */
export const ingestSource = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('job-posts'),
    ...tabular,
    source: text.optional(),
    synthesizeUrl: z.boolean().optional(),
  } satisfies Source<'job-posts'>),
  z.strictObject({
    kind: z.literal('applications'),
    ...tabular,
  } satisfies Source<'applications'>),
  z.strictObject({
    kind: z.literal('table'),
    ...tabular,
    table: text,
  } satisfies Source<'table'>),
  z.strictObject({
    kind: z.literal('emails'),
    ...loading,
    account: text,
    user: text.optional(),
    direction: z.enum(directions).nullish(),
    maxMessageBytes: z.int().positive().optional(),
  } satisfies Source<'emails'>),
]);

export const openOptions = z.strictObject({
  databaseUrl: z.string().optional(),
  applicationName: z.string().optional(),
});

export const transformOptions = z
  .strictObject({
    names,
    asOf: instant('asOf'),
    full: z.boolean().optional(),
    peek: z.boolean().optional(),
    days: z
      .strictObject({ from: day, to: day })
      .refine(({ from, to }) => from <= to, 'ends before it begins')
      .optional(),
    waitSeconds: z.number().min(0).max(MAX_WAIT_SECONDS).optional(),
    progress,
    runId,
  })
  .refine(({ full, days }) => !(full && days), 'full covers every day: leave out days');

export const checkOptions = z.strictObject({ names, asOf: instant('asOf'), runId });

export const reviewOptions = z.strictObject({ limit: z.int().positive().optional() });
export const emailId = text;
export const mailVerdicts = z.array(
  z.strictObject({
    emailId,
    label: z.enum(LABELS).optional(),
    application: text.optional(),
    place: text.optional(),
  } satisfies Fields<MailVerdict>),
);

export const exportOptions = z.strictObject({
  out: text,
  profile: z.enum(profiles),
  keep: z.int().positive().optional(),
  compression: z.enum(compressions).optional(),
  tables: z.array(text).min(1).optional(),
  asOf: instant('asOf').optional(),
  temporary: z.boolean().optional(),
  home: text.optional(),
  progress,
});

export const lakeExportOptions = z.strictObject({
  out: text,
  cell: text,
  afterExport: z.int().positive().optional(),
  progress,
});

export const transformLakeOptions = z.strictObject({
  lake: text,
  out: text,
  master: text.optional(),
  asOf: instant('asOf').optional(),
  cells: z.array(text).readonly().optional(),
  iceberg: z.boolean().optional(),
});

export const folder = text;
export const report = z.looseObject({
  document: call<Report['document']>(),
});
export const statement = z.string();
export const queryOptions = z.strictObject({
  profile: z.enum(profiles).optional(),
  limit: z.int().positive().optional(),
});
export const diffOptions = z.strictObject({ profile: z.enum(profiles).optional() });
export const format = z.enum(formats);
export const width = z.int().positive();
const whose = { user: text.optional() };
export const subject = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('session'),
    wanted: text,
    compare: text.optional(),
    ...whose,
  }),
  z.strictObject({ kind: z.literal('company'), wanted: text, ...whose }),
  z.strictObject({ kind: z.literal('overview'), since: day.optional(), ...whose }),
  z.strictObject({
    kind: z.literal('applications'),
    from: day.optional(),
    to: day.optional(),
    ...whose,
  }),
]);

export const runJobOptions = z.strictObject({
  scheduledAt: instant('scheduledAt').optional(),
  now: instant('now'),
  unattended: z.boolean().optional(),
  backfill: z.boolean().optional(),
  settings: z.custom<Settings>((given) => typeof given === 'object', 'are none').optional(),
  exportFolder: z.string(),
  progress: call<Progress>(),
  onStep: call<NonNullable<RunJobOptions['onStep']>>().optional(),
} satisfies Fields<RunJobOptions>);
