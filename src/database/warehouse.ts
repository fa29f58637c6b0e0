import { readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, SourceError } from '../errors.ts';
import { type DuckDb, openDuckDb } from './duckdb.ts';
import { DATABASE_FILE, MANIFEST_FILE, type Manifest, manifestSchema } from './manifest.ts';

export const LATEST = 'latest';

/** A published warehouse on disk. */
export interface Warehouse {
  /** Absolute, with symbolic links resolved, so that it stays the same when a newer one is published. */
  folder: string;
  database: string;
  manifest: Manifest;
}

/**
 * Finds a warehouse: `folder` is one itself, or the folder exports are published into, then its newest.
 * Throws ConfigError (exit 2) when there is none.
 */
export async function findWarehouse(folder: string): Promise<Warehouse> {
  for (const candidate of [folder, join(folder, LATEST)]) {
    if (await isFile(join(candidate, MANIFEST_FILE))) {
      const resolved = await realpath(candidate);
      return {
        folder: resolved,
        database: join(resolved, DATABASE_FILE),
        manifest: await readManifest(resolved),
      };
    }
  }
  throw new ConfigError(`there is no warehouse in ${folder}`, {
    hint: "run 'nyx-etl export' first, or name the folder of one with --warehouse",
    code: 'config.no_warehouse',
  });
}

/** Reads and checks `manifest.json`. Throws SourceError when it is damaged. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE);
  try {
    return manifestSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new SourceError(`${path} is damaged or was not made by this version`, {
      hint: "publish a new warehouse with 'nyx-etl export'",
      cause: error,
    });
  }
}

/** Opens the DuckDB file of a warehouse for reading; several processes may. */
export async function openWarehouse(warehouse: Warehouse): Promise<DuckDb> {
  if (!(await isFile(warehouse.database))) {
    throw new SourceError(`${warehouse.database} is missing`, {
      hint: "publish a new warehouse with 'nyx-etl export'",
    });
  }
  return openDuckDb(warehouse.database, { readOnly: true, externalAccess: false });
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}
