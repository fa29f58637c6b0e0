// What Iceberg's tables in a folder say of themselves, read from their metadata: no Spark is asked.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SourceError } from '../../../errors.ts';
import { unless } from '../../../system-errors.ts';

/**
 * Properties of a table: the newest export of each cell that is merged into it, or that its numbers
 * are computed from; of numbers, as of when they are, and which silence is an answer.
 */
export const EXPORTS = 'nyx-etl.exports';
export const AS_OF = 'nyx-etl.as-of';
export const GHOST_AFTER_DAYS = 'nyx-etl.ghost-after-days';
/** The branch whose snapshot is the one that the numbers were computed from. */
export const COMPUTED = 'computed';
/** The branch that is written to before it is published. */
const AUDIT = 'audit';

const metadataSchema = z.object({
  properties: z.record(z.string(), z.string()).default({}),
  refs: z.record(z.string(), z.object({ 'snapshot-id': z.string() })).default({}),
  snapshots: z
    .array(
      z.object({
        'snapshot-id': z.string(),
        'parent-snapshot-id': z.string().optional(),
        summary: z.record(z.string(), z.string()).default({}),
      }),
    )
    .default([]),
});

export interface Kept {
  properties: Readonly<Record<string, string>>;
  /** The snapshot that is published, with the rows that it has. */
  published: string | undefined;
  rows: number;
  /** The snapshot that the numbers were computed from. */
  computed: string | undefined;
  /** A branch that is not there, or that what is published goes on from. */
  branch: string;
}

/** What a table is before it is there. */
const NO_TABLE: Kept = {
  ...{ properties: {}, published: undefined, rows: 0, computed: undefined, branch: AUDIT },
};

/**
 * What a table is, e.g. `lake.answers`, or NO_TABLE. Throws SourceError where its metadata is
 * damaged.
 */
export async function readKept(root: string, table: string): Promise<Kept> {
  const folder = join(root, ...table.split('.'), 'metadata');
  const names = (await readdir(folder).catch(unless('ENOENT', 'ENOTDIR'))) ?? [];
  const versions = names.flatMap((name) => {
    const [, version] = /^v([1-9]\d{0,14})\.metadata\.json$/.exec(name) ?? [];
    return version === undefined ? [] : [Number(version)];
  });
  if (versions.length === 0) return NO_TABLE;
  const file = join(folder, `v${Math.max(...versions)}.metadata.json`);
  try {
    return toKept(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new SourceError(`${file} is no metadata of a table of Iceberg`, {
      hint: 'name a new folder with --out: its tables are made anew from the lake',
      cause,
    });
  }
}

function toKept(text: string): Kept {
  // Ids are 64 bits wide, which JSON.parse would round.
  const exact = text.replaceAll(/("(?:parent-)?snapshot-id"\s{0,9}:\s{0,9})(\d{1,19})/g, '$1"$2"');
  const { properties, refs, snapshots } = metadataSchema.parse(JSON.parse(exact));
  const published = refs.main?.['snapshot-id'];
  const byId = new Map(snapshots.map((snapshot) => [snapshot['snapshot-id'], snapshot]));
  const history = new Set<string>();
  for (let id = published; id && !history.has(id); id = byId.get(id)?.['parent-snapshot-id'])
    history.add(id);
  return {
    ...{ properties, published },
    rows: Number(byId.get(published ?? '')?.summary['total-records'] ?? 0),
    computed: refs[COMPUTED]?.['snapshot-id'],
    branch: freeBranch((name) => {
      const at = refs[name]?.['snapshot-id'];
      return at === undefined || history.has(at);
    }),
  };
}

/**
 * A run that was cut off leaves a branch that nothing goes on from: expiry takes it away in time.
 */
function freeBranch(isFree: (name: string) => boolean): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? AUDIT : `${AUDIT}_${number}`;
    if (isFree(name)) return name;
  }
}

/** `a=3,b=2` as the number of each cell. */
export function readExports(text: string | undefined): Map<string, number> {
  const pairs = (text ?? '').split(',').filter(Boolean);
  return new Map(
    pairs.map((pair) => {
      const [cell = '', number] = pair.split('=');
      return [cell, Number(number)];
    }),
  );
}
