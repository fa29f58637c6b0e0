// `export --format lake`: what is in the files, and that changes are told exactly once.
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckDb } from '../../../src/database/duckdb.ts';
import { connect } from '../../../src/database/session.ts';
import { computeLake } from '../../../src/exports/lake/compute-lake.ts';
import { exportLake, type LakeExportOptions } from '../../../src/exports/lake/export-lake.ts';
import { readLake } from '../../../src/exports/lake/read-lake.ts';
import { runTransforms } from '../../../src/transforms/run-transforms.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { runCli } from '../../support/run-cli.ts';
import { addApplication, addWorld, configure, uuid } from '../../transforms/facts.ts';

let database: TestDatabase;
let out: string;

beforeAll(async () => {
  database = await cloneDatabase();
  out = await mkdtemp(join(tmpdir(), 'nyx-lake-'));
  await addWorld(database.session, 2);
  await database.session.pg.query(
    `insert into nyx.users (id, name, email) values ('${other}', 'V', 'v@example.org')`,
  );
  await addApplication(database.session, 1, '2026-03-01T12:00:00.000001Z');
});
afterAll(async () => {
  await rm(out, { recursive: true });
  await database[Symbol.asyncDispose]();
});

/** Somebody who is forgotten. */
const other = uuid('f', 2);
const asOf = '2026-04-01T00:00:00Z';
const cellFolder = () => join(out, 'cell=eu-1');

async function publish(options: Partial<LakeExportOptions> = {}) {
  await using session = await connect(database.url, 'lake');
  await runTransforms(session, { asOf });
  return await exportLake(session, { out, cell: 'eu-1', ...options });
}

/** The applications of the lake as it stands. */
async function applications(): Promise<string[]> {
  await using duckDb = await openDuckDb(':memory:');
  await computeLake(duckDb, await readLake(out), { as_of: asOf, ghost_after_days: 30 });
  const rows = await duckDb.rows<{ id: string }>('select id from application_facts order by id');
  return rows.map(({ id }) => id);
}

/** Publishes, and loses the connection when it is recorded. */
async function cutOff(options: Partial<LakeExportOptions>): Promise<void> {
  const { pg } = database.session;
  await pg.query(`
    create function etl.cut_off() returns trigger language plpgsql
    as $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
    create constraint trigger cut_off after insert on etl.lake_exports
        deferrable initially deferred for each row execute function etl.cut_off()`);
  await expect(publish(options)).rejects.toMatchObject({
    exitCode: 75,
    hint: expect.stringContaining('run the same command again'),
  });
  await pg.query('drop function etl.cut_off() cascade');
}

const ids = (...numbers: number[]) => numbers.map((n) => uuid('a', n));

test('the first export waits for a transaction that cannot know that changes count', async () => {
  await using late = await connect(database.url, 'late');
  await late.pg.query('begin isolation level repeatable read; select 1');
  const publishing = publish();
  await expect
    .poll(
      async () => {
        const { rows } = await database.session.pg.query(
          `select from etl.dirty_rules where transform = 'lake'`,
        );
        return rows.length;
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
  await late.pg.query(
    `insert into nyx.model_usage (id, model_name) values ('${uuid('d', 1)}', 'late'); commit`,
  );
  const { manifest } = await publishing;
  expect(manifest).toMatchObject({ cell: 'eu-1', export: 1, after_export: null });
  expect(manifest.tables.find(({ name }) => name === 'model_usage')).toMatchObject({ rows: 1 });
  expect(await applications()).toEqual(ids(1));
});

test('ids are text, instants microseconds in UTC, decimals fixed: no UUID and no float', async () => {
  await using duckDb = await openDuckDb(':memory:');
  const columns = await duckDb.rows<{ name: string; type: string; annotation: string | null }>(`
    select name, type, logical_type as annotation
    from parquet_schema('${out}/*/*/*/*.parquet') where num_children is null`);
  expect(columns.length).toBeGreaterThan(100);
  const fixed = ['FIXED_LEN_BYTE_ARRAY', 'FLOAT', 'DOUBLE', 'INT96'];
  expect(columns.filter(({ type }) => fixed.includes(type))).toEqual([]);
  const instants = columns.filter(({ name }) => name.endsWith('_at'));
  const micros = /isAdjustedToUTC=1.*MICROS/;
  expect(instants.filter(({ annotation }) => !micros.test(annotation ?? ''))).toEqual([]);
  const [first] = await duckDb.rows(`
    select id, submitted_at, sent_on::varchar as sent_on, cell, export, is_deleted
    from '${cellFolder()}/export=1/application_facts/*.parquet'`);
  expect(first).toEqual({
    id: uuid('a', 1),
    submitted_at: '2026-03-01T12:00:00.000001Z',
    sent_on: '2026-03-01',
    cell: 'eu-1',
    export: '1',
    is_deleted: false,
  });
  expect((await stat(join(cellFolder(), 'export=1'))).mode & 0o777).toBe(0o700);
});

test('a delta tells what changed and what is gone, and is made once', async () => {
  const url = ['--database-url', database.url];
  await addApplication(database.session, 2, '2026-03-02T12:00:00Z', 2);
  await database.session.pg.query(
    `update nyx.applications set user_id = '${other}', session_id = null where id = '${uuid('a', 2)}'`,
  );
  const { manifest } = await publish({ afterExport: 1 });
  expect(manifest).toMatchObject({ export: 2, after_export: 1 });
  expect(manifest.tables[0]).toMatchObject({ name: 'application_facts', rows: 1 });
  const forgotten = await runCli(['erase', '--user', 'v@example.org', '--confirm', ...url]);
  expect(forgotten).toMatchObject({ code: 0, stdout: expect.stringContaining('export=2') });
  expect(await publish({ afterExport: 2 })).toMatchObject({ manifest: { export: 3 } });
  expect(await applications()).toEqual(ids(1));

  const words = ['export', '--format', 'lake', '--cell', 'eu-1', '--out', out];
  const again = await runCli([...words, '--after-export', '2', '--json', ...url]);
  expect(again).toMatchObject({ code: 0 });
  expect(JSON.parse(again.stdout)).toMatchObject({ export: 3, already_done: true });
  for (const [refused, says] of [
    [[...words, '--after-export', '1'], 'the last export is 3'],
    [[...words, '--cell', 'eu-2'].toSpliced(3, 2), 'this database is the cell eu-1'],
    [[...words.slice(0, 5), '--out', join(out, 'x'), '--after-export', '3'], 'is not there'],
    [words.toSpliced(3, 2), '--format lake needs --cell'],
    [[...words, '--keep', '3'], '--keep does not go with --format lake'],
    [[...words, '--tables', 'companies'], '--tables does not go with --format lake'],
    [[...words, '--compression', 'snappy'], '--compression does not go with --format lake'],
    [['export', '--cell', 'eu-1'], '--cell goes with --format lake'],
  ] as const) {
    const done = await runCli([...refused, ...url]);
    expect(done, refused.join(' ')).toMatchObject({ code: 2, stdout: '' });
    expect(done.stderr).toContain(says);
  }
  expect((await readdir(cellFolder())).sort()).toEqual(['export=1', 'export=2', 'export=3']);
});

test('a connection that ends between writing and recording loses nothing', async () => {
  await addApplication(database.session, 3, '2026-03-03T12:00:00Z');
  await cutOff({ afterExport: 3 });
  expect(await applications(), 'what stands may have been read').toEqual(ids(1, 3));
  await addApplication(database.session, 4, '2026-03-04T12:00:00Z');
  const { manifest } = await publish({ afterExport: 3 });
  expect(manifest, 'the number of the other is left out').toMatchObject({ export: 5 });
  expect(manifest.tables[0]).toMatchObject({ rows: 2 });
  expect(await applications()).toEqual(ids(1, 3, 4));
});

test('an export that fails leaves nothing, and what it would have told is told by the next', async () => {
  const { pg } = database.session;
  await addApplication(database.session, 5, '2026-03-05T12:00:00Z');
  await pg.query('alter table etl.lake_exports add constraint none_more check (export < 6)');
  await expect(publish({ afterExport: 5 })).rejects.toMatchObject({ code: 'sql.23514' });
  expect((await readdir(cellFolder())).filter((name) => /6|nyx/.test(name))).toEqual([]);
  await pg.query('alter table etl.lake_exports drop constraint none_more');
  await mkdir(join(cellFolder(), 'export=6'));
  await writeFile(join(cellFolder(), 'export=6', 'letter.txt'), 'mine');
  const { manifest } = await publish({ afterExport: 5 });
  expect(manifest, "somebody else's folder is left").toMatchObject({ export: 7, after_export: 5 });
  await expect(applications()).rejects.toThrow('export=6');
  await rm(join(cellFolder(), 'export=6'), { recursive: true });
  expect(await applications()).toEqual(ids(1, 3, 4, 5));
});

test('another reporting zone tells everything anew, and an export that is missing is missed', async () => {
  await configure(database.session, { timezone: 'Asia/Kathmandu', ghost_after_days: 30 });
  const { manifest } = await publish({ afterExport: 7 });
  expect(manifest).toMatchObject({ export: 8, after_export: null });
  expect(await publish({ afterExport: 7 })).toMatchObject({ isStanding: true });
  await publish({ afterExport: 8 });
  await publish({ afterExport: 9 });
  await rm(join(cellFolder(), 'export=9'), { recursive: true });
  await expect(applications()).rejects.toThrow('lacks export 9, which export 10 adds to');
});

test('changes after one of everything that was cut off are those after the one before it', async () => {
  const { manifest } = await publish();
  expect(manifest).toMatchObject({ export: 11, after_export: null });
  await cutOff({});
  await addApplication(database.session, 6, '2026-03-06T12:00:00Z');
  expect(await publish({ afterExport: 11 })).toMatchObject({
    manifest: { export: 13, after_export: 11 },
  });
  expect(await applications()).toEqual(ids(1, 3, 4, 5, 6));
});

test('another database may not have the name of a cell, and one that was cut off at first may', async () => {
  const before = await readdir(cellFolder());
  await using stranger = await cloneDatabase();
  await addWorld(stranger.session, 1);
  await runTransforms(stranger.session, { asOf });
  await using session = await connect(stranger.url, 'lake');
  await expect(exportLake(session, { out, cell: 'eu-1' })).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining('cell=eu-1 holds exports of another database'),
    hint: expect.stringContaining('a name of its own with --cell'),
  });
  expect(await readdir(cellFolder())).toEqual(before);
  await database.session.pg.query('truncate etl.lake_exports');
  expect(await publish(), 'as if nothing had been recorded').toMatchObject({
    manifest: { export: 14, after_export: null },
  });
});

test('of two exports at once one tells what changed, and the other gives it', async () => {
  await addApplication(database.session, 7, '2026-03-07T12:00:00Z');
  await runTransforms(database.session, { asOf });
  const export14 = async () => {
    await using session = await connect(database.url, 'lake');
    return await exportLake(session, { out, cell: 'eu-1', afterExport: 14 });
  };
  const made = await Promise.all([export14(), export14()]);
  expect(made.map(({ manifest }) => manifest.export)).toEqual([15, 15]);
  expect(made.map(({ isStanding }) => isStanding).sort()).toEqual([false, true]);
  expect(await applications()).toEqual(ids(1, 3, 4, 5, 6, 7));
});

test('an export that another one overtakes, into another folder, is to be tried again', async () => {
  const { pg } = database.session;
  await pg.query('begin; lock table etl.lake_exports in share row exclusive mode');
  const publishing = publish({ afterExport: 15 });
  const refused = expect(publishing).rejects.toMatchObject({
    exitCode: 75,
    message: expect.stringContaining('exported into a lake meanwhile'),
  });
  await using other = await connect(database.url, 'looks');
  const waiting = `select from pg_locks where relation = 'etl.lake_exports'::regclass and not granted`;
  await expect
    .poll(async () => (await other.pg.query(waiting)).rows.length, { timeout: 30_000 })
    .toBe(1);
  await pg.query(`
    insert into etl.lake_exports (cell, export, after_export, folder, manifest_sha256)
    values ('eu-1', 16, 15, '/elsewhere', repeat('0', 64));
    commit`);
  await refused;
});
