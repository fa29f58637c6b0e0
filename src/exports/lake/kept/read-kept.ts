// What Iceberg's tables in a folder hold, read from their metadata: no Spark is asked.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SourceError } from '../../../errors.ts';
import { unless } from '../../../system-errors.ts';

/** What our commits say of themselves: the newest export of each cell, and as of when numbers are. */
export const EXPORTS = 'nyx-etl.exports';
export const AS_OF = 'nyx-etl.as-of';
export const GHOST_AFTER_DAYS = 'nyx-etl.ghost-after-days';

const metadataSchema = z.object({
  refs: z.record(z.string(), z.object({ 'snapshot-id': z.unknown() })).default({}),
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

export interface KeptSnapshot {
  id: string;
  summary: Readonly<Record<string, string>>;
}

/**
 * The published snapshots of a table, the newest first; none where there is no table. Throws
 * SourceError where its metadata is damaged.
 */
export async function keptSnapshots(root: string, table: string): Promise<KeptSnapshot[]> {
  const folder = join(root, ...table.split('.'), 'metadata');
  const hint = await readFile(join(folder, 'version-hint.text'), 'utf8').catch(unless('ENOENT'));
  if (hint === undefined) return [];
  const file = join(folder, `v${hint.trim()}.metadata.json`);
  try {
    return published(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new SourceError(`${file} is no metadata of a table of Iceberg`, {
      hint: 'name a new folder with --out: its tables are made anew from the lake',
      cause,
    });
  }
}

function published(text: string): KeptSnapshot[] {
  // Ids are 64 bits wide, which JSON.parse would round.
  const exact = text.replaceAll(/("(?:parent-)?snapshot-id"\s*:\s*)(-?\d+)/g, '$1"$2"');
  const { refs, snapshots } = metadataSchema.parse(JSON.parse(exact));
  const byId = new Map(snapshots.map((snapshot) => [snapshot['snapshot-id'], snapshot]));
  const found: KeptSnapshot[] = [];
  for (let id = refs.main?.['snapshot-id']; ; ) {
    const snapshot = byId.get(String(id));
    if (!snapshot) return found;
    found.push({ id: snapshot['snapshot-id'], summary: snapshot.summary });
    id = snapshot['parent-snapshot-id'];
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
