// The licences of packages that have become part of the bundles: each wants its text to go along.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One text for all packages that these modules are of. Throws Error for a package that brings no
 * licence.
 */
export function licencesOf(modules: readonly string[]): string {
  const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== undefined));
  const texts = [...folders].map(licenceOf).toSorted((a, b) => (a < b ? -1 : 1));
  return `What these packages are licensed under, of which files of dist/ are made, too.\n${texts.join('')}`;
}

/**
 * Up to the name of a package, e.g. `…/node_modules/@duckdb/node-api`; undefined for a module of
 * our own.
 */
function packageFolder(module: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module)?.[0];
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  if (files.length === 0) throw new Error(`${name} brings no licence: leave it out of the bundles`);
  const texts = files.toSorted().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return `\n${'='.repeat(80)}\n${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}
