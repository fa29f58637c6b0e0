// An export whose connection an administrator ends.
import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { cloneDatabase } from '../support/database.ts';
import { insertMuch, openExports } from './published.ts';

/** A connection that ends after so many milliseconds is named, and nothing is published. */
export async function endConnection(afterMs: number): Promise<void> {
  await using exports = await openExports();
  await insertMuch(exports.database);
  const failure = expect(exports.publish(1)).rejects.toMatchObject({
    name: 'SqlError',
    retryable: true,
  });
  await using killer = await cloneDatabase();
  const name = new URL(exports.database.url).pathname.slice(1);
  await sleep(afterMs);
  await killer.session.pg.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
    [name],
  );
  await failure;
  expect(await readdir(exports.out)).toEqual([]);
}
