import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/package-root.ts';

/**
 * Packs this checkout and puts what would be published into `node_modules/nyx-etl` of a folder,
 * with the dependencies of the checkout; gives the path of it.
 */
export function installPacked(folder: string): string {
  const modules = join(folder, 'node_modules');
  mkdirSync(modules, { recursive: true });
  const tarball = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: packageRoot,
    encoding: 'utf8',
  });
  execFileSync('tar', ['-xzf', join(folder, tarball.trim()), '-C', modules]);
  const installed = join(modules, 'nyx-etl');
  renameSync(join(modules, 'package'), installed);
  symlinkSync(join(packageRoot, 'node_modules'), join(installed, 'node_modules'));
  return installed;
}
