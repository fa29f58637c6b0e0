// Who may what, and what is left of whom.
import { z } from 'zod';
import { count, flag, folder, listOf, text, texts } from './fields.ts';

export const roles = z.strictObject({
  roles: listOf('The roles that were asked for.', {
    name: text('Name of the role.'),
    does: text('What it is for, in a sentence.'),
    sql: text('What the owner runs to make it.'),
  }),
});

const byTable = (sentence: string) =>
  z.record(z.string(), z.int().nonnegative()).describe(sentence);

export const erase = z.strictObject({
  erased: flag('False of a plan: nothing was changed.'),
  rows: byTable('Rows that are deleted, by table.'),
  blanked: byTable('Rows of others that lose a reference to a deleted one, by table.'),
  history: z
    .strictObject({
      loads: count('Loads that no longer tell from which file they came.'),
      rejects: count('Records set aside that are deleted.'),
      findings: count('Rows found by checks that are deleted; the next check finds its own.'),
      runs: count('Runs whose message is blanked.'),
    })
    .describe('What our own history told of the person.'),
  roles: texts('Roles of the database that saw the rows of the person; they see nobody instead.'),
  exports: listOf('Warehouses, still there, that may hold the person.', {
    folder,
    profile: text('Its profile.'),
  }),
  backups: texts('Folders of backups, still there, that may hold them.'),
  files: texts('Files, still there, that the rows were loaded from.'),
});
