import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadOptions } from '../../src/ingest/load-plan.ts';

export interface FixtureFolder extends AsyncDisposable {
  path: string;
  /** Writes a file and returns its path. */
  write(name: string, content: string | Uint8Array): Promise<string>;
}

/** A temporary folder of a test's own. */
export async function fixtureFolder(): Promise<FixtureFolder> {
  const path = await mkdtemp(join(tmpdir(), 'nyx-etl-test-'));
  return {
    path,
    write: async (name, content) => {
      await writeFile(join(path, name), content);
      return join(path, name);
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true }),
  };
}

/** The defaults of the command line. */
export const strict = {
  maxRejects: { rows: 0 },
  onConflict: 'update',
  dryRun: false,
  map: {},
} as const satisfies LoadOptions & { map: Record<string, string[]> };

/** As many rejects as there are. */
export const lenient = { ...strict, maxRejects: { percent: 100 } } as const;
