// Derived numbers of an export that are not what its base tables give.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { verifyExport } from '../../src/exports/verify-export.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { addApplication, addWorld, uuid } from '../transforms/facts.ts';

/** What `--numbers` finds: whether they were proven, and each problem. */
export async function provenNumbers(out: string): Promise<string[]> {
  const { numbers, problems } = await verifyExport(out, undefined, { numbers: true });
  return [String(numbers), ...problems.map(({ detail }) => detail)];
}

/** Right numbers are proven in each of these profiles, and each that was changed is found. */
export async function findWrongNumbers(
  profiles: readonly ('analyst' | 'personal')[],
): Promise<void> {
  await using numbered = await cloneDatabase();
  const out = await mkdtemp(join(tmpdir(), 'nyx-numbers-'));
  const { session } = numbered;
  await addWorld(session);
  await addApplication(session, 1, '2026-03-01T12:00:00Z');
  await session.pg.query(`
    insert into nyx.company_properties (company_id, key, value, source)
    values ('${uuid('c', 1)}', 'reply_rate', '0.9', 'manual')`);
  await runTransforms(session, { asOf: '2026-05-01T00:00:00Z' });
  for (const profile of profiles) {
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
  expect(await provenNumbers(out)).toEqual([
    'true',
    'has 1 row in application_incidents that differ from what its base tables give',
    'has 2 rows in latest_session_digests that differ from what its base tables give',
    'has 2 rows in company_metrics_daily that differ from what its base tables give',
    'has 1 row in company_properties that differ from what its base tables give',
  ]);
  await rm(out, { recursive: true, force: true });
}
