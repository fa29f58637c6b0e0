// A folder for what is made once and read by many tests; it goes when all of them have run.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    sharedFolder: string;
  }
}

/** The projects of a run share it: the first one makes it. */
export default async function setup({ vitest }: TestProject) {
  if (vitest.getProvidedContext().sharedFolder) return;
  const folder = await mkdtemp(join(tmpdir(), 'nyx-etl-shared-'));
  vitest.provide('sharedFolder', folder);
  // Exports made in the process of a test keep their key there, not in the home of who runs it.
  process.env.NYX_HOME = join(folder, 'home');
  return () => rm(folder, { recursive: true, maxRetries: 5 });
}
