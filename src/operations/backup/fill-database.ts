import { join } from 'node:path';
import { pipeline, Transform } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { copyInto } from '../../database/copy.ts';
import { migrate, requireMigrated, type SchemaFiles } from '../../database/migrations.ts';
import { quoteIdentifier } from '../../database/quoting.ts';
import { type Session, transaction } from '../../database/session.ts';
import { EtlError, MigrationError, SourceError, SqlError } from '../../errors.ts';
import { openRegularFile } from '../../files/regular-file.ts';
import type { Progress } from '../../progress.ts';
import { unless } from '../../system-errors.ts';
import { type Backup, type BackupManifest, type BackupTable, codeDigest } from './manifest.ts';
import {
  copiedColumns,
  listTables,
  measureTable,
  qualified,
  readSequences,
} from './measure-tables.ts';

/**
 * Fills an empty database with a backup, proves that every table and sequence equals what was backed up, and then brings
 * it to today's schema; returns what was migrated. Throws MigrationError for a backup of a newer nyx-etl, EtlError for what
 * does not come out equal. `session` is of a superuser, as on the embedded server.
 */
export async function fillDatabase(
  session: Session,
  { folder, manifest }: Backup,
  schema: SchemaFiles,
  progress: Progress,
): Promise<string[]> {
  const tables = filesOf(manifest, schema);
  const isCurrent =
    tables.length === schema.tables.length && manifest.code === codeDigest(schema.code);
  await migrate(session, { tables, code: isCurrent ? schema.code : [] });
  await refuseDamage(session, async () => {
    // Triggers and references are not asked: the rows come from a database in which they held.
    await session.pg.query("set local session_replication_role = 'replica'");
    await addColumns(session, manifest);
    await session.pg.query(`truncate ${manifest.tables.map(qualified).join(', ')}`);
    for (const [done, table] of manifest.tables.entries()) {
      progress({ step: 'restoring', done, total: manifest.tables.length, unit: 'tables' });
      await copyIn(session, folder, table);
    }
    await moveSequences(session, manifest);
    await requireEqual(session, manifest);
  });
  await session.pg.query('analyze');
  if (isCurrent) {
    // The ledger of migrations came with the rows.
    await requireMigrated(session, schema);
    return [];
  }
  // Functions and views were those of another version: none stands here yet.
  await session.pg.query('delete from etl.code_files');
  return migrate(session, schema);
}

/** What PostgreSQL says of values, constraints, names and limits that no database of ours had. */
const NOT_OURS = /^sql\.(22|23|42|54)/;

/** Runs `work` in a transaction; what does not fit the tables becomes a SourceError. */
async function refuseDamage(session: Session, work: () => Promise<void>): Promise<void> {
  try {
    await transaction(session, work);
  } catch (error) {
    if (!(error instanceof SqlError) || !NOT_OURS.test(error.code)) throw error;
    throw new SourceError(`the backup holds what does not fit its tables: ${error.message}`, {
      hint: NOT_AS_WRITTEN,
      code: 'backup.damaged',
      cause: error,
    });
  }
}

const NOT_AS_WRITTEN =
  'it is not as it was written: restore another one; a table of your own needs a schema of your own';

/** The files of schema/ that made the tables of the backup. */
function filesOf(manifest: BackupManifest, schema: SchemaFiles): SchemaFiles['tables'] {
  const applied = new Map(manifest.migrations.map(({ version, sha256 }) => [version, sha256]));
  const files = schema.tables.filter(({ version, sha256 }) => applied.get(version) === sha256);
  if (files.length === manifest.migrations.length) return files;
  throw new MigrationError(
    `the backup was made by ${manifest.program} with tables that this version does not know`,
    { hint: 'use that version, or a newer one', code: 'backup.newer' },
  );
}

/** An adopted table may have columns of its owner's. Whoever wrote the manifest is not trusted with more than their types. */
async function addColumns(session: Session, manifest: BackupManifest): Promise<void> {
  const made = await listTables(session);
  await requireTypes(session, manifest);
  const named = new Set(manifest.tables.map(qualified));
  const left = made.find((table) => !named.has(qualified(table)));
  if (left || named.size < manifest.tables.length)
    throw foreign(left ? `no ${left.schema}.${left.name}` : 'a table twice');
  for (const table of manifest.tables) {
    const there = made.find(({ schema, name }) => schema === table.schema && name === table.name);
    if (!there) throw foreign(`${table.schema}.${table.name}, which is no table of nyx-etl`);
    const known = new Set(there.columns.map(({ name }) => name));
    for (const { name, type } of table.columns.filter((column) => !known.has(column.name))) {
      await session.pg.query(
        `alter table ${qualified(table)} add column ${quoteIdentifier(name)} ${type}`,
      );
    }
  }
}

/** `integer default lo_import(…)` would be a type and a call: what is not a type alone is refused, by itself a syntax error. */
async function requireTypes({ pg }: Session, manifest: BackupManifest): Promise<void> {
  const types = new Set(manifest.tables.flatMap(({ columns }) => columns.map(({ type }) => type)));
  const unknown = await pg
    .query('select from unnest($1::text[]) as t where pg_catalog.to_regtype(t) is null', [
      [...types],
    ])
    .catch(unless('42601'));
  if (unknown?.rowCount !== 0) throw foreign('a type that PostgreSQL does not know');
}

function foreign(what: string): SourceError {
  return new SourceError(`the backup names ${what}`, {
    hint: NOT_AS_WRITTEN,
    code: 'backup.damaged',
  });
}

async function copyIn(session: Session, folder: string, table: BackupTable): Promise<void> {
  const columns = copiedColumns(table);
  if (columns === '') return;
  const file = await openRegularFile(join(folder, table.file));
  const rows = noMoreRows(table);
  // What fails on the way destroys `rows`, and so fails the COPY.
  pipeline(file.createReadStream(), createZstdDecompress(), rows, () => {});
  await copyInto(session, `copy ${qualified(table)} (${columns}) from stdin`, rows);
}

const NEW_LINE = 10;

/**
 * Passes on what COPY has written until there are more rows than the manifest says: a file of a
 * megabyte may unfold to a full disk.
 */
function noMoreRows({ schema, name, rows }: BackupTable): Transform {
  let left = BigInt(rows);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let at = chunk.indexOf(NEW_LINE); at !== -1; at = chunk.indexOf(NEW_LINE, at + 1))
        left--;
      if (left < 0n) done(unequal(`${schema}.${name}`, `more than ${rows}`, rows));
      else done(null, chunk);
    },
  });
}

async function moveSequences(session: Session, manifest: BackupManifest): Promise<void> {
  const known = new Set((await readSequences(session)).map(qualified));
  const strange = manifest.sequences.find((sequence) => !known.has(qualified(sequence)));
  if (strange) throw foreign(`${strange.schema}.${strange.name}, which is no sequence of nyx-etl`);
  for (const sequence of manifest.sequences.filter(({ lastValue }) => lastValue !== null)) {
    await session.pg.query('select pg_catalog.setval($1::regclass, $2::bigint)', [
      qualified(sequence),
      sequence.lastValue,
    ]);
  }
}

async function requireEqual(session: Session, manifest: BackupManifest): Promise<void> {
  for (const table of manifest.tables) {
    const { rows, digest } = await measureTable(session, table);
    if (rows !== table.rows) throw unequal(`${table.schema}.${table.name}`, rows, table.rows);
    if (digest !== table.digest) throw unequal(`${table.schema}.${table.name}`);
  }
  const found = new Map((await readSequences(session)).map((s) => [qualified(s), s.lastValue]));
  for (const sequence of manifest.sequences) {
    if (found.get(qualified(sequence)) !== sequence.lastValue)
      throw unequal(`${sequence.schema}.${sequence.name}`);
  }
}

function unequal(name: string, found?: string, wanted?: string): EtlError {
  const counts = found === undefined ? '' : `: ${found} rows of ${wanted}`;
  return new EtlError(`${name} does not come out of the backup as it went in${counts}`, {
    hint: 'nothing was changed; this should not happen: please report it',
    code: 'backup.unequal',
  });
}
