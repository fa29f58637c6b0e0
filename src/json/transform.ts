import { z } from 'zod';
import {
  asOf,
  bytes,
  checkResult,
  checksFailed,
  count,
  folder,
  instant,
  rows,
  runId,
  text,
  transformCounts,
} from './fields.ts';

const { transform, keys, reason } = transformCounts;

/** Transforms whose new rows failed a check. */
const refused = z
  .array(z.strictObject({ transform, message: text('Why its rows were left as they are.') }))
  .describe(
    'Transforms that keep their old rows: the new ones, or what they read, failed a check.',
  );

export const transformRun = z.strictObject({
  run_id: runId,
  as_of: asOf,
  transforms: z
    .array(
      z.strictObject({
        ...transformCounts,
        findings: z.array(checkResult).describe('Checks of severity warn that found something.'),
      }),
    )
    .describe('The transforms that ran, in their order; one per week in a backfill.'),
  refused,
  notes: z
    .array(text('A sentence.'))
    .describe('What a mail reader was asked, and what stays unsure.'),
  checks_failed: checksFailed,
});

/** What `transform --plan` prints. */
export const transformPlan = z.strictObject({
  plan: z
    .array(
      z.strictObject({
        transform,
        keys,
        whole: z.boolean().describe('Whether everything is read, or only what the keys need.'),
        reason,
      }),
    )
    .describe('What a run would do, in its order.'),
});

/** What `transform --verify` prints. */
export const transformVerify = z.strictObject({
  transforms: z
    .array(
      z.strictObject({
        transform,
        keys: count('Keys that were computed aside; those that are due are left out.'),
        rows: count('Rows that were computed aside.'),
        missing: count('Rows that were computed and do not stand in the table.'),
        different: count('Rows that stand in the table with other values.'),
        superfluous: count('Rows that stand in the table and were not computed.'),
        equal: z.boolean().describe('Whether the three counts before are 0.'),
      }),
    )
    .describe('How each table compares with a full rebuild.'),
});

/** What `transform --engine duckdb` prints. */
export const transformWarehouse = z.strictObject({
  folder,
  as_of: asOf,
  tables: z
    .array(z.strictObject({ name: text('Name of the definition.'), rows, bytes }))
    .describe('The derived tables that were computed.'),
  rows: count('Rows of all tables together.'),
  bytes: count('Size of all files together, in bytes.'),
});

/** What `transform --lake` prints. */
export const transformLake = z.strictObject({
  folder,
  as_of: asOf,
  cells: z
    .array(
      z.strictObject({
        cell: text('Name of the cell.'),
        export: count('Its newest export.'),
        numbers_as_of: instant('Logical time of the facts in it.'),
      }),
    )
    .describe('What was added up.'),
  already_done: z
    .boolean()
    .describe('With --iceberg: the tables held all of it before, and nothing was done.'),
  tables: z
    .array(z.strictObject({ name: text('Name of the table.'), rows }))
    .describe('The tables that were computed.'),
});

export const check = z.strictObject({
  checks: z.array(checkResult).describe('Every check that was run, also those that found nothing.'),
  errors: count('Checks of severity error that found something.'),
  warnings: count('Checks of severity warn that found something.'),
  unchecked: z
    .array(z.strictObject({ transform, reason: text('Why its rows could not be checked.') }))
    .describe('Transforms whose rows are all due: their checks say nothing.'),
  checks_failed: checksFailed,
});

export const lineage = z.strictObject({
  table: text('The table that was asked for; null for all.').nullable(),
  edges: z
    .array(
      z.strictObject({
        from: text('A table that is read, without its schema.'),
        to: text('The table or view that is computed from it.'),
      }),
    )
    .describe('What feeds the table and what it feeds, directly or through others.'),
});

export const correct = z.strictObject({
  correction_id: z.uuid().describe('The id of the correction.'),
  table: text('The table that was corrected, with its schema.'),
  id: text('The id of the row that was corrected.'),
  field: text('The column that was corrected.'),
  changes: z.boolean().describe('False when the field had this value before.'),
});
