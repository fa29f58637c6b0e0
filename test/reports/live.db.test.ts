// A report of the database as it is now copies what it reads, and says what one of a whole export says.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { type TemporaryFolder, temporaryFolder } from '../../src/files/temporary-folder.ts';
import { namedInQueries } from '../../src/reports/named-in-queries.ts';
import type { Subject } from '../../src/reports/read-report.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { asOf, insertSearch } from './session/search-fixture.ts';

let database: TestDatabase;
let folder: TemporaryFolder;
let company: string;
let user: string;
beforeAll(async () => {
  database = await cloneDatabase();
  await insertSearch(database.session);
  const { rows } = await database.session.pg.query<Record<'company' | 'user', string>>(
    'select c.id as company, u.id as user from nyx.companies as c cross join nyx.users as u',
  );
  [{ company, user } = { company: '', user: '' }] = rows;
  await runTransforms(database.session, { asOf });
  folder = await temporaryFolder('live-test');
  await exportWarehouse(database.session, {
    out: folder.path,
    profile: 'analyst',
    home: folder.path,
  });
});
afterAll(async () => {
  await folder[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const subjects: [Subject['kind'], () => string[]][] = [
  ['session', () => ['--session', 'last', '--compare', 'run 1']],
  ['company', () => ['--company', company]],
  ['overview', () => ['--overview', '--user', user]],
  ['applications', () => ['--applications']],
];

test.each(subjects)('%s', async (_, words) => {
  const print = async (from: string[]) => {
    const { code, stdout, stderr } = await runCli(['report', ...words(), '--json', ...from]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { warehouse, ...content } = JSON.parse(stdout);
    return content;
  };
  expect(await print(['--live', '--database-url', database.url])).toEqual(
    await print(['--warehouse', folder.path]),
  );
});

test('what no query of a report names is not copied', async () => {
  await using narrow = await temporaryFolder('live-test');
  const only = await namedInQueries('session');
  await exportWarehouse(database.session, {
    out: narrow.path,
    profile: 'analyst',
    temporary: true,
    only,
  });
  const { manifest, folder: made } = await findWarehouse(narrow.path);
  const tables = manifest.tables.map(({ name }) => name);
  expect(tables).toContain('session_figures');
  for (const unread of ['application_steps', 'email_classifications', 'job_post_tags'])
    expect(tables).not.toContain(unread);
  await expect(readFile(join(made, 'README.md'))).rejects.toThrow('ENOENT');
});
