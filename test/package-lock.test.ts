import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/package-root.ts';

interface Locked {
  integrity?: string;
  resolved?: string;
}

const lock: { packages: Record<string, Locked> } = JSON.parse(
  readFileSync(join(packageRoot, 'package-lock.json'), 'utf8'),
);
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

test('every package has a checksum, also those for other platforms', () => {
  expect(packages.length).toBeGreaterThan(300);
  const unchecked = packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
  expect(unchecked.map(([path]) => path)).toEqual([]);
});

test('no package is tied to one registry', () => {
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});
