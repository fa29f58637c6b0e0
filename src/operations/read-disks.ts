import type { StatsFs } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { unless } from '../system-errors.ts';

/** Room on the disk that a folder is on. */
export interface DiskRoom {
  /** What the folder is for, e.g. `exports`. */
  what: string;
  folder: string;
  /** False for one that is still to be made, or is mistyped: then the disk is that of the nearest folder above it. */
  exists: boolean;
  free_bytes: number;
  total_bytes: number;
  /** Less is free than is wanted. */
  low: boolean;
}

/** Reads how much room there is for each of the folders, also for one that is still to be made. */
export function readDisks(
  folders: Readonly<Record<string, string>>,
  wantedBytes: number,
): Promise<DiskRoom[]> {
  const entries = Object.entries(folders).map(async ([what, folder]) => {
    const found = await statOf(folder);
    const { bavail, blocks, bsize } = found ?? (await roomOf(dirname(folder)));
    const free_bytes = bavail * bsize;
    const room = { free_bytes, total_bytes: blocks * bsize };
    return { what, folder, exists: found !== undefined, ...room, low: free_bytes < wantedBytes };
  });
  return Promise.all(entries);
}

async function roomOf(folder: string): Promise<StatsFs> {
  return (await statOf(folder)) ?? roomOf(dirname(folder));
}

const statOf = (folder: string): Promise<StatsFs | undefined> =>
  statfs(folder).catch(unless('ENOENT', 'ENOTDIR'));
