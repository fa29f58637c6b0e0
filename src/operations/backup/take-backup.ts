import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { copyFromDatabase } from '../../database/copy.ts';
import { MANIFEST_FILE } from '../../database/manifest.ts';
import { type SchemaFiles, withMigrationLock } from '../../database/migrations.ts';
import { createScratchDatabase } from '../../database/scratch-database.ts';
import { type Session, transaction } from '../../database/session.ts';
import { flush, settleFile, writeSettled } from '../../database/settled-files.ts';
import { MigrationError } from '../../errors.ts';
import { lockFolder } from '../../files/file-lock.ts';
import { toFolderError } from '../../files/folder-error.ts';
import { freeName, momentName } from '../../files/free-name.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { createWorkFolder, takeOverWorkFolders } from '../../files/work-folder.ts';
import { leaves } from '../../launcher.ts';
import { recordBackup } from '../../ledger/backups.ts';
import { packageVersion } from '../../package-root.ts';
import { type Progress, silent } from '../../progress.ts';
import { fillDatabase } from './fill-database.ts';
import { type BackupManifest, type BackupTable, codeDigest } from './manifest.ts';
import {
  copiedColumns,
  type ListedTable,
  listLeftOut,
  listTables,
  measureTable,
  qualified,
  readSequences,
} from './measure-tables.ts';
import { type Removed, removeOldest } from './remove-oldest.ts';

interface BackupOptions {
  /** Folder of the backups; each has one of its own in it. */
  out: string;
  /** How many to leave; older ones are removed. */
  keep: number;
  progress?: Progress;
}

export interface BackupResult extends Removed {
  folder: string;
  snapshotAt: string;
  tables: number;
  rows: number;
  bytes: number;
  /** Tables of others and roles, which it does not hold. */
  leftOut: string[];
}

/**
 * Writes every table and sequence of ours, as of one instant, into a folder of its own in `out`: whole and proven by
 * restoring it into a database beside this one, or not at all. Then removes the oldest beyond `keep`. The session is of a
 * superuser, as on the embedded server. Throws EtlError; what was there before stays.
 */
export async function takeBackup(
  session: Session,
  options: BackupOptions,
  schema: SchemaFiles,
): Promise<BackupResult> {
  const out = resolve(options.out);
  try {
    await makeFolder(out, 0o700);
    const left = await takeOverWorkFolders(out, 'backup');
    for (const folder of left) await folder[Symbol.asyncDispose]();
    return await backUpInto(session, out, options, schema);
  } catch (error) {
    throw toFolderError(error, `back up to ${out}`, 'backup.folder');
  }
}

async function backUpInto(
  session: Session,
  out: string,
  { keep, progress = silent }: BackupOptions,
  schema: SchemaFiles,
): Promise<BackupResult> {
  await using work = await createWorkFolder(out, 'backup');
  using _leaving = leaves({ folder: work.path });
  const draft = join(work.path, 'backup');
  await mkdir(draft, { mode: 0o700 });
  const manifest = await withMigrationLock(session, () => copyAll(session, draft, progress));
  await proveRestorable(session, draft, manifest, schema, progress);
  await writeSettled(draft, MANIFEST_FILE, `${JSON.stringify(manifest, null, 2)}\n`);
  await flush(draft);
  using _lock = await lockFolder(out);
  const folder = join(out, await freeName(out, momentName(manifest.snapshotAt)));
  await rename(draft, folder);
  await flush(out);
  const bytes = manifest.tables.reduce((sum, table) => sum + table.bytes, 0);
  await recordBackup(session, { folder, snapshot_at: manifest.snapshotAt, total_bytes: bytes });
  return {
    folder,
    snapshotAt: manifest.snapshotAt,
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, table) => sum + Number(table.rows), 0),
    bytes,
    ...(await removeOldest(out, { keep, made: folder, work: work.path })),
    leftOut: await listLeftOut(session),
  };
}

/** Nobody changes tables meanwhile: a table that is emptied by TRUNCATE would be so in every snapshot. */
async function copyAll(
  session: Session,
  folder: string,
  progress: Progress,
): Promise<BackupManifest> {
  const listed = await listTables(session);
  if (!listed.some(({ schema, name }) => schema === 'etl' && name === 'migrations')) {
    throw new MigrationError('there is nothing to back up yet: the database was not migrated', {
      hint: "run 'nyx-etl migrate' first",
      exitCode: 3,
    });
  }
  const copy = async () => {
    await session.pg.query(`lock table ${listed.map(qualified).join(', ')} in access share mode`);
    const head = await readHead(session);
    const tables: BackupTable[] = [];
    for (const [done, table] of listed.entries()) {
      progress({ step: 'backing up', done, total: listed.length, unit: 'tables' });
      tables.push(await copyOut(session, folder, table));
    }
    // Sequences know no snapshot: read last, they are past every number that was copied.
    return { ...head, tables, sequences: await readSequences(session) };
  };
  return transaction(session, copy, 'repeatable read');
}

async function readHead({
  pg,
  db,
}: Session): Promise<Omit<BackupManifest, 'tables' | 'sequences'>> {
  const { rows } = await pg.query<{ at: string; version: string }>(
    "select now() as at, current_setting('server_version') as version",
  );
  const migrations = await db
    .selectFrom('etl.migrations')
    .select(['version', 'name', 'sha256'])
    .orderBy('version')
    .execute();
  const code = await db.selectFrom('etl.code_files').select(['name', 'sha256']).execute();
  return {
    schema: 'nyx-etl/backup@1',
    program: `nyx-etl ${packageVersion}`,
    serverVersion: rows[0]?.version ?? '',
    snapshotAt: rows[0]?.at ?? '',
    migrations,
    code: codeDigest(code),
  };
}

async function copyOut(session: Session, folder: string, table: ListedTable): Promise<BackupTable> {
  const file = `${table.schema}.${table.name}.copy.zst`;
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const columns = copiedColumns(table);
  const statement = `copy ${qualified(table)} (${columns}) to stdout`;
  await pipeline(
    columns === '' ? Readable.from([]) : copyFromDatabase(session, statement),
    createZstdCompress(),
    measure,
    createWriteStream(join(folder, file), { flags: 'wx', mode: 0o600 }),
  );
  await settleFile(folder, file);
  const measured = await measureTable(session, table);
  return { ...table, ...measured, file, bytes, sha256: hash.digest('hex') };
}

async function proveRestorable(
  session: Session,
  folder: string,
  manifest: BackupManifest,
  schema: SchemaFiles,
  progress: Progress,
): Promise<void> {
  await using scratch = await createScratchDatabase(session);
  await using beside = await session.connectTo(scratch.name, 'nyx-etl backup');
  await fillDatabase(beside, { folder, manifest }, schema, progress);
}
