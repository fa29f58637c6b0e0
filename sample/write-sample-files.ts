import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, SourceError } from '../src/errors.ts';
import { readRegularFile } from '../src/files/regular-file.ts';
import { writeOutput } from '../src/files/write-output.ts';
import { unless } from '../src/system-errors.ts';
import { AS_OF, iso } from './instants.ts';
import type { SampleManifest } from './manifest.ts';
import { sampleFiles } from './sample-files.ts';
import { makeWorld } from './world/world.ts';

const MANIFEST = 'manifest.json';
const MANIFEST_BYTES = 1024 ** 2;

export type { SampleFile, SampleManifest } from './manifest.ts';

export interface SampleOptions {
  /** Any text; the same one gives the same bytes. */
  seed?: string;
  /** 1 is 2,000 applications and 4,000 e-mails; from 0.1 to 4. */
  scale?: number;
}

/**
 * Writes the demo's job search into a folder, which is made if need be, with `manifest.json` naming the command that
 * loads each file. Throws RangeError for a scale outside 0.1 to 4, ConfigError rather than write over files of others.
 */
export async function writeSampleFiles(
  folder: string,
  options: SampleOptions = {},
): Promise<SampleManifest> {
  const { seed = 'nyx', scale = 1 } = options;
  if (!(scale >= 0.1 && scale <= 4))
    throw new RangeError(`the scale of the sample is 0.1 to 4, not ${scale}`);
  const world = makeWorld(seed, scale);
  const files = sampleFiles(world, Math.round(4000 * scale));
  const manifest: SampleManifest = {
    seed,
    scale,
    asOf: iso(AS_OF),
    user: world.person.email,
    files: files.map(({ content: _, ...described }) => described),
  };
  await mkdir(folder, { recursive: true });
  await refuseForeignFiles(
    folder,
    files.map(({ file }) => file),
  );
  // First, because it is how the next run recognises the files beside it as ours.
  await writeOutput(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, {
    existing: 'replace',
  });
  for (const { file, content } of files) await writeFile(join(folder, file), content);
  return manifest;
}

async function refuseForeignFiles(folder: string, names: readonly string[]): Promise<void> {
  const present = await readdir(folder);
  const taken = present.filter((name) => name === MANIFEST || names.includes(name));
  if (taken.length === 0 || (await isSample(join(folder, MANIFEST)))) return;
  throw new ConfigError(`${folder} holds files that are not of the sample: ${taken.join(', ')}`, {
    hint: 'name another folder',
  });
}

async function isSample(path: string): Promise<boolean> {
  try {
    const manifest: unknown = JSON.parse(await readRegularFile(path, MANIFEST_BYTES));
    return (
      typeof manifest === 'object' && manifest !== null && 'seed' in manifest && 'scale' in manifest
    );
  } catch (error) {
    // Not there, or no JSON, or no file at all.
    if (error instanceof SyntaxError || error instanceof SourceError) return false;
    return unless('ENOENT')(error) ?? false;
  }
}
