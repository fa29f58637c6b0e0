import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AS_OF, iso } from './instants.ts';
import type { SampleManifest } from './manifest.ts';
import { sampleFiles } from './sample-files.ts';
import { makeWorld } from './world/world.ts';

export type { SampleFile, SampleManifest } from './manifest.ts';

export interface SampleOptions {
  /** Any text; the same one gives the same bytes. */
  seed?: string;
  /** 1 is 2,000 applications and 4,000 e-mails; from 0.1 to 4. */
  scale?: number;
}

/**
 * Writes the demo's job search into a folder, which is made if need be, with `manifest.json` naming the command that
 * loads each file. Throws RangeError for a scale outside 0.1 to 4.
 */
export async function writeSampleFiles(folder: string, options: SampleOptions = {}): Promise<SampleManifest> {
  const { seed = 'nyx', scale = 1 } = options;
  if (!(scale >= 0.1 && scale <= 4))
    throw new RangeError(`the scale of the sample is 0.1 to 4, not ${scale}`);
  const world = makeWorld(seed, scale);
  const files = sampleFiles(world, Math.round(4000 * scale));
  await mkdir(folder, { recursive: true });
  for (const { file, content } of files) await writeFile(join(folder, file), content);
  const manifest: SampleManifest = {
    seed,
    scale,
    asOf: iso(AS_OF),
    user: world.person.email,
    files: files.map(({ content: _, ...described }) => described),
  };
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}
