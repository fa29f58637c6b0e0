// An export whose server goes away, or refuses: what is then published and recorded.
import { expect } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { type Fault, openFaultProxy } from '../support/fault-proxy.ts';
import {
  type Exports,
  expectWholeLatest,
  instantOf,
  nameOf,
  recorded,
  visible,
} from './published.ts';

/** Exports as of the second day through another address of the database. */
export async function publishThrough(exports: Exports, url: string) {
  await using session = await connect(url, 'nyx-etl export');
  return await exportWarehouse(session, {
    out: exports.out,
    profile: 'analyst',
    asOf: instantOf(2),
  });
}

/** The statement at which the server is lost, and how. */
export const stages = {
  begin: ['begin isolation level repeatable read', 'reset'],
  history: ['etl.migrations', 'reset'],
  copy: ['copy (select', 'reset'],
  earlierExports: ['manifest_sha256', 'lose the answer'],
  record: ['insert into', 'reset'],
  recordAnswer: ['insert into', 'lose the answer'],
} as const satisfies Record<string, readonly [string, Fault]>;

/** Lost at these stages, nothing is visible, and the next export is as any other. */
export async function loseAt(
  exports: Exports,
  losses: readonly (typeof stages)[keyof typeof stages][],
): Promise<void> {
  await exports.publish(1);
  for (const [at, fault] of losses) {
    await using proxy = await openFaultProxy(exports.database.url);
    proxy.once(at, fault);
    const failure = await publishThrough(exports, proxy.url).catch((error: unknown) => error);
    expect({ at, failure }).toMatchObject({ at, failure: { name: 'SqlError', exitCode: 75 } });
    expect(proxy.pending()).toBe(0);
    expect(await visible(exports.analyst)).toEqual([nameOf(1), 'latest']);
  }
  await exports.publish(3);
  expect(await recorded(exports)).toEqual([nameOf(1), nameOf(3)]);
  expect(await expectWholeLatest(exports.analyst)).toBe(nameOf(3));
}

/** Lost while it is recorded, an export stands whole and says so, and the next one knows it. */
export async function loseWhileRecorded(
  exports: Exports,
  fault: 'reset' | 'lose the answer',
): Promise<void> {
  await using proxy = await openFaultProxy(exports.database.url);
  // Those before are of the two readers of the snapshot, and of what earlier exports have not recorded.
  proxy.once('commit\0', fault, 4);
  await expect(publishThrough(exports, proxy.url)).rejects.toMatchObject({
    code: 'export.unanswered',
    exitCode: 75,
    message: expect.stringContaining(nameOf(2)),
  });
  expect(await visible(exports.analyst)).toEqual([nameOf(2), 'latest']);
  expect(await expectWholeLatest(exports.analyst)).toBe(nameOf(2));
  await exports.publish(3);
  expect(await recorded(exports)).toEqual([nameOf(2), nameOf(3)]);
}

/** When a trigger on `etl.exports` refuses, and its kind. */
export const refusals = {
  insert: ['before insert on etl.exports for each row', ''],
  commit: ['after insert on etl.exports deferrable initially deferred for each row', 'constraint'],
} as const;

/** What the database refuses to record is not visible. */
export async function refuse(
  exports: Exports,
  [when, kind]: (typeof refusals)[keyof typeof refusals],
): Promise<void> {
  await exports.publish(1);
  await exports.database.session.pg.query(`
    create function pg_temp.refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
    create ${kind} trigger refuse ${when} execute function pg_temp.refuse()`);
  await expect(exports.publish(2)).rejects.toThrow('no');
  expect(await visible(exports.analyst)).toEqual([nameOf(1), 'latest']);
  expect(await expectWholeLatest(exports.analyst)).toBe(nameOf(1));
}
