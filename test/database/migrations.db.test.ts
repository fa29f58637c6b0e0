import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { MigrationFile } from '../../src/database/migration-files.ts';
import { migrate as apply, type SchemaFiles } from '../../src/database/migrations.ts';
import { generateRowTypes } from '../../src/database/row-types.ts';
import { connect } from '../../src/database/session.ts';
import { packageRoot } from '../../src/package-root.ts';
import { migrate, readSchema, verifySchema } from '../../src/schema.ts';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

function withTables(file: MigrationFile): SchemaFiles {
  const files = readSchema();
  return { ...files, tables: [...files.tables, file] };
}

test('a migrated database has nothing left to apply', async () => {
  await using database = await cloneDatabase();
  expect(await migrate(database.session)).toEqual([]);
});

test('a database with odd settings becomes the same database', async () => {
  await using database = await cloneDatabase();
  const url = new URL(database.url);
  url.pathname += '_odd';
  const name = url.pathname.slice(1);
  await database.session.pg.query(
    `create database ${name} template template0 encoding 'UTF8' locale 'C'`,
  );
  try {
    for (const setting of [
      'standard_conforming_strings = off',
      `datestyle = 'German'`,
      `search_path = 'nowhere'`,
      `default_transaction_isolation = 'serializable'`,
    ]) {
      await database.session.pg.query(`alter database ${name} set ${setting}`);
    }
    await using session = await connect(url.href, 'test');
    await migrate(session);
    expect(await verifySchema(session)).toEqual([]);
  } finally {
    await database.session.pg.query(`drop database ${name} with (force)`);
  }
});

test.each(['LATIN1', 'SQL_ASCII', 'EUC_JP'])(
  'a database in %s is refused before anything is made in it',
  async (encoding) => {
    await using database = await cloneDatabase();
    const url = new URL(database.url);
    url.pathname += '_encoded';
    const name = url.pathname.slice(1);
    await database.session.pg.query(
      `create database ${name} template template0 encoding '${encoding}' locale 'C'`,
    );
    try {
      await using session = await connect(url.href, 'test');
      await expect(migrate(session)).rejects.toMatchObject({
        message: `the database is encoded in ${encoding}, and nyx-etl needs one in UTF8`,
        hint: expect.stringContaining('createdb --encoding UTF8'),
      });
      const { rows } = await session.pg.query(`select to_regnamespace('nyx') as schema`);
      expect(rows).toEqual([{ schema: null }]);
    } finally {
      await database.session.pg.query(`drop database ${name} with (force)`);
    }
  },
);

test('the committed row types are those of the migrated database', async () => {
  await using database = await cloneDatabase();
  const committed = await readFile(join(packageRoot, 'src/database/tables.ts'), 'utf8');
  expect(await generateRowTypes(database.session)).toBe(committed);
});

test('an applied file that was edited is refused by name', async () => {
  await using database = await cloneDatabase();
  const files = readSchema();
  const tables = files.tables.map((file) =>
    file.version === '0003' ? { ...file, sha256: 'edited' } : file,
  );
  await expect(apply(database.session, { ...files, tables })).rejects.toThrow(
    'schema/0003_job_sourcing.sql was edited after it was applied',
  );
});

test('a removed file and one inserted in the middle are both named', async () => {
  await using database = await cloneDatabase();
  const { tables, code } = readSchema();
  const files = tables.filter((file) => file.version !== '0004');
  const inserted = { version: '0004', name: '0004_other.sql', sql: 'select 1', sha256: 'x' };
  await expect(apply(database.session, { tables: files, code })).rejects.toThrow(
    '0004_sessions.sql was applied and is missing here',
  );
  files.push({ ...inserted, version: '0000', name: '0000_first.sql' });
  await expect(apply(database.session, { tables: files, code })).rejects.toThrow(
    '0000_first.sql comes before',
  );
});

test('a file that fails half-way leaves nothing of itself and points at its line', async () => {
  await using database = await cloneDatabase();
  const broken = {
    version: '9999',
    name: '9999_broken.sql',
    sql: 'create table etl.half (id integer);\nselect nonsense from etl.half;',
    sha256: 'x',
  };
  await expect(apply(database.session, withTables(broken))).rejects.toThrow(
    'schema/9999_broken.sql:2: column "nonsense" does not exist',
  );
  const { rows } = await database.session.pg.query(`select to_regclass('etl.half') as half`);
  expect(rows).toEqual([{ half: null }]);
});

test('ten processes migrating at once apply each file once', async () => {
  await using database = await cloneDatabase();
  const extra = {
    version: '9998',
    name: '9998_extra.sql',
    sql: 'create table etl.extra (id integer)',
    sha256: 'extra',
  };
  const sessions = await Promise.all(
    Array.from({ length: 10 }, () => connect(database.url, 'test')),
  );
  const applied = await Promise.all(sessions.map((session) => apply(session, withTables(extra))));
  expect(applied.flat()).toEqual(['9998_extra.sql']);
  await Promise.all(sessions.map((session) => session.pg.end()));
});

test('commands that write refuse a database that a newer program has migrated', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const { pg } = database.session;
  await pg.query(
    `insert into etl.migrations (version, name, sha256, duration_ms) values ('9999', '9999_later.sql', 'x', 1)`,
  );
  const users = await files.write('users.csv', 'name,email\nAda,ada@x.org\n');
  for (const words of [
    ['ingest', 'table', 'users', users],
    ['transform'],
    ['export', '--out', join(files.path, 'exports')],
    ['run', 'nightly', '--out', join(files.path, 'exports')],
    ['migrate'],
  ]) {
    const { code, stderr } = await runCli([...words, '--database-url', database.url]);
    expect({ words, code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /may be newer than this nyx-etl[\s\S]*use the nyx-etl that has migrated it/,
      ),
    });
  }
  expect((await pg.query('select from nyx.users union all select from etl.runs')).rows).toEqual([]);
  expect(await readdir(files.path)).toEqual(['users.csv']);
});
