import { z } from 'zod';
import { asOf, bytes, count, folder, instant, profile, rows, text } from './fields.ts';

/** What `export` prints. */
export const exportPublish = z.strictObject({
  folder,
  profile,
  as_of: asOf,
  snapshot_at: instant('The moment of the database that all its tables show.'),
  numbers_current: z
    .boolean()
    .describe('Whether no row has changed since the derived tables were computed.'),
  tables: z
    .array(
      z.strictObject({
        name: text('Name of the table.'),
        rows,
        bytes,
        unrepresentable: z
          .record(z.string(), z.int())
          .describe('By column: values that DuckDB cannot hold, and are null. The keys are data.'),
      }),
    )
    .describe('The tables that it holds.'),
  rows: count('Rows of all tables together.'),
  bytes: count('Size of all files together, in bytes.'),
  removed: z.array(z.string()).describe('Folders of older exports that were removed.'),
  notes: z.array(z.string()).describe('What was found and left, in sentences.'),
});

/** What `export verify` prints. */
export const exportVerify = z.strictObject({
  folder,
  files: count('Files that were compared.'),
  rows: count('Rows of all tables together, by the manifest.'),
  problems: z
    .array(
      z.strictObject({
        file: text('Name of the file in the folder.'),
        problem: z
          .enum([
            'missing',
            'extra',
            'not a file',
            'mode',
            'cut',
            'changed',
            'unreadable',
            'rows',
            'numbers',
            'content',
          ])
          .describe('The kind of problem.'),
        detail: text('The problem in words.'),
      }),
    )
    .describe('What is not as it was published; empty when all is.'),
  numbers: z.boolean().describe('Whether the derived tables were computed anew and compared.'),
  recorded: z
    .boolean()
    .nullable()
    .describe('Whether the database recorded this manifest; null when that is not known.'),
});
