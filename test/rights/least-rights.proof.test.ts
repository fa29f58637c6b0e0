// Each right of each role is needed by a command of it, which says so when it is taken away.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FixtureFolder, fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { grantsOf, makeRole, neededRights } from './least-rights.ts';
import { commandsOf, writeFiles } from './role-commands.ts';
import { addTwoPersons } from './two-persons.ts';

let database: TestDatabase;
let files: FixtureFolder;
beforeAll(async () => {
  database = await cloneDatabase();
  files = await fixtureFolder();
  await addTwoPersons(database.session);
  await writeFiles(files);
  const { rows } = await database.session.pg.query('select current_database() as name');
  await database.session.pg.query(`revoke all on database ${rows[0].name} from public`);
  const words = ['--out', join(files.path, 'whole'), '--profile', 'personal'];
  expect(await runCli(['export', ...words, '--database-url', database.url])).toMatchObject({
    code: 0,
  });
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});

/**
 * What the commands here do not ask for: what a mail reader and a channel of messages write, which are off by default, and
 * verdicts on mails, of which this database has none.
 */
const ELSEWHERE = [
  // Without it an export is published all the same, and says what the owner has to run: exports/lost-server.
  'insert on etl.exports',
  'insert on etl.dirty_keys',
  'insert on etl.notices',
  'insert on etl.reader_answers',
  'insert on etl.reader_verdicts',
  'insert on nyx.model_providers',
  'insert on nyx.model_usage',
  'update on etl.notices',
];

test.each(['transformer', 'exporter', 'analyst'] as const)(
  'what %s may write is needed, and each right that it lacks is named',
  async (role) => {
    await using login = await makeRole(database, role, files.path);
    const had = await grantsOf(database.session, login.name);
    const needed = await neededRights(database, login, commandsOf(role, files.path));
    const rest = had.filter((right) => !needed.has(right) && !ELSEWHERE.includes(right));
    // Who transforms, exports or looks may read what there is: SQL of one's own, and data that these rows do not have.
    expect(rest.filter((right) => !/^(select|usage|connect) on /.test(right))).toEqual([]);
    expect(needed.size).toBeGreaterThan(90);
  },
  1_800_000,
);

test('each right that the loader lacks is named', async () => {
  await using login = await makeRole(database, 'loader', files.path);
  const needed = await neededRights(database, login, commandsOf('loader', files.path));
  expect(needed.size).toBeGreaterThan(60);
}, 1_800_000);
