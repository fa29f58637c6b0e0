import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  appendFile,
  chmod,
  cp,
  link,
  mkdir,
  mkdtemp,
  open,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDuckDb } from '../../src/database/duckdb.ts';
import { sha256 } from '../../src/database/manifest.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { verifyExport } from '../../src/exports/verify-export.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

let database: TestDatabase;
let published: string;
let out: string;
let folder: string;

beforeAll(async () => {
  published = await mkdtemp(join(tmpdir(), 'nyx-verify-'));
  database = await cloneDatabase();
  await database.session.pg.query(`insert into nyx.companies (name) values ('Acme, Inc.'), ('B')`);
  await exportWarehouse(database.session, { out: published, profile: 'analyst' });
});

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'nyx-verify-'));
  await cp(published, out, { recursive: true, verbatimSymlinks: true });
  folder = await realpath(join(out, 'analyst', 'latest'));
});

afterEach(() => rm(out, { recursive: true, force: true }));

afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(published, { recursive: true, force: true });
});

async function problems() {
  const verification = await verifyExport(out);
  return verification.problems.map(({ file, problem }) => `${file} ${problem}`);
}

test('what was published is found unharmed, by its own folder and by that of all', async () => {
  expect(await problems()).toEqual([]);
  expect((await verifyExport(folder)).folder).toBe((await verifyExport(out)).folder);
});

/** Files of an export of three kinds. */
const names = ['SHA256SUMS', 'nyx.duckdb', 'parquet/companies/companies.parquet'];

test('one flipped bit in each of several files is found', async () => {
  for (const name of names) {
    await using file = await open(join(folder, name), 'r+');
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 40);
    await file.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, 40);
  }
  expect((await problems()).sort()).toEqual(names.map((name) => `${name} changed`));
});

test('a changed manifest is found although it is still well-formed', async () => {
  const path = join(folder, 'manifest.json');
  await appendFile(path, '\n');
  expect(await problems()).toEqual(['manifest.json changed']);
  await truncate(path, 100);
  await expect(problems()).rejects.toThrow('manifest.json is damaged');
});

test('cut, missing, renamed and added files are each named', async () => {
  await truncate(join(folder, 'parquet/users/users.parquet'), 10);
  await rename(
    join(folder, 'parquet/emails/emails.parquet'),
    join(folder, 'parquet/emails/mails.parquet'),
  );
  await writeFile(join(folder, 'notes.txt'), 'mine');
  expect((await problems()).sort()).toEqual([
    'notes.txt extra',
    'parquet/emails/emails.parquet missing',
    'parquet/emails/mails.parquet extra',
    'parquet/users/users.parquet cut',
  ]);
});

test('a folder without a warehouse is wrong usage with a hint', async () => {
  await expect(verifyExport(join(out, 'nowhere'))).rejects.toMatchObject({
    exitCode: 2,
    hint: expect.stringContaining('nyx-etl export'),
  });
});

const kinds: [string, (path: string) => Promise<unknown>][] = [
  ['a pipe', async (path) => execFileSync('mkfifo', [path])],
  ['a symbolic link', (path) => symlink('/dev/zero', path)],
  ['a folder', (path) => mkdir(path)],
];

describe.each(kinds)('%s', (kind, make) => {
  test('in place of each of several files is named', async () => {
    for (const name of names) {
      await rm(join(folder, name));
      await make(join(folder, name));
    }
    const { problems: found } = await verifyExport(out);
    expect(found.toSorted((a, b) => a.file.localeCompare(b.file, 'en'))).toEqual(
      names
        .toSorted((a, b) => a.localeCompare(b, 'en'))
        .map((file) => ({ file, problem: 'not a file', detail: `is ${kind}, not a file` })),
    );
  });

  test('in place of the manifest is named by every reader', async () => {
    await rm(join(folder, 'manifest.json'));
    await make(join(folder, 'manifest.json'));
    for (const words of [
      ['export', 'verify', out],
      ['query', 'select 1', '--warehouse', folder],
    ]) {
      const { code, stderr } = await runCli(words);
      expect(code).toBe(1);
      expect(stderr).toMatch(
        new RegExp(`^error: .*manifest.json is ${kind}, not a file\nhint: .+\n$`),
      );
    }
  });

  test('in place of the database is not opened by a query', async () => {
    await rm(join(folder, 'nyx.duckdb'));
    await make(join(folder, 'nyx.duckdb'));
    const { code, stderr } = await runCli(['query', 'select 1', '--warehouse', out]);
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^error: .*nyx.duckdb is ${kind}, not a file\nhint: .+\n$`));
  });
});

test('a link to the very file is no file of the export', async () => {
  await rename(join(folder, 'parquet/users/users.parquet'), join(out, 'users.parquet'));
  await symlink(join(out, 'users.parquet'), join(folder, 'parquet/users/users.parquet'));
  expect(await problems()).toEqual(['parquet/users/users.parquet not a file']);
});

test('what others may read is named, with its mode', async () => {
  await chmod(join(folder, 'parquet/users/users.parquet'), 0o644);
  await chmod(join(folder, 'manifest.json'), 0o660);
  await chmod(folder, 0o755);
  const { problems: found } = await verifyExport(out);
  expect(found.map(({ file, detail }) => `${file} ${detail.slice(0, 13)}`).sort()).toEqual([
    '. has mode 0755',
    'manifest.json has mode 0660',
    'parquet/users/users.parquet has mode 0644',
  ]);
});

test.each([
  ['a line that is gone', (lines: string[]) => lines.slice(1)],
  ['a line twice', (lines: string[]) => [lines[0] ?? '', ...lines]],
  [
    'a line of a file that is not there',
    (lines: string[]) => [`${'0'.repeat(64)}  x.parquet`, ...lines],
  ],
])('%s in SHA256SUMS is found', async (_, change) => {
  const path = join(folder, 'SHA256SUMS');
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  await writeFile(path, `${change(lines).join('\n')}\n`);
  expect(await problems()).toEqual(['SHA256SUMS changed']);
});

test('a table taken out of files, manifest and sums alike is found in nyx.duckdb, and in what the database recorded', async () => {
  await forge((manifest) => {
    manifest.tables = manifest.tables.filter(({ name }) => name !== 'users');
    manifest.files = manifest.files.filter(({ name }) => name !== 'parquet/users/users.parquet');
  });
  await rm(join(folder, 'parquet/users'), { recursive: true });
  const { problems: found } = await verifyExport(out);
  expect(found).toEqual([
    {
      file: 'nyx.duckdb',
      problem: 'rows',
      detail: 'has a table users, which the manifest does not know',
    },
  ]);
  await database.session.pg.query('update etl.exports set folder = $1', [folder]);
  const { code, stdout } = await runCli(['export', 'verify', out, '--database-url', database.url]);
  expect(code).toBe(3);
  expect(stdout).toContain(
    'manifest.json is not the one the database recorded when it was published',
  );
});

test('what was proved is said: with the record, without one, and without a database', async () => {
  const verify = async (...words: string[]) => {
    const { code, stdout } = await runCli(['export', 'verify', out, ...words], {
      NYX_HOME: join(out, 'none'),
    });
    expect(code).toBe(0);
    return stdout.split('\n')[1]?.trim();
  };
  expect(await verify('--database-url', database.url)).toBe(
    'compared with each other and with what the database recorded',
  );
  expect(await verify()).toMatch(/^compared with each other only: no database was asked/);
  expect(await verify('--database-url', 'postgres://nobody@127.0.0.1:1/x')).toMatch(
    /^compared with each other only: no database was asked \(.*ECONNREFUSED/,
  );
  await database.session.pg.query('delete from etl.exports');
  expect(await verify('--database-url', database.url)).toBe(
    'compared with each other only: the database has no record of it',
  );
  await forge((manifest) => {
    manifest.as_of = '2020-01-01T00:00:00Z';
  });
  expect((await verifyExport(out, undefined, { session: database.session })).recorded).toBeNull();
}, 180_000);

test('an older export in the folder of a newer one is no longer what was published there', async () => {
  const publish = () => exportWarehouse(database.session, { out, profile: 'analyst' });
  const [older, newer] = [await publish(), await publish()];
  const verify = async () =>
    (await verifyExport(out, undefined, { session: database.session })).recorded;
  expect(await verify()).toBe(true);
  await rm(newer.folder, { recursive: true });
  await cp(older.folder, newer.folder, { recursive: true });
  expect(await problems()).toEqual([]);
  expect(await verify()).toBe(false);
}, 120_000);

test('rows that were swapped for others are found, although every file, sum and number of rows agrees', async () => {
  const path = join(folder, 'nyx.duckdb');
  {
    await using duckDb = await openDuckDb(path);
    await duckDb.run(`update raw.companies set name = 'Other' where name = 'Acme, Inc.'`);
  }
  await forge((manifest) => {
    const file = manifest.files.find(({ name }) => name === 'nyx.duckdb');
    const bytes = readFileSync(path);
    Object.assign(file ?? {}, { bytes: bytes.length, sha256: hash('sha256', bytes) });
  });
  expect((await verifyExport(out)).problems).toEqual([
    {
      file: 'nyx.duckdb',
      problem: 'content',
      detail: 'holds other rows of companies than were read from PostgreSQL',
    },
  ]);
});

test('a link to the file of another export is found, also where the manifest has its size and sum', async () => {
  const publish = () => exportWarehouse(database.session, { out, profile: 'analyst' });
  const older = await publish();
  await database.session.pg.query(`update nyx.companies set hq_city = 'Bern' where name = 'B'`);
  ({ folder } = await publish());
  const name = 'parquet/companies/companies.parquet';
  await rm(join(folder, name));
  await link(join(older.folder, name), join(folder, name));
  expect(await problems()).toEqual([`${name} cut`]);
  const bytes = readFileSync(join(folder, name));
  await forge((manifest) => {
    const file = manifest.files.find((other) => other.name === name);
    Object.assign(file ?? {}, { bytes: bytes.length, sha256: hash('sha256', bytes) });
  });
  expect(await problems()).toEqual([`${name} content`]);
}, 120_000);

/** Writes manifest and sums anew, so that they agree. */
async function forge(change: (manifest: Forged) => void): Promise<void> {
  const path = join(folder, 'manifest.json');
  const manifest: Forged = JSON.parse(await readFile(path, 'utf8'));
  change(manifest);
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const sums = [...manifest.files, { name: 'manifest.json', sha256: sha256(text) }];
  await writeFile(path, text);
  await writeFile(
    join(folder, 'SHA256SUMS'),
    sums.map((file) => `${file.sha256}  ${file.name}\n`).join(''),
  );
}

interface Forged {
  as_of: string;
  tables: { name: string }[];
  files: { name: string; sha256: string }[];
}
