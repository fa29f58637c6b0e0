import { z } from 'zod';
import { instant, text } from './fields.ts';

const applied = z.strictObject({
  version: text('The number of the file, e.g. 0001.'),
  name: text('Name of the file in schema/.'),
  sha256: text('SHA-256 of the file as it was applied.'),
  applied_at: instant('When it was applied.'),
});

/** What `migrate` prints. */
export const migrate = z.strictObject({
  applied: z.array(z.string()).describe('Names of the files that were applied, in their order.'),
});

/** What `migrate status` prints. */
export const migrateStatus = z.strictObject({
  applied: z.array(applied).describe('Files that create tables and were applied, in their order.'),
  pending: z.array(z.string()).describe('Names of the files that migrate would apply.'),
  problems: z.array(z.string()).describe('Why migrate would refuse to work, in sentences.'),
});

/** What `migrate verify` prints. */
export const migrateVerify = z.strictObject({
  differences: z
    .array(
      z.strictObject({
        kind: z.enum(['missing', 'extra', 'changed']).describe('How they differ.'),
        object: text('What differs, e.g. index nyx.idx_users_email.'),
        remedy: text('SQL that ends the difference, where one statement does.').nullable(),
      }),
    )
    .describe('Where the database is not what the files produce; empty when it is.'),
});
