import { z } from 'zod';
import {
  asOf,
  bytes,
  checkResult,
  checksFailed,
  count,
  flag,
  folder,
  instant,
  listOf,
  rows,
  runId,
  text,
  transformCounts,
} from './fields.ts';

const { transform, keys, reason } = transformCounts;

/** Transforms whose new rows failed a check. */
const refused = listOf(
  'Transforms that keep their old rows: the new ones, or what they read, failed a check.',
  { transform, message: text('Why its rows were left as they are.') },
);

export const transformRun = z.strictObject({
  run_id: runId,
  as_of: asOf,
  transforms: listOf('The transforms that ran, in their order; one per week in a backfill.', {
    ...transformCounts,
    findings: z.array(checkResult).describe('Checks of severity warn that found something.'),
  }),
  refused,
  notes: z
    .array(text('A sentence.'))
    .describe('What a mail reader was asked, and what stays unsure.'),
  checks_failed: checksFailed,
});

/** What `transform --plan` prints. */
export const transformPlan = z.strictObject({
  plan: listOf('What a run would do, in its order.', {
    transform,
    keys,
    whole: flag('Whether everything is read, or only what the keys need.'),
    reason,
  }),
});

/** What `transform --verify` prints. */
export const transformVerify = z.strictObject({
  transforms: listOf('How each table compares with a full rebuild.', {
    transform,
    keys: count('Keys that were computed aside; those that are due are left out.'),
    rows: count('Rows that were computed aside.'),
    missing: count('Rows that were computed and do not stand in the table.'),
    different: count('Rows that stand in the table with other values.'),
    superfluous: count('Rows that stand in the table and were not computed.'),
    equal: flag('Whether the three counts before are 0.'),
  }),
});

/** What `transform --engine duckdb` prints. */
export const transformWarehouse = z.strictObject({
  folder,
  as_of: asOf,
  tables: listOf('The derived tables that were computed.', {
    name: text('Name of the definition.'),
    rows,
    bytes,
  }),
  rows: count('Rows of all tables together.'),
  bytes: count('Size of all files together, in bytes.'),
});

/** What `transform --lake` prints. */
export const transformLake = z.strictObject({
  folder,
  as_of: asOf,
  cells: listOf('What was added up.', {
    cell: text('Name of the cell.'),
    export: count('Its newest export.'),
    numbers_as_of: instant('Logical time of the facts in it.'),
  }),
  already_done: flag('With --iceberg: the tables held all of it before, and nothing was done.'),
  tables: listOf('The tables that were computed.', { name: text('Name of the table.'), rows }),
});

export const check = z.strictObject({
  checks: z.array(checkResult).describe('Every check that was run, also those that found nothing.'),
  errors: count('Checks of severity error that found something.'),
  warnings: count('Checks of severity warn that found something.'),
  unchecked: listOf('Transforms whose rows are all due: their checks say nothing.', {
    transform,
    reason: text('Why its rows could not be checked.'),
  }),
  checks_failed: checksFailed,
});

export const lineage = z.strictObject({
  table: text('The table that was asked for; null for all.').nullable(),
  edges: listOf('What feeds the table and what it feeds, directly or through others.', {
    from: text('A table that is read, without its schema.'),
    to: text('The table or view that is computed from it.'),
  }),
});

export const correct = z.strictObject({
  correction_id: z.uuid().describe('The id of the correction.'),
  table: text('The table that was corrected, with its schema.'),
  id: text('The id of the row that was corrected.'),
  field: text('The column that was corrected.'),
  changes: flag('False when the field had this value before.'),
});
