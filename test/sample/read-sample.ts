import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import {
  type SampleManifest,
  type SampleOptions,
  writeSampleFiles,
} from '../../sample/write-sample-files.ts';

export interface Sample {
  folder: string;
  manifest: SampleManifest;
}

/** A sample in a temporary folder that vanishes with it. */
interface WrittenSample extends Sample, AsyncDisposable {}

let shared: Promise<Sample> | undefined;

/** The sample as the demo has it, for who only reads it: written once by each process of a test run. */
export function theSample(): Promise<Sample> {
  const folder = join(inject('sharedFolder'), `sample-${process.pid}`);
  shared ??= writeSampleFiles(folder).then((manifest) => ({ folder, manifest }));
  return shared;
}

export async function writeSample(options: SampleOptions = {}): Promise<WrittenSample> {
  const folder = await mkdtemp(join(tmpdir(), 'nyx-sample-'));
  const manifest = await writeSampleFiles(folder, options);
  return { folder, manifest, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

/** sha256 of every file of a folder by name. */
export async function digests(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of (await readdir(folder)).sort()) {
    found[name] = createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex');
  }
  return found;
}

/** The records of a CSV file by column name; an empty cell is ''. */
export async function readCsv(path: string): Promise<Record<string, string>[]> {
  const [header = [], ...rows] = parse(await readFile(path, 'utf8'));
  return rows.map((row) =>
    Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])),
  );
}

function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}
