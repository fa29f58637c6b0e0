import { lstat, readlink, rename, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Manifest } from '../database/manifest.ts';
import { type Session, transaction } from '../database/session.ts';
import { flush } from '../database/settled-files.ts';
import { LATEST, PUBLISHED_NAME, publishedIn, type Warehouse } from '../database/warehouse.ts';
import { EtlError, LaterError } from '../errors.ts';
import { freeName, momentName } from '../files/free-name.ts';
import { recordExport } from '../ledger/exports.ts';
import { unless } from '../system-errors.ts';

/** A connection that ended: whether the server has committed before it did, nobody knows. */
const CONNECTION_ENDED = /^sql\.(unreachable$|08|57P0)/;

/**
 * Renames the finished `build` to a folder named after its logical time, and records it: both, or neither. Where the
 * connection ends while it is being recorded, it stands, and `unanswered` is the error. Without a session nothing is recorded.
 */
export async function publish(
  session: Session | undefined,
  build: string,
  folder: string,
  manifest: Manifest,
): Promise<{ path: string; unanswered?: EtlError }> {
  await flush(build);
  const path = join(folder, await freeName(folder, momentName(manifest.as_of)));
  if (!session) {
    await rename(build, path);
    return { path };
  }
  let isRenamed = false;
  try {
    await transaction(session, async () => {
      await recordExport(session, path, manifest);
      await rename(build, path);
      isRenamed = true;
    });
    return { path };
  } catch (error) {
    if (!isRenamed) throw error;
    if (error instanceof EtlError && CONNECTION_ENDED.test(error.code)) {
      return { path, unanswered: recordedOrNot(path, error) };
    }
    await rename(path, build);
    throw error;
  } finally {
    await flush(folder);
  }
}

/**
 * Points `latest` at the newest snapshot, which need not be the one published last. `work` is on the same file system.
 * What is there and is no link of ours is left; returns a sentence about it.
 */
export async function moveLatest(
  folder: string,
  work: string,
  newest: Warehouse,
): Promise<string[]> {
  const latest = join(folder, LATEST);
  const named = await latestName(folder);
  if (named === undefined && (await lstat(latest).catch(unless('ENOENT')))) {
    return [
      `${latest} is no link of nyx-etl and was left: move it away, and the next export makes one`,
    ];
  }
  const name = basename(newest.folder);
  if (named === name) return [];
  const link = join(work, LATEST);
  await symlink(name, link);
  await rename(link, latest);
  await flush(folder);
  return [];
}

/** The name of the folder that our link `latest` points at; undefined when there is none. */
export async function latestName(folder: string): Promise<string | undefined> {
  const target = await readlink(join(folder, LATEST)).catch(unless('ENOENT', 'EINVAL'));
  return target !== undefined && PUBLISHED_NAME.test(target) ? target : undefined;
}

/** The warehouses of the profile in its folder, the newest snapshot first, and a sentence about each of the others. */
export async function readPublished(
  folder: string,
  profile: Manifest['profile'],
): Promise<{ warehouses: Warehouse[]; notes: string[] }> {
  const { warehouses, damaged } = await publishedIn(folder);
  const [own, foreign] = [true, false].map((wanted) =>
    warehouses.filter((warehouse) => (warehouse.manifest.profile === profile) === wanted),
  );
  return {
    warehouses: own ?? [],
    notes: [
      ...damaged.map(
        (name) => `${join(folder, name)} is damaged and was left: see 'nyx-etl export verify'`,
      ),
      ...(foreign ?? []).map(
        (warehouse) =>
          `${warehouse.folder} is of the ${warehouse.manifest.profile} profile and was left`,
      ),
    ],
  };
}

function recordedOrNot(path: string, cause: EtlError): EtlError {
  return new LaterError(
    `published as ${path}, but the connection ended before the database said whether that is recorded`,
    {
      hint: 'nothing is lost: the next export records it if need be',
      code: 'export.unanswered',
      cause,
    },
  );
}
