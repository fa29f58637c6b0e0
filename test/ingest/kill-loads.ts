// faults.md S1: a load that is killed at any moment, and the same command again.
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../src/database/session.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { killMoments, killSeed } from '../support/kill-moments.ts';
import { killCli, runProgram } from '../support/run-cli.ts';
import { type FixtureFolder, fixtureFolder } from './fixture-files.ts';
import { addOwner, type KilledKind, type KilledLoad, writeKilledLoads } from './killed-loads.ts';

let files: FixtureFolder;
let loads: KilledLoad[];

/** Kills loads of these kinds, in turn, at so many moments. */
export function testKilledLoads(kinds: readonly KilledKind[], kills: number): void {
  beforeAll(async () => {
    files = await fixtureFolder();
    loads = await writeKilledLoads(files);
  });
  afterAll(() => files[Symbol.asyncDispose]());

  describe(`killed at ${kills} random moments (NYX_SEED=${killSeed}) and run again, what is loaded is the same`, () => {
    test.each(kinds.map((kind, n) => [kind, Math.ceil((kills - n) / kinds.length)] as const))(
      '%s, %i kills',
      async (kind, count) => {
        const load = loads.find((one) => one.kind === kind);
        if (!load) throw new Error(`no load of ${kind}`);
        const unkilled = await loadUnkilled(load);
        const moments = killMoments(count, kind);
        for (const moment of moments) await killAndRunAgain(load, unkilled, moment);
      },
      30_000 + kills * 10_000,
    );
  });
}

interface Unkilled {
  content: string;
  indexes: string;
  durationMs: number;
}

async function loadUnkilled(load: KilledLoad): Promise<Unkilled> {
  await using database = await cloneDatabase();
  await addOwner(database);
  const indexes = await describeIndexes(database.session);
  const startedAt = performance.now();
  const { code, stderr } = await runProgram(commandOf(load, database), await ownTemporaryFolder());
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const durationMs = performance.now() - startedAt;
  return { content: await load.content(database.session), indexes, durationMs };
}

async function killAndRunAgain(
  load: KilledLoad,
  unkilled: Unkilled,
  moment: number,
): Promise<void> {
  await using database = await cloneDatabase();
  await addOwner(database);
  const { session } = database;
  const temporary = await ownTemporaryFolder();
  await killCli(commandOf(load, database), moment * unkilled.durationMs, temporary);
  await sessionsEnd(session);
  const read = await expectCountsToAddUp(session, load);
  expect(read === load.records ? 0 : read % load.batch).toBe(0);
  expect(await describeIndexes(session)).toBe(unkilled.indexes);

  const again = await runProgram(commandOf(load, database), temporary);
  expect(again).toMatchObject({ code: 0 });
  expect(await load.content(session)).toBe(unkilled.content);
  expect((await expectCountsToAddUp(session, load)) % load.records).toBe(0);
  expect(await describeIndexes(session)).toBe(unkilled.indexes);
  expect(await readdir(temporary.TMPDIR)).toEqual([]);
  await sessionsEnd(session);
}

function commandOf(load: KilledLoad, database: TestDatabase): string[] {
  return [...load.command, '--database-url', database.url];
}

/** Environment with a temporary folder that holds nothing but what loads leave there. */
async function ownTemporaryFolder() {
  const folder = join(files.path, `tmp-${crypto.randomUUID()}`);
  await mkdir(folder);
  return { TMPDIR: folder };
}

/** Waits until no session of ours is left; a server notices within 10 seconds that its client is gone. */
async function sessionsEnd(session: Session): Promise<void> {
  await expect
    .poll(
      async () => {
        const { rows } = await session.pg.query(
          `select application_name, state, query from pg_stat_activity
           where datname = current_database() and application_name like 'nyx-etl%'`,
        );
        return rows;
      },
      { timeout: 15_000, interval: 20 },
    )
    .toEqual([]);
}

/** The ledger adds up, and the table holds what it says was inserted; gives the number of records read. */
async function expectCountsToAddUp(session: Session, load: KilledLoad): Promise<number> {
  const { rows } = await session.pg.query<Record<string, number>>(`
    select coalesce(sum(rows_read), 0)::int as read, coalesce(sum(rows_inserted), 0)::int as inserted,
        coalesce(sum(rows_inserted + rows_updated + rows_unchanged + rows_duplicate + rows_rejected), 0)::int as accounted,
        coalesce(sum(rows_rejected), 0)::int as rejected,
        (select count(*)::int from etl.rejects) as set_aside,
        (select count(*)::int - ${load.table === 'nyx.users' ? 1 : 0} from ${load.table}) as stored
    from etl.loads`);
  const { read = -1, inserted, accounted, rejected, set_aside, stored } = rows[0] ?? {};
  expect({ accounted, stored, set_aside }).toEqual({
    accounted: read,
    stored: inserted,
    set_aside: rejected,
  });
  return read;
}

async function describeIndexes(session: Session): Promise<string> {
  const { rows } = await session.pg.query<{ indexes: string }>(`
    select string_agg(pg_get_indexdef(indexrelid) || indisvalid || indisunique, E'\n' order by indexrelid::regclass::text) as indexes
    from pg_index where indrelid::regclass::text !~ '^pg_'`);
  return rows[0]?.indexes ?? '';
}
