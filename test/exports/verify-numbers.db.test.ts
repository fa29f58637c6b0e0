import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDuckDb } from '../../src/database/duckdb.ts';
import { findWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase } from '../support/database.ts';
import { addApplication, addWorld, uuid } from '../transforms/facts.ts';
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

test('a digest of a domain that analysts are not shown is not called wrong', async () => {
  const out = await mkdtemp(join(tmpdir(), 'nyx-numbers-'));
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  await addApplication(session, 1, '2026-03-01T12:00:00Z');
  await session.pg.query(
    `update nyx.applications set domain_name = 'jobs of ada@example.org' where id = '${uuid('a', 1)}'`,
  );
  await runTransforms(session, { asOf: '2026-05-01T00:00:00Z' });
  await exportWarehouse(session, { out, profile: 'analyst' });
  const { database: file } = await findWarehouse(out);
  await using duckDb = await openDuckDb(':memory:');
  await duckDb.run(`attach '${file}' as warehouse (read_only)`);
  expect(
    await duckDb.rows('select per_domain_stats from warehouse.marts.latest_session_digests'),
  ).toEqual([{ per_domain_stats: null }]);
  expect(await provenNumbers(out)).toEqual(['true']);
  await rm(out, { recursive: true, force: true });
});
