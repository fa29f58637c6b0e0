import { join } from 'node:path';
import {
  CHECKSUM_FILE,
  DATABASE_FILE,
  MANIFEST_FILE,
  type Manifest,
  type ManifestFile,
  manifestSchema,
  manifestText,
  sha256,
} from '../database/manifest.ts';
import { describeFile, flush, settleFile, writeSettled } from '../database/settled-files.ts';
import { EtlError } from '../errors.ts';
import { packageVersion } from '../package-root.ts';
import type { Progress } from '../progress.ts';
import type { Snapshot } from './build-warehouse.ts';
import { parentsOf } from './compare-files.ts';
import { recount } from './recount.ts';

/** Proves that the files hold what was read, and writes down what they are: the manifest last. */
export async function seal(
  folder: string,
  snapshot: Snapshot,
  asOf: string,
  progress: Progress,
): Promise<Manifest> {
  const ofTables = snapshot.tables.flatMap(({ files }) => files.map(({ file }) => file));
  const names = [DATABASE_FILE, ...ofTables, ...snapshot.documents];
  // DuckDB counts with threads of its own, while sums are made here.
  const [described, counted] = await Promise.allSettled([
    describeAll(folder, names, snapshot.settled, progress),
    requireRows(folder, snapshot),
  ]);
  if (described.status === 'rejected') throw described.reason;
  if (counted.status === 'rejected') throw counted.reason;
  const files = described.value;
  for (const name of new Set(names.flatMap(parentsOf))) await flush(join(folder, name));
  const { reporting, numbers_as_of, numbers_current, profile, pseudonym_key } = snapshot;
  const { schema_version, only_tables, standby_since, compression, tables } = snapshot;
  const manifest: Manifest = {
    schema: manifestSchema.shape.schema.value,
    as_of: asOf,
    snapshot_at: snapshot.snapshot_at,
    ...{ reporting, numbers_as_of, numbers_current, profile, pseudonym_key },
    ...{ schema_version, only_tables, standby_since },
    program: `nyx-etl ${packageVersion}`,
    ...{ compression, tables, files },
    total_bytes: files.reduce((bytes, file) => bytes + file.bytes, 0),
  };
  await writeManifest(folder, manifest);
  return manifest;
}

async function requireRows(folder: string, { tables }: Snapshot): Promise<void> {
  const [mismatch] = await recount(folder, tables);
  if (!mismatch) return;
  throw new EtlError(`${mismatch.file} ${mismatch.detail}: not published`, {
    hint: 'this should not happen: please report it',
    code: 'export.rows',
  });
}

async function describeAll(
  folder: string,
  names: readonly string[],
  known: readonly ManifestFile[],
  progress: Progress,
): Promise<ManifestFile[]> {
  const settled = new Map(known.map((file) => [file.name, file]));
  const files: ManifestFile[] = [];
  for (const name of names) {
    const file = settled.get(name);
    if (!file) await settleFile(folder, name);
    files.push(file ?? (await describeFile(folder, name)));
    progress({ step: 'sealing', done: files.length, total: names.length, unit: 'files' });
  }
  return files;
}

async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = manifestText(manifest);
  const sums = [...manifest.files, { name: MANIFEST_FILE, sha256: sha256(text) }];
  await writeSettled(
    folder,
    CHECKSUM_FILE,
    sums.map((file) => `${file.sha256}  ${file.name}\n`).join(''),
  );
  await writeSettled(folder, MANIFEST_FILE, text);
}
