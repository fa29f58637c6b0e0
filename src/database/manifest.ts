import { createHash } from 'node:crypto';
import { z } from 'zod';
import { compressions, profiles } from '../choices.ts';

export const MANIFEST_FILE = 'manifest.json';
export const DATABASE_FILE = 'nyx.duckdb';
export const CHECKSUM_FILE = 'SHA256SUMS';

// As PostgreSQL prints an instant of the years it can name; a folder and a row of etl.exports are made from it.
const INSTANT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

const instant = z.iso.datetime({ offset: true }).regex(INSTANT);
/** A file beside the manifest or in a folder below, and nowhere else: `parquet/emails/month=2026-01/emails.parquet`. */
const relativePath = z.string().regex(/^(?!\.{1,2}(\/|$))[^/\0]+(\/(?!\.{1,2}(\/|$))[^/\0]+)*$/);

const columnSchema = z.object({
  name: z.string(),
  type: z.string().describe("DuckDB's name of the type; a UUID is text in Parquet"),
});

const contentHash = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .describe('sum of the hashes of its rows, in any order; docs/exports.md says how');

const parquetSchema = z.object({
  file: relativePath,
  rows: z.number().int().nonnegative(),
  content_hash: contentHash,
});

const versionsSchema = z.object({
  origin: z.string().describe('tells of what the rows are made, and how'),
  parts: z
    .record(z.string(), z.string())
    .describe('by month, or of all: how many versions of rows there were, and their hash'),
});

const tableSchema = z.object({
  name: z.string(),
  schema: z.enum(['raw', 'marts', 'meta', 'main']).describe('the schema it has in nyx.duckdb'),
  files: z.array(parquetSchema).describe('its Parquet files'),
  rows: z.number().int().nonnegative(),
  content_hash: contentHash,
  columns: z.array(columnSchema),
  left_out: z.array(z.string()).describe('columns that the profile leaves out'),
  pseudonymised: z
    .array(z.string())
    .default([])
    .describe('columns in which pseudonyms stand for the values'),
  unrepresentable: z
    .record(z.string(), z.number().int().positive())
    .describe('by column: values such as NaN that a DECIMAL cannot hold, exported as null'),
  infinite: z
    .record(z.string(), z.number().int().positive())
    .default({})
    .describe('by column: instants and days that are infinite, which few readers of Parquet know'),
  versions: versionsSchema
    .nullable()
    .default(null)
    .describe(
      'what tells the next export whether the rows are the same; null where it has to read them',
    ),
});

const fileSchema = z.object({
  name: relativePath,
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What one warehouse consists of: `manifest.json`, written last. */
export const manifestSchema = z.object({
  schema: z.literal('nyx-etl/manifest@3'),
  as_of: instant.describe('logical time of the run that made it'),
  snapshot_at: instant.describe('start of the transaction that all rows were read in'),
  reporting: z.object({
    timezone: z.string().describe('IANA name of the zone that days are counted in'),
    ghost_after_days: z
      .number()
      .describe('an application without an answer for longer counts as ghosted'),
  }),
  numbers_as_of: instant
    .nullable()
    .default(null)
    .describe('logical time of the run that computed the derived tables; null if none did'),
  numbers_current: z
    .boolean()
    .default(true)
    .describe('whether no row had changed since; false when none were computed'),
  profile: z.enum(profiles),
  pseudonym_key: z
    .string()
    .nullable()
    .default(null)
    .describe('tells which key its pseudonyms were made with, not the key; null if it has none'),
  schema_version: z.string().describe('last migration of the database'),
  only_tables: z
    .array(z.string())
    .nullable()
    .default(null)
    .describe('the tables that were asked for; null of a whole export'),
  standby_since: instant
    .nullable()
    .default(null)
    .describe('when the standby that was read had started; null of a primary server'),
  program: z.string(),
  compression: z.enum(compressions).describe('of the Parquet files'),
  tables: z.array(tableSchema),
  files: z.array(fileSchema),
  total_bytes: z.number().int().nonnegative(),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestTable = z.infer<typeof tableSchema>;
export type ParquetFile = z.infer<typeof parquetSchema>;
export type ManifestFile = z.infer<typeof fileSchema>;

/** Hexadecimal sha256 of a text. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The bytes of `manifest.json`. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
