import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { cloneDatabase } from '../support/database.ts';
import { findWrongNumbers, provenNumbers } from './wrong-numbers.ts';

test('an export from before any transform has no numbers to prove', async () => {
  const out = await mkdtemp(join(tmpdir(), 'nyx-numbers-'));
  await using empty = await cloneDatabase();
  await exportWarehouse(empty.session, { out, profile: 'analyst' });
  expect(await provenNumbers(out)).toEqual([
    'true',
    "holds no derived numbers: 'nyx-etl transform' had not run",
  ]);
  await rm(out, { recursive: true, force: true });
});

test(
  'numbers that are not what the base tables give are found',
  () => findWrongNumbers(['personal']),
  180_000,
);
