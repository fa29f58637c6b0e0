// What tests ask of a folder of exports.
import { access, mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { verifyExport } from '../../src/exports/verify-export.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

export interface Exports extends AsyncDisposable {
  database: TestDatabase;
  /** Folder of all exports, and in it that of the analyst profile. */
  out: string;
  analyst: string;
  /** Exports the analyst profile as of a day of 2026, the first being 1. */
  publish(day: number, keep?: number): ReturnType<typeof exportWarehouse>;
}

/** A database of its own, and a folder to export it into. */
export async function openExports(): Promise<Exports> {
  const database = await cloneDatabase();
  const out = await mkdtemp(join(tmpdir(), 'nyx-exports-'));
  return {
    database,
    out,
    analyst: join(out, 'analyst'),
    publish: (day, keep) =>
      exportWarehouse(database.session, {
        out,
        profile: 'analyst',
        asOf: instantOf(day),
        ...(keep === undefined ? {} : { keep }),
      }),
    [Symbol.asyncDispose]: async () => {
      await database[Symbol.asyncDispose]();
      await rm(out, { recursive: true, force: true });
    },
  };
}

/** 20,000 job posts with descriptions of so many characters; what an export takes seconds for by default. */
export async function insertMuch({ session }: TestDatabase, characters = 6_400): Promise<void> {
  await session.pg.query(
    `insert into nyx.job_posts (source_url, job_title, description_clean)
     select 'https://x.example/' || i, 'Engineer', repeat(md5(i::text), $1 / 32) from generate_series(1, 20000) as i`,
    [characters],
  );
}

/** Midnight of a day of 2026, the first being 1. */
export function instantOf(day: number): string {
  return `${new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10)}T00:00:00Z`;
}

export function nameOf(day: number): string {
  return instantOf(day).replaceAll(/[-:]/g, '');
}

/** `latest` leads to a warehouse that holds what its manifest says. Returns its name. */
export async function expectWholeLatest(analyst: string): Promise<string> {
  const name = await readlink(join(analyst, 'latest'));
  await access(join(analyst, name, 'manifest.json'));
  expect((await verifyExport(join(analyst, name))).problems).toEqual([]);
  return name;
}

/** What is visible in a folder, sorted, after nothing hidden was found in it. */
export async function visible(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).sort();
  expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  return names;
}

/** The names of the folders that the database has recorded, sorted. */
export async function recorded({ database, analyst }: Exports): Promise<string[]> {
  const { rows } = await database.session.pg.query<{ folder: string }>(
    'select folder from etl.exports order by folder',
  );
  return rows.map(({ folder }) => folder.replace(`${analyst}/`, ''));
}
