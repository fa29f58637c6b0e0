// What would be published, built once of the sources of this checkout, for tests that start programs:
// it starts in a third of the time that the sources take, and is what users have.
import { execFile } from 'node:child_process';
import { cp, glob, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { packageRoot } from '../../src/package-root.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the package; undefined in projects whose tests run the sources. */
    installedPackage: string | undefined;
  }
}

/** The projects that start programs share it; the others run the sources. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'nyx-etl-installed-'));
  const installed = join(folder, 'node_modules/nyx-etl');
  const build = [join(packageRoot, 'scripts/bundle.ts'), installed];
  await promisify(execFile)(process.execPath, build);
  await copyFiles(installed);
  await symlink(join(packageRoot, 'node_modules'), join(installed, 'node_modules'));
  project.provide('installedPackage', installed);
  return () => rm(folder, { recursive: true });
}

/** The files that package.json lists, but those that were built. */
async function copyFiles(installed: string): Promise<void> {
  const { files } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8'));
  const listed: string[] = files.filter((path: string) => path !== 'dist');
  for await (const path of glob([...listed, 'package.json'], { cwd: packageRoot })) {
    await mkdir(dirname(join(installed, path)), { recursive: true });
    await cp(join(packageRoot, path), join(installed, path), { recursive: true });
  }
}
