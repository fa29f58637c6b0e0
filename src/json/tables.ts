import { z } from 'zod';
import { count, text } from './fields.ts';

const table = text('The table, with its schema.');

export const tables = z.strictObject({
  tables: z
    .array(
      z.strictObject({
        table,
        one_row_is: text('What one row of it stands for.').nullable(),
        columns: count('Its columns.'),
        needed: z.array(z.string()).describe('Columns that a new row cannot do without.'),
      }),
    )
    .describe('The tables that `ingest table` takes, by name.'),
});

/** What `tables NAME` prints. */
export const tablesShow = z.strictObject({
  table,
  columns: z
    .array(
      z.strictObject({
        column: text('Its name.'),
        type: text('Its type, as PostgreSQL spells it.'),
        needed: z.boolean().describe('Whether a new row cannot do without it.'),
        allowed: z
          .array(z.string())
          .nullable()
          .describe('All that is allowed, where it is a list.'),
        refers_to: text('The table of whose rows it names one.').nullable(),
        meaning: text('What it holds.').nullable(),
      }),
    )
    .describe('Its columns, in order.'),
});
