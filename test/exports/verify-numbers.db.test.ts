import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { verifyExport } from '../../src/exports/verify-export.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { addApplication, addWorld, uuid } from '../transforms/facts.ts';

let out: string;

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'nyx-numbers-'));
});

afterEach(() => rm(out, { recursive: true, force: true }));

async function derived(): Promise<string[]> {
  const { numbers, problems } = await verifyExport(out, undefined, { numbers: true });
  return [String(numbers), ...problems.map(({ detail }) => detail)];
}

test('an export from before any transform has no numbers to prove', async () => {
  await using empty = await cloneDatabase();
  await exportWarehouse(empty.session, { out, profile: 'analyst' });
  expect(await derived()).toEqual([
    'true',
    "holds no derived numbers: 'nyx-etl transform' had not run",
  ]);
});

test('numbers that are not what the base tables give are found, in each profile', async () => {
  await using numbered = await cloneDatabase();
  const { session } = numbered;
  await addWorld(session);
  await addApplication(session, 1, '2026-03-01T12:00:00Z');
  await session.pg.query(`
    insert into nyx.company_properties (company_id, key, value, source)
    values ('${uuid('c', 1)}', 'reply_rate', '0.9', 'manual')`);
  await runTransforms(session, { asOf: '2026-05-01T00:00:00Z' });
  for (const profile of ['analyst', 'personal'] as const) {
    await exportWarehouse(session, { out, profile });
    const words = ['export', 'verify', out, '--numbers', '--profile', profile];
    expect(await runCli([...words, '--database-url', numbered.url])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('every derived number is what the base tables give'),
    });
  }
  await session.pg.query(`
    update etl.application_facts set incidents = '{"captcha": {"solved": 1}}';
    update nyx.session_digests set errors_summary = jsonb_set(errors_summary, '{qa,checks}', '3');
    update nyx.company_metrics_daily set applications_sent = 2;
    update nyx.company_properties set value = '0.5' where key = 'ghost_rate'`);
  await exportWarehouse(session, { out, profile: 'analyst' });
  expect(await derived()).toEqual([
    'true',
    'has 1 row in application_incidents that differ from what its base tables give',
    'has 2 rows in latest_session_digests that differ from what its base tables give',
    'has 2 rows in company_metrics_daily that differ from what its base tables give',
    'has 1 row in company_properties that differ from what its base tables give',
  ]);
}, 180_000);
