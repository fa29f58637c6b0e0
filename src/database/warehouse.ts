import { lstat, readdir, readlink, realpath } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ConfigError, SourceError } from '../errors.ts';
import { openRegularFile, readRegularFile, unreadable } from '../files/regular-file.ts';
import { errorCode, unless } from '../system-errors.ts';
import { type DuckDb, forbidFiles, openDuckDb } from './duckdb.ts';
import { addFunctions } from './duckdb-functions.ts';
import { DATABASE_FILE, MANIFEST_FILE, type Manifest, manifestSchema, sha256 } from './manifest.ts';
import { quoteLiteral } from './quoting.ts';

export const LATEST = 'latest';
/** What the folder of one export is called: its logical time, and a number where several have the same. */
export const PUBLISHED_NAME = /^\d{8}T\d{6}Z(-\d+)?$/;
/** The largest manifest there may be; that of 46 tables has 100 kB. */
export const MANIFEST_BYTES = 64 * 1024 ** 2;

/** Of a smaller file, handing work to a second thread costs more than it saves: a fifth of a session's report. */
const WORTH_TWO_THREADS_BYTES = 32 * 1024 ** 2;

/** A published warehouse on disk. */
export interface Warehouse {
  /** Absolute, with symbolic links resolved, so that it stays the same when a newer one is published. */
  folder: string;
  database: string;
  manifest: Manifest;
  /** Of the bytes of `manifest.json`. */
  manifestSha256: string;
}

/**
 * Finds a warehouse: `folder` is one itself, or the newest of the profile in the folder exports are published into, or
 * the newest of a folder of one profile. Throws ConfigError (exit 2) when there is none.
 */
export async function findWarehouse(
  folder: string,
  profile: Manifest['profile'] = 'analyst',
): Promise<Warehouse> {
  if (await holdsManifest(folder)) return readWarehouse(folder);
  const newest = await newestIn(join(folder, profile));
  if (newest?.manifest.profile === profile) return newest;
  // A folder of one profile that was named; or one of an older version, which kept both profiles side by side.
  const other = await newestIn(folder);
  if (other && [profile, basename(resolve(folder))].includes(other.manifest.profile)) return other;
  throw noWarehouse(
    folder,
    profile,
    other ? LATEST : await folderOfAnotherProfile(folder, profile),
  );
}

/** Reads what is in the folder of one warehouse. Throws SourceError when its manifest is damaged. */
export async function readWarehouse(folder: string): Promise<Warehouse> {
  const resolved = await realpath(folder);
  const text = await readRegularFile(join(resolved, MANIFEST_FILE), MANIFEST_BYTES);
  return {
    folder: resolved,
    database: join(resolved, DATABASE_FILE),
    manifest: parseManifest(join(resolved, MANIFEST_FILE), text),
    manifestSha256: sha256(text),
  };
}

/** The warehouses in a folder of one profile, the newest snapshot first, and the names of those that are damaged. */
export async function publishedIn(
  folder: string,
): Promise<{ warehouses: Warehouse[]; damaged: string[] }> {
  const names = (await readdir(folder).catch(unless('ENOENT', 'ENOTDIR'))) ?? [];
  const resolved = names.length === 0 ? folder : await realpath(folder);
  const warehouses: Warehouse[] = [];
  const damaged: string[] = [];
  for (const name of names.filter((name) => PUBLISHED_NAME.test(name)).sort()) {
    try {
      // By the name it has here, should that be a link to another disk.
      warehouses.push({
        ...(await readWarehouse(join(folder, name))),
        folder: join(resolved, name),
      });
    } catch (error) {
      // Removed since, or no warehouse of ours: neither is a reason not to publish or to read another one.
      if (errorCode(error) === undefined) throw error;
      if (errorCode(error) !== 'ENOENT') damaged.push(name);
    }
  }
  return {
    warehouses: warehouses.sort((a, b) => compareSnapshots(b.manifest, a.manifest)),
    damaged,
  };
}

/** Orders by when the rows were read, to the microsecond, which a JavaScript Date does not know. */
export function compareSnapshots(a: Manifest, b: Manifest): number {
  const fraction = ({ snapshot_at }: Manifest) => Number(/\.\d+/.exec(snapshot_at)?.[0] ?? 0);
  const seconds = ({ snapshot_at }: Manifest) => Math.floor(Date.parse(snapshot_at) / 1000);
  return seconds(a) - seconds(b) || fraction(a) - fraction(b);
}

/** The newest snapshot of all tables; where there is none, the newest of some. */
export function newestOf(warehouses: readonly Warehouse[]): Warehouse | undefined {
  const [newest] = warehouses.toSorted(
    (a, b) => rank(b) - rank(a) || compareSnapshots(b.manifest, a.manifest),
  );
  return newest;
}

const rank = ({ manifest }: Warehouse): number => (manifest.only_tables === null ? 1 : 0);

/** Opens the DuckDB file of a warehouse for reading, with the functions of the definitions; several processes may. */
export async function openWarehouse(warehouse: Warehouse): Promise<DuckDb> {
  const file = await openRegularFile(warehouse.database).catch(unless('ENOENT'));
  if (!file) {
    throw new SourceError(`${warehouse.database} is missing`, {
      hint: "publish a new warehouse with 'nyx-etl export'",
    });
  }
  const { size } = await file.stat();
  await file.close();
  await using opening = new AsyncDisposableStack();
  const threads = size < WORTH_TWO_THREADS_BYTES ? 1 : 2;
  const duckDb = opening.use(await openDuckDb(':memory:', { threads }));
  await attachWarehouse(duckDb, warehouse.database);
  await addFunctions(duckDb);
  await duckDb.run(`use warehouse; set search_path = ${quoteLiteral(searchPath(warehouse))}`);
  await forbidFiles(duckDb);
  opening.move();
  return duckDb;
}

/** Attaches the DuckDB file of an export as `warehouse`, to be read. */
export const attachWarehouse = (duckDb: DuckDb, file: string): Promise<void> =>
  duckDb.run(`attach ${quoteLiteral(file)} as warehouse (read_only)`);

/** Tables are found by their names alone, those of the data model first. */
function searchPath({ manifest }: Warehouse): string {
  const present = new Set<string>(manifest.tables.map(({ schema }) => schema));
  const schemas = ['raw', 'marts', 'meta'].filter((schema) => present.has(schema));
  return [...schemas, 'main'].map((schema) => `warehouse.${schema}`).join(',');
}

/** What `latest` names; where it names none, because somebody put something else there, the newest. */
async function newestIn(folder: string): Promise<Warehouse | undefined> {
  const latest = join(folder, LATEST);
  const isLink =
    (await readlink(latest).catch(unless('ENOENT', 'ENOTDIR', 'EINVAL'))) !== undefined;
  if (isLink && (await holdsManifest(latest))) return readWarehouse(latest);
  const newest = newestOf((await publishedIn(folder)).warehouses);
  if (newest) return newest;
  return (await holdsManifest(latest)) ? readWarehouse(latest) : undefined;
}

async function holdsManifest(folder: string): Promise<boolean> {
  try {
    await lstat(join(folder, MANIFEST_FILE));
    return true;
  } catch (error) {
    if (errorCode(error) === 'EACCES') throw unreadable(folder, error);
    return unless('ENOENT', 'ENOTDIR', 'ELOOP')(error) ?? false;
  }
}

function parseManifest(path: string, text: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new SourceError(`${path} is damaged or was not made by this version`, {
      hint: "publish a new warehouse with 'nyx-etl export'",
      cause,
    });
  }
}

async function folderOfAnotherProfile(
  folder: string,
  profile: string,
): Promise<string | undefined> {
  const others = manifestSchema.shape.profile.options.filter((other) => other !== profile);
  for (const other of others) if (await newestIn(join(folder, other))) return other;
  return undefined;
}

function noWarehouse(folder: string, profile: string, other: string | undefined): ConfigError {
  return new ConfigError(`there is no warehouse of the ${profile} profile in ${folder}`, {
    hint:
      other === undefined
        ? "run 'nyx-etl export' first, or name the folder of one with --warehouse"
        : `run 'nyx-etl export --profile ${profile}', or name the one of another profile: ${join(folder, other)}`,
    code: 'config.no_warehouse',
  });
}
