import { z } from 'zod';
import { count, flag, listOf, text, texts } from './fields.ts';

const table = text('The table, with its schema.');

export const tables = z.strictObject({
  tables: listOf('The tables that `ingest table` takes, by name.', {
    table,
    one_row_is: text('What one row of it stands for.').nullable(),
    columns: count('Its columns.'),
    needed: texts('Columns that a new row cannot do without.'),
  }),
});

/** What `tables NAME` prints. */
export const tablesShow = z.strictObject({
  table,
  columns: listOf('Its columns, in order.', {
    column: text('Its name.'),
    type: text('Its type, as PostgreSQL spells it.'),
    needed: flag('Whether a new row cannot do without it.'),
    allowed: z.array(z.string()).nullable().describe('All that is allowed, where it is a list.'),
    refers_to: text('The table of whose rows it names one.').nullable(),
    meaning: text('What it holds.').nullable(),
  }),
});
