// faults.md S3 and E1: the server goes away, or refuses, at any stage of an export.
import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connect } from '../../src/database/session.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { openFaultProxy } from '../support/fault-proxy.ts';
import {
  type Exports,
  expectWholeLatest,
  instantOf,
  nameOf,
  openExports,
  recorded,
  visible,
} from './published.ts';

vi.setConfig({ testTimeout: 240_000 });

let exports: Exports;

beforeEach(async () => {
  exports = await openExports();
});

afterEach(() => exports[Symbol.asyncDispose]());

async function publishThrough(url: string) {
  await using session = await connect(url, 'nyx-etl export');
  return await exportWarehouse(session, {
    out: exports.out,
    profile: 'analyst',
    asOf: instantOf(2),
  });
}

const stages = [
  ['begin isolation level repeatable read', 'reset'],
  ['etl.migrations', 'reset'],
  ['copy (select', 'reset'],
  ['manifest_sha256', 'lose the answer'],
  ['insert into', 'reset'],
  ['insert into', 'lose the answer'],
] as const;

test('lost at any stage, nothing is visible, and the next export is as any other', async () => {
  await exports.publish(1);
  for (const [at, fault] of stages) {
    await using proxy = await openFaultProxy(exports.database.url);
    proxy.once(at, fault);
    const failure = await publishThrough(proxy.url).catch((error: unknown) => error);
    expect({ at, failure }).toMatchObject({ at, failure: { name: 'SqlError', exitCode: 75 } });
    expect(proxy.pending()).toBe(0);
    expect(await visible(exports.analyst)).toEqual([nameOf(1), 'latest']);
  }
  await exports.publish(3);
  expect(await recorded(exports)).toEqual([nameOf(1), nameOf(3)]);
  expect(await expectWholeLatest(exports.analyst)).toBe(nameOf(3));
}, 300_000);

test.each(['reset', 'lose the answer'] as const)(
  'lost while it is recorded (%s): it stands whole and says so, and the next export knows it',
  async (fault) => {
    await using proxy = await openFaultProxy(exports.database.url);
    // Those before are of the two readers of the snapshot, and of what earlier exports have not recorded.
    proxy.once('commit\0', fault, 4);
    await expect(publishThrough(proxy.url)).rejects.toMatchObject({
      code: 'export.unanswered',
      exitCode: 75,
      message: expect.stringContaining(nameOf(2)),
    });
    expect(await visible(exports.analyst)).toEqual([nameOf(2), 'latest']);
    expect(await expectWholeLatest(exports.analyst)).toBe(nameOf(2));
    await exports.publish(3);
    expect(await recorded(exports)).toEqual([nameOf(2), nameOf(3)]);
  },
  180_000,
);

test('a first export that fails leaves nothing in the folder', async () => {
  await using proxy = await openFaultProxy(exports.database.url);
  proxy.once('insert into', 'reset');
  await expect(publishThrough(proxy.url)).rejects.toThrow();
  expect(await readdir(exports.out)).toEqual([]);
});

test('a role that may only read publishes, and is told that the database does not know of it', async () => {
  const { session, url } = exports.database;
  const role = `reader_${process.pid}`;
  await session.pg.query(`
    create role ${role} login password 'secret';
    grant usage on schema etl, corrected, nyx, saturnus to ${role};
    grant select on all tables in schema etl, corrected, nyx, saturnus to ${role}`);
  try {
    const asRole = Object.assign(new URL(url), { username: role, password: 'secret' });
    const { notes } = await publishThrough(asRole.href);
    expect(notes).toEqual([
      'its manifest alone tells of it, the database not: for that the owner has to run: ' +
        `grant select, insert on etl.exports to ${role}`,
    ]);
    expect(await expectWholeLatest(exports.analyst)).toBe(nameOf(2));
    expect(await recorded(exports)).toEqual([]);
    await session.pg.query(`revoke select on corrected.companies, etl.cohorts from ${role}`);
    await expect(publishThrough(asRole.href)).rejects.toMatchObject({
      code: 'sql.42501',
      message: 'this role may not read etl.cohorts, corrected.companies; nothing was exported',
    });
    expect(await visible(exports.analyst)).toEqual([nameOf(2), 'latest']);
  } finally {
    await session.pg.query(`drop owned by ${role}; drop role ${role}`);
  }
});

test.each([
  ['the insert', 'before insert on etl.exports for each row', ''],
  [
    'the commit',
    'after insert on etl.exports deferrable initially deferred for each row',
    'constraint',
  ],
])('refused at %s, nothing is visible', async (_, when, kind) => {
  await exports.publish(1);
  await exports.database.session.pg.query(`
    create function pg_temp.refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
    create ${kind} trigger refuse ${when} execute function pg_temp.refuse()`);
  await expect(exports.publish(2)).rejects.toThrow('no');
  expect(await visible(exports.analyst)).toEqual([nameOf(1), 'latest']);
  expect(await expectWholeLatest(exports.analyst)).toBe(nameOf(1));
});
