import { readdir, stat } from 'node:fs/promises';
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
  const text = await readRegularFile(file, MANIFEST_BYTES).catch(unless('ENOENT', 'ENOTDIR'));
  if (text === undefined)
    throw new SourceError(`${file} is not there`, {
      hint: `bring it back, or move ${folder} out of the lake if it is no export`,
    });
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
 * Reads a lake: of each cell its newest export and those it adds to, the oldest first. Throws
 * ConfigError where there is none, SourceError where a manifest is missing or damaged, an export is
 * a copy of another, or one is missing that a later one adds to.
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
  const exports = new Map<number, StandingExport>();
  for (const number of (await exportsOfCell(folder)).sort((a, b) => a - b))
    exports.set(number, await readExportOf(folder, number));
  return followedBack(folder, exports);
}

/** Reads an export, and refuses one that says it is another: a copy would be counted as well. */
async function readExportOf(folder: string, number: number): Promise<StandingExport> {
  const path = join(folder, `export=${number}`);
  const found = await readLakeExport(path);
  const own = join(`cell=${found.manifest.cell}`, `export=${found.manifest.export}`);
  if (path.endsWith(join('/', own))) return found;
  throw new SourceError(`${path} is a copy of ${own}`, {
    hint: 'move it out of the lake: what it tells would count twice',
  });
}

/**
 * The newest export, the one it adds to, and so on back to one that holds everything; the oldest
 * first. Nothing adds to an export that was cut off before it was recorded: the next one tells
 * again what it told.
 */
function followedBack(
  folder: string,
  exports: ReadonlyMap<number, StandingExport>,
): StandingExport[] {
  const standing: StandingExport[] = [];
  let next = [...exports.values()].at(-1);
  while (next) {
    standing.unshift(next);
    const { export: number, after_export } = next.manifest;
    if (after_export === null) break;
    next = after_export < number ? exports.get(after_export) : undefined;
    if (next) continue;
    throw new SourceError(
      `${folder} lacks export ${after_export}, which export ${number} adds to`,
      { hint: 'bring it back, or export the cell anew without --after-export' },
    );
  }
  return standing;
}

/**
 * Has every file of these exports be there, as long as it was published: an engine that reads by a
 * pattern of paths would not miss it. Throws SourceError.
 */
export async function requireFiles(exports: readonly StandingExport[]): Promise<void> {
  for (const { folder, manifest } of exports)
    for (const { name, bytes } of manifest.files) {
      const file = join(folder, name);
      const found = await stat(file).catch(unless('ENOENT', 'ENOTDIR'));
      if (found?.size === bytes) continue;
      throw new SourceError(`${file} ${found ? 'is not as it was published' : 'is not there'}`, {
        hint: "'nyx-etl lake verify' names all such files: bring them back, or export the cell anew without --after-export",
      });
    }
}
