// faults.md S3 and E1: the server goes away, or refuses, during an export.
import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openFaultProxy } from '../support/fault-proxy.ts';
import {
  loseAt,
  loseWhileRecorded,
  publishThrough,
  refusals,
  refuse,
  stages,
} from './lost-server.ts';
import {
  type Exports,
  expectWholeLatest,
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

test('lost while rows are copied, nothing is visible, and the next export is as any other', () =>
  loseAt(exports, [stages.copy]));

test('lost while it is recorded: it stands whole and says so, and the next export knows it', () =>
  loseWhileRecorded(exports, 'lose the answer'));

test('a first export that fails leaves nothing in the folder', async () => {
  await using proxy = await openFaultProxy(exports.database.url);
  proxy.once('insert into', 'reset');
  await expect(publishThrough(exports, proxy.url)).rejects.toThrow();
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
    const { notes } = await publishThrough(exports, asRole.href);
    expect(notes).toEqual([
      'its manifest alone tells of it, the database not: for that the owner has to run: ' +
        `grant select, insert on etl.exports to ${role}`,
    ]);
    expect(await expectWholeLatest(exports.analyst)).toBe(nameOf(2));
    expect(await recorded(exports)).toEqual([]);
    await session.pg.query(`revoke select on corrected.companies, etl.cohorts from ${role}`);
    await expect(publishThrough(exports, asRole.href)).rejects.toMatchObject({
      code: 'sql.42501',
      message: `nothing was exported: the role ${role} lacks select on etl.cohorts, corrected.companies`,
      hint: expect.stringContaining(`grant select on etl.cohorts, corrected.companies to ${role}`),
    });
    expect(await visible(exports.analyst)).toEqual([nameOf(2), 'latest']);
  } finally {
    await session.pg.query(`drop owned by ${role}; drop role ${role}`);
  }
});

test('refused at the commit, nothing is visible', () => refuse(exports, refusals.commit));
