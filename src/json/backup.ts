// What is kept aside of the embedded server's data, and what came back.
import { z } from 'zod';
import { bytes, count, folder, home, instant, rows, text, texts } from './fields.ts';

const snapshot_at = instant('The moment whose rows it holds.');
const tables = count('How many tables it holds.');

export const backup = z.strictObject({
  folder,
  snapshot_at,
  tables,
  rows,
  bytes,
  removed: texts('Older backups that were removed, as absolute paths.'),
  notes: texts('What was found and left, in sentences.'),
  left_out: texts('Tables of others and roles, by name, which no backup holds.'),
});

export const restore = z.strictObject({
  home,
  folder: text('The backup that was taken, as it was named or found.'),
  snapshot_at,
  tables,
  rows,
  migrated: texts("Files that brought an older backup to today's schema, in their order."),
  set_aside: text('Where the data of the database before stands now; null without one.').nullable(),
});
