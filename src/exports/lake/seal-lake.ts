import { join } from 'node:path';
import { MANIFEST_FILE, sha256 } from '../../database/manifest.ts';
import { describeFile, flush, settleFile, writeSettled } from '../../database/settled-files.ts';
import { packageVersion } from '../../package-root.ts';
import { type LakeManifest, lakeManifestSchema } from './manifest.ts';

/** What was written down of an export. */
export interface SealedExport {
  manifest: LakeManifest;
  /** Of the bytes of its manifest. */
  sha256: string;
}

/** Brings the files to the disk, and writes down what they are: the manifest last. */
export async function sealLakeExport(
  folder: string,
  about: Omit<LakeManifest, 'schema' | 'program' | 'files' | 'total_bytes'>,
): Promise<SealedExport> {
  const files: LakeManifest['files'] = [];
  for (const { name, files: parts } of about.tables) {
    for (const { file } of parts) {
      await settleFile(folder, file);
      files.push(await describeFile(folder, file));
    }
    await flush(join(folder, name));
  }
  const manifest: LakeManifest = {
    schema: lakeManifestSchema.shape.schema.value,
    ...about,
    program: `nyx-etl ${packageVersion}`,
    files,
    total_bytes: files.reduce((bytes, file) => bytes + file.bytes, 0),
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await writeSettled(folder, MANIFEST_FILE, text);
  await flush(folder);
  return { manifest, sha256: sha256(text) };
}
