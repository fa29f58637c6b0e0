import type { Compression, Profile } from '../choices.ts';
import type { DuckDb } from '../database/duckdb.ts';
import type { ManifestFile } from '../database/manifest.ts';
import type { Progress } from '../progress.ts';
import type { EarlierExport } from './earlier-export.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** What an export is made of. */
export interface BuildOptions {
  profile: Profile;
  /** Of a profile that has them. */
  pseudonyms: Pseudonyms | undefined;
  /** Names of the tables that are wanted; undefined: all. */
  only: ReadonlySet<string> | undefined;
  compression: Compression;
  /** An export before it, what of which is the same need not be read and written anew. */
  earlier: EarlierExport | undefined;
  /** When a standby was started. */
  standby_since: string | null;
  /** For a folder that no other export goes on from. */
  temporary?: boolean | undefined;
  progress: Progress;
  /** These alone; undefined for all. */
  tables?: readonly string[] | undefined;
}

/** What an export is being made with. */
export interface Build extends BuildOptions {
  duckDb: DuckDb;
  folder: string;
  work: string;
  /** Files that are on the disk already, with their sums. */
  settled: ManifestFile[];
}
