// What `--json` prints, by the name in `schema`. Commands import only the types: zod is not
// loaded when they start.
import { z } from 'zod';
import type { Report } from '../reports/read-report.ts';
import { backup, restore } from './backup.ts';
import { classify } from './classify.ts';
import { completion, config, configSet, init } from './configuration.ts';
import { error } from './error.ts';
import {
  exportDiff,
  exportLake,
  exportPublish,
  exportVerify,
  lakeDdl,
  lakeVerify,
} from './export.ts';
import { ingest, ingestFolder, ingestInbox, loads, loadsShow, loadsUndo } from './load.ts';
import { adopt, migrate, migrateStatus, migrateVerify } from './migrate.ts';
import {
  rejects,
  rejectsDismiss,
  rejectsExport,
  rejectsLoad,
  rejectsReplay,
  rejectsShow,
} from './rejects.ts';
import { query, queryFile, reportFile, reportSite, reports } from './report.ts';
import { review, reviewFile, reviewTold } from './review.ts';
import { erase, roles } from './rights.ts';
import { jobRun, runs, runsShow, schedule, schedulePrint, scheduleSimulate } from './runs.ts';
import { dbStart, dbStatus, dbStop, dbUrl, doctor } from './server.ts';
import { status } from './status.ts';
import { tables, tablesShow } from './tables.ts';
import {
  check,
  correct,
  lineage,
  transformLake,
  transformPlan,
  transformRun,
  transformVerify,
  transformWarehouse,
} from './transform.ts';

const outputs = {
  adopt,
  backup,
  check,
  classify,
  completion,
  config,
  'config-set': configSet,
  correct,
  'db-start': dbStart,
  'db-status': dbStatus,
  'db-stop': dbStop,
  'db-url': dbUrl,
  doctor,
  erase,
  error,
  export: exportPublish,
  'export-diff': exportDiff,
  'export-lake': exportLake,
  'export-verify': exportVerify,
  'ingest-applications': ingest,
  'ingest-emails': ingest,
  'ingest-folder': ingestFolder,
  'ingest-inbox': ingestInbox,
  'ingest-job-posts': ingest,
  'ingest-table': ingest,
  init,
  'lake-ddl': lakeDdl,
  'lake-verify': lakeVerify,
  lineage,
  loads,
  'loads-show': loadsShow,
  'loads-undo': loadsUndo,
  migrate,
  'migrate-status': migrateStatus,
  'migrate-verify': migrateVerify,
  query,
  'query-file': queryFile,
  rejects,
  'rejects-dismiss': rejectsDismiss,
  'rejects-export': rejectsExport,
  'rejects-load': rejectsLoad,
  'rejects-replay': rejectsReplay,
  'rejects-show': rejectsShow,
  'report-file': reportFile,
  'report-site': reportSite,
  restore,
  review,
  'review-file': reviewFile,
  'review-told': reviewTold,
  roles,
  run: jobRun,
  runs,
  'runs-show': runsShow,
  schedule,
  'schedule-print': schedulePrint,
  'schedule-simulate': scheduleSimulate,
  status,
  tables,
  'tables-show': tablesShow,
  transform: transformRun,
  'transform-lake': transformLake,
  'transform-plan': transformPlan,
  'transform-verify': transformVerify,
  'transform-warehouse': transformWarehouse,
};

/** What each command hands to printResult, by the name of its output. */
export type JsonOutput = { [Name in keyof typeof outputs]: z.output<(typeof outputs)[Name]> };

/** A report, which names its schema itself. */
export type JsonReport = Report['content'];

/** The schemas of all that `--json` prints, tag included, by the name of their file in docs/json. */
export const schemas: Readonly<Record<string, z.ZodObject>> = { ...tagAll(), ...reports };

function tagAll(): Record<string, z.ZodObject> {
  const entries = Object.entries(outputs).map(([name, output]) => [
    name,
    z.strictObject({
      schema: z
        .literal(`nyx-etl/${name}@1`)
        .describe('What this is, and the version of its shape.'),
      ...output.shape,
    }),
  ]);
  return Object.fromEntries(entries);
}
