import { z } from 'zod';
import { count, instant, listOf, rows, text, texts } from './fields.ts';

const applied = z.strictObject({
  version: text('The number of the file, e.g. 0001.'),
  name: text('Name of the file in schema/.'),
  sha256: text('SHA-256 of the file as it was applied.'),
  applied_at: instant('When it was applied.'),
});

export const migrate = z.strictObject({
  applied: texts('Names of the files that were applied, in their order.'),
});

export const migrateStatus = z.strictObject({
  applied: z.array(applied).describe('Files that create tables and were applied, in their order.'),
  pending: texts('Names of the files that migrate would apply.'),
  problems: texts('Why migrate would refuse to work, in sentences.'),
});

export const migrateVerify = z.strictObject({
  differences: listOf('Where the database is not what the files produce; empty when it is.', {
    kind: z.enum(['missing', 'extra', 'changed']).describe('How they differ.'),
    object: text('What differs, e.g. index nyx.idx_users_email.'),
    remedy: text('SQL that ends the difference, where one statement does.').nullable(),
  }),
});

export const adopt = z.strictObject({
  status: z
    .enum(['adopted', 'planned', 'refused', 'nothing to do'])
    .describe('refused: rows break a constraint, and nothing was changed; planned: by --plan.'),
  tables: listOf('Tables that were moved or copied.', {
    table: text('The table as it is called now, e.g. nyx.users.'),
    from: z.enum(['public', 'second database']).describe('Where it stood.'),
    rows,
  }),
  changes: texts('What was done to columns, constraints and indexes, in words.'),
  kept: texts('What the tables have beyond schema/, and keep, e.g. column nyx.users.nickname.'),
  left: texts('Tables and views of schema public that are not of the data model.'),
  remarks: texts('What somebody has to know or do, in sentences.'),
  offences: listOf('Rows that have to be mended first; then the exit code is 3.', {
    table: text('The table as it would be called, e.g. nyx.users.'),
    constraint: text('Name of the constraint, or what is demanded of a column.'),
    rows: count('How many rows break it.'),
    example_id: text('Id of one of them; null when they have none.').nullable(),
  }),
});
