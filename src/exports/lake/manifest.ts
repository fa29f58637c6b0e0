import { z } from 'zod';
import { manifestSchema } from '../../database/manifest.ts';

/** What a cell is called: a folder's name, and a value of every row. */
export const CELL_NAME = /^[a-z0-9][a-z0-9_-]{0,62}$/;

const { shape } = manifestSchema;
const exportNumber = z.number().int().positive();

const tableSchema = z.object({
  name: z.string(),
  key: z
    .string()
    .nullable()
    .describe('column whose values a delta tells anew; null of a table that it holds whole'),
  files: z.array(z.object({ file: z.string(), rows: z.number().int().nonnegative() })),
  rows: z.number().int().nonnegative().describe('rows of all files, those of deleted keys, too'),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
});

/** What one export of a cell consists of: `manifest.json`, written last. */
export const lakeManifestSchema = z.object({
  schema: z.literal('nyx-etl/lake-manifest@1'),
  cell: z.string().regex(CELL_NAME),
  database: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .describe('by which exports of this database are told from those of another'),
  export: exportNumber,
  after_export: exportNumber
    .nullable()
    .describe('the export whose rows it changes; null of one that holds everything'),
  snapshot_at: shape.snapshot_at,
  numbers_as_of: shape.snapshot_at.describe('logical time of application_facts'),
  numbers_current: shape.numbers_current,
  reporting: shape.reporting,
  schema_version: shape.schema_version,
  program: shape.program,
  tables: z.array(tableSchema),
  files: shape.files,
  total_bytes: shape.total_bytes,
});

export type LakeManifest = z.infer<typeof lakeManifestSchema>;
export type LakeManifestTable = z.infer<typeof tableSchema>;
