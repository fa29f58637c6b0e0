import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { MANIFEST_FILE, sha256 } from '../../database/manifest.ts';
import { MANIFEST_BYTES } from '../../database/warehouse.ts';
import { ConfigError, SourceError } from '../../errors.ts';
import { readRegularFile } from '../../files/regular-file.ts';
import { unless } from '../../system-errors.ts';
import { type LakeManifest, lakeManifestSchema } from './manifest.ts';

/** One export of one cell, on disk. */
export interface StandingExport {
  folder: string;
  manifest: LakeManifest;
  /** Of the bytes of its manifest. */
  sha256: string;
}

/** The numbers of the exports in the folder of a cell. */
export async function exportsOfCell(folder: string): Promise<number[]> {
  const names = (await readdir(folder).catch(unless('ENOENT', 'ENOTDIR'))) ?? [];
  return names.flatMap((name) => {
    const [, number] = /^export=([1-9]\d{0,14})$/.exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
}

/** Reads the manifest of an export. Throws SourceError where it is missing or damaged. */
export async function readLakeExport(folder: string): Promise<StandingExport> {
  const file = join(folder, MANIFEST_FILE);
  const text = await readRegularFile(file, MANIFEST_BYTES);
  try {
    const manifest = lakeManifestSchema.parse(JSON.parse(text));
    return { folder, manifest, sha256: sha256(text) };
  } catch (cause) {
    throw new SourceError(`${file} is no manifest of a lake's export`, {
      hint: "export the cell anew with 'nyx-etl export --format lake'",
      cause,
    });
  }
}

/**
 * Reads a lake: of each cell its newest export that holds everything and those after it, the oldest
 * first. Throws ConfigError where there is none, SourceError where a manifest is damaged or an
 * export is missing that a later one adds to.
 */
export async function readLake(lake: string): Promise<StandingExport[]> {
  const root = resolve(lake);
  const names = (await readdir(root).catch(unless('ENOENT', 'ENOTDIR'))) ?? [];
  const standing: StandingExport[] = [];
  for (const cell of names.filter((name) => name.startsWith('cell=')).sort())
    standing.push(...(await readCell(join(root, cell))));
  if (standing.length > 0) return standing;
  throw new ConfigError(`there is no lake in ${root}`, {
    hint: "make one with 'nyx-etl export --format lake --cell NAME', or name it with --lake",
  });
}

async function readCell(folder: string): Promise<StandingExport[]> {
  const numbers = (await exportsOfCell(folder)).sort((a, b) => a - b);
  const exports: StandingExport[] = [];
  for (const number of numbers)
    exports.push(await readLakeExport(join(folder, `export=${number}`)));
  const first = exports.findLastIndex(({ manifest }) => manifest.after_export === null);
  const standing = exports.slice(Math.max(first, 0));
  const held = new Set(standing.map(({ manifest }) => manifest.export));
  for (const { manifest } of standing) {
    const { export: number, after_export } = manifest;
    if (after_export === null || held.has(after_export)) continue;
    throw new SourceError(
      `${folder} lacks export ${after_export}, which export ${number} adds to`,
      {
        hint: 'bring it back, or export the cell anew without --after-export',
      },
    );
  }
  return standing;
}
