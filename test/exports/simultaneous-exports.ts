import { expect } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { findWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { runCli } from '../support/run-cli.ts';
import { type Exports, expectWholeLatest, instantOf, visible } from './published.ts';

/**
 * Exports as of each of these days at once, which leave one or two, and so many by the command, which leave one. In the end
 * latest is whole and the newest snapshot.
 */
export async function publishTogether(
  { database, out, analyst }: Exports,
  days: readonly number[],
  byCommand: number,
): Promise<void> {
  const runs = days.map(async (day) => {
    await using session = await connect(database.url, 'nyx-etl export');
    const keep = (day % 2) + 1;
    return await exportWarehouse(session, { out, profile: 'analyst', asOf: instantOf(day), keep });
  });
  const others = Array.from({ length: byCommand }, () =>
    runCli(['export', '--out', out, '--keep', '1', '--quiet', '--database-url', database.url]),
  );
  const all = await Promise.all(runs);
  for (const { code, stderr } of await Promise.all(others))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  await expectWholeLatest(analyst);
  const { rows } = await database.session.pg.query('select from etl.exports');
  expect(rows).toHaveLength(days.length + byCommand);
  const newest = (await findWarehouse(out)).manifest.snapshot_at;
  expect(all.every(({ snapshotAt }) => snapshotAt <= newest)).toBe(true);
  await visible(analyst);
}
