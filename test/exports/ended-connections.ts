// An export whose connection an administrator ends.
import { readdir } from 'node:fs/promises';
import { expect } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { insertMuch, openExports } from './published.ts';

/** A connection that ends amid the rows of a table is named, and nothing is published. */
export async function endWhileCopying(): Promise<void> {
  await end('select 1', 'from pg_stat_progress_copy as backend where tuples_processed > 1000');
}

/** A connection that ends when the export comes to a table is named, and nothing is published. */
export async function endBefore(table: string): Promise<void> {
  await end(
    `lock table ${table} in access exclusive mode`,
    `from pg_stat_activity as backend where wait_event_type = 'Lock'`,
  );
}

/** Ends the connections that are found as soon as there are any; the server looks, as Node.js is at work exporting. */
async function end(hold: string, found: string): Promise<void> {
  await using exports = await openExports();
  await insertMuch(exports.database);
  await using administrator = await connect(exports.database.url, 'administrator');
  await administrator.pg.query(`begin; set local statement_timeout = '60s'; ${hold}`);
  const ended = administrator.pg.query(`
    do $$ begin
      loop
        perform pg_stat_clear_snapshot();
        perform pg_terminate_backend(backend.pid) ${found} and backend.datname = current_database();
        exit when found;
        perform pg_sleep(0.002);
      end loop;
    end $$;
    commit`);
  const published = exports.publish(1);
  await expect(published).rejects.toMatchObject({ name: 'SqlError', retryable: true });
  await ended;
  expect(await readdir(exports.out)).toEqual([]);
}
