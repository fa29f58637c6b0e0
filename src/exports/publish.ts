import { readdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../database/manifest.ts';
import { LATEST, readManifest } from '../database/warehouse.ts';
import { EtlError } from '../errors.ts';
import { errorCode } from '../system-errors.ts';
import { temporaryPath } from './build-folder.ts';
import { flush } from './files.ts';

const FOLDER_NAME = /^\d{8}T\d{6}Z(-\d+)?$/;

/** Renames a finished build folder to one named after `asOf`, then points `latest` at it. Returns the folder. */
export async function publish(buildFolder: string, out: string, asOf: string): Promise<string> {
  await flush(buildFolder);
  const name = await renameToFreeName(buildFolder, out, folderName(asOf));
  const link = await temporaryPath(out);
  await symlink(name, link);
  await rename(link, join(out, LATEST));
  await flush(out);
  return join(out, name);
}

/**
 * Removes the warehouses of the profile of `published` but for the newest `keep`, never `published` itself.
 * Damaged ones are left for people to look at. Returns the folders removed.
 */
export async function prune(out: string, keep: number, published: string): Promise<string[]> {
  const { profile } = await readManifest(published);
  const others = (await publishedIn(out)).filter(
    ({ folder, manifest }) => folder !== published && manifest.profile === profile,
  );
  const newestFirst = others.sort(
    (a, b) => Date.parse(b.manifest.snapshot_at) - Date.parse(a.manifest.snapshot_at),
  );
  const doomed = newestFirst.slice(Math.max(keep, 1) - 1).map(({ folder }) => folder);
  for (const folder of doomed) {
    // Under a name of its own first: nobody finds half a warehouse.
    const removing = await temporaryPath(out);
    await rename(folder, removing);
    await rm(removing, { recursive: true });
  }
  return doomed;
}

/** The warehouses in `out`, without damaged ones. */
export async function publishedIn(out: string): Promise<{ folder: string; manifest: Manifest }[]> {
  const names = (await readdir(out)).filter((name) => FOLDER_NAME.test(name));
  const published = [];
  for (const folder of names.map((name) => join(out, name))) {
    const manifest = await readManifest(folder).catch(onlyIfDamaged);
    if (manifest) published.push({ folder, manifest });
  }
  return published;
}

function onlyIfDamaged(error: unknown): undefined {
  if (!(error instanceof EtlError)) throw error;
}

/** `20260701T023000Z`: sorts by time, and is a file name everywhere. */
function folderName(asOf: string): string {
  return `${new Date(asOf).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** Two exports of one logical time get a number each; rename() itself decides who was first. */
async function renameToFreeName(from: string, out: string, name: string): Promise<string> {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    try {
      await rename(from, join(out, candidate));
      return candidate;
    } catch (error) {
      // A folder that is not empty is never replaced by rename().
      const code = errorCode(error);
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    }
  }
}
