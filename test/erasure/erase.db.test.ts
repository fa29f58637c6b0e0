// A person is erased: of Anna nothing is found any more, in no table and in no file of the server; Bert keeps everything.
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordBackup } from '../../src/ledger/backups.ts';
import { type FixtureFolder, fixtureFolder } from '../ingest/fixture-files.ts';
import { addTwoPersons, idOf, persons } from '../rights/two-persons.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { createRole } from '../support/role.ts';
import { runCli } from '../support/run-cli.ts';

const { mark } = persons.anna;
const email = `${mark}@example.com`;

let database: TestDatabase;
let files: FixtureFolder;
beforeAll(async () => {
  database = await cloneDatabase();
  files = await fixtureFolder();
  await addTwoPersons(database.session);
  await run('transform');
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});

const run = (...words: string[]) => runCli([...words, '--database-url', database.url]);

/** Every row of every table as text, by table. */
async function everything(): Promise<Map<string, string[]>> {
  const { pg } = database.session;
  const { rows } = await pg.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class as c
    where c.relnamespace::regnamespace::text in ('nyx', 'saturnus', 'etl') and c.relkind = 'r'
    order by 1`);
  const found = new Map<string, string[]>();
  for (const { name } of rows) {
    const read = await pg.query(`select to_jsonb(t)::text as row from ${name} as t order by 1`);
    found.set(
      name,
      read.rows.map(({ row }) => row),
    );
  }
  return found;
}

/** Files of the database that hold a text, by name, with those of the catalog. */
async function filesHolding(text: string): Promise<string[]> {
  const { rows } = await database.session.pg.query<{ folder: string }>(`
    select current_setting('data_directory') || '/base/' || oid as folder
    from pg_database where datname = current_database()`);
  const folder = rows[0]?.folder ?? '';
  const names = readdirSync(folder).filter((name) =>
    readFileSync(join(folder, name)).includes(text),
  );
  const nodes = names.map((name) => name.split('.')[0]);
  const relations = await database.session.pg.query<{ name: string }>(
    `select coalesce(pg_filenode_relation(0, n::oid)::regclass::text, n) as name from unnest($1::text[]) as n`,
    [nodes.filter((name) => /^\d+$/.test(name ?? ''))],
  );
  return relations.rows.map(({ name }) => name);
}

const PARTS = 'a message, and one that cannot be read';

async function loadFiles() {
  // Set aside: in a list that names Anna, in a mailbox of hers, and in a list that names an application of hers.
  const list = `name,email,timezone\n${mark} Arendt,${email},Nowhere/Land\nCarl,carl@example.com,UTC\n`;
  const steps = `application_id,step_index,action_type\n${idOf(1)},many ${mark},click\n${idOf(2)},2,click\n`;
  const mail = `From x\nMessage-ID: <m@x>\nFrom: a@b.example\nTo: ${email}\nSubject: ${PARTS} ${mark}\n\n${mark}\n`;
  const results = [
    await run(
      ...['ingest', 'table', 'users', await files.write('u.csv', list), '--max-rejects', '9'],
    ),
    await run(
      ...['ingest', 'table', 'application_steps', await files.write(`${mark}-steps.csv`, steps)],
      ...['--max-rejects', '9'],
    ),
    await run(
      ...['ingest', 'emails', await files.write(`${mark}.mbox`, mail), '--account', email],
      ...['--user', email],
    ),
  ];
  for (const { code, stderr } of results) expect({ code, stderr }).toMatchObject({ code: 0 });
  // As an inbox does with what it has loaded.
  await mkdir(join(files.path, 'done'));
  await rename(join(files.path, `${mark}.mbox`), join(files.path, 'done', `${mark}-2.mbox`));
  await database.session.pg.query(
    `insert into etl.inbox_files (inbox, file_name, source_sha256, load_id)
    select 'mail', '${mark}.mbox', 'x', max(id) from etl.loads`,
  );
  // As a job of one's own does whose steps name whom they work for.
  await database.session.pg.query(
    `with run as (
      insert into etl.runs (job, status, as_of, finished_at)
      values ('reminders', 'failed', now(), now()) returning id
    )
    insert into etl.run_steps
      (run_id, step, status, finished_at, summary, failures, error_message)
    select id, step, status, now(), summary, failures::text[], error_message
    from run, (values
      ('count', 'succeeded', 'reminded ${email}', '{}', null),
      ('compare', 'checks_failed', null, '{no answer from ${email}}', null),
      ('send', 'failed', null, '{}', 'no mail goes to ${email}')
    ) as named (step, status, summary, failures, error_message)`,
  );
}

test('exports and backups that still hold the person are listed, with how long what is elsewhere stays', async () => {
  const [out, backup] = [join(files.path, 'exports'), join(files.path, 'backup')];
  await mkdir(backup);
  expect(await run('export', '--profile', 'personal', '--out', out)).toMatchObject({ code: 0 });
  const snapshot_at = '2026-07-01T00:00:00Z';
  await recordBackup(database.session, { folder: backup, snapshot_at, total_bytes: 1 });
  const gone = join(files.path, 'gone');
  await recordBackup(database.session, { folder: gone, snapshot_at, total_bytes: 1 });
  const { stdout } = await run('erase', '--user', email, '--plan');
  expect(stdout).toContain(`exports that may still hold the person:\n  ${join(out, 'personal')}`);
  expect(stdout).toContain(`backups that may still hold the person:\n  ${backup}\n`);
  expect(stdout).not.toContain(gone);
});

test('a plan tells what would go, and changes nothing', async () => {
  await loadFiles();
  await run('transform');
  await run('check');
  const before = await everything();
  const { code, stdout, stderr } = await run('erase', '--user', email, '--plan');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^ +2 {2}saturnus\.emails$/m);
  expect(stdout).toMatch(/^ +1 {2}nyx\.users$/m);
  expect(stdout).toContain(join('done', `${mark}-2.mbox`));
  expect(stdout).toContain(`${mark}-steps.csv`);
  expect(stdout).toMatch(/ findings?, 1 run$/m);
  expect(stdout).toContain('nothing was changed');
  expect(await everything()).toEqual(before);
});

test('nobody but the owner erases, and nobody unknown is erased', async () => {
  await using role = await createRole(
    database,
    `grant usage on schema nyx, saturnus, etl, corrected to :role;
    grant select, insert, update, delete on all tables in schema nyx, saturnus, etl to :role`,
  );
  const url = new URL(database.url);
  url.username = role.name;
  url.password = 'w';
  const words = ['erase', '--user', email, '--confirm', '--database-url'];
  expect(await runCli([...words, url.href])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('only the owner of the tables may erase a person'),
  });
  const unknown = await run('erase', '--user', 'nobody@example.com', '--confirm');
  expect(unknown).toMatchObject({ code: 2 });
  expect(unknown.stderr).not.toContain('nobody@');
  expect(await run('erase', '--user', email)).toMatchObject({ code: 2 });
});

test('what is confirmed is found nowhere: no row, no file of the server; others keep theirs', async () => {
  const { pg } = database.session;
  await pg.query('analyze');
  await pg.query('checkpoint');
  expect(await filesHolding(mark)).not.toEqual([]);
  const again = pg.query(`insert into nyx.users (name, email) values ('${mark}', '${email}')`);
  await expect(again).rejects.toThrow('duplicate key');
  const before = await everything();
  const { code, stdout, stderr } = await run('erase', '--user', email, '--confirm');
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stdout).toContain('erased');
  expect(stderr).toMatch(
    /vacuum \(full\).*changes \(WAL\).*in backups until.*in exports and reports until/s,
  );
  const after = await everything();
  for (const [table, rows] of after) {
    expect({ table, left: rows.filter((row) => row.includes(mark)) }).toEqual({ table, left: [] });
    if (!/^(nyx|saturnus)\./.test(table)) continue;
    const others = before.get(table)?.filter((row) => row.includes(persons.bert.mark));
    expect(rows).toEqual(expect.arrayContaining(others ?? []));
  }
  // What somebody may still see, such as the server's own vacuum, is left for the next one. Catalogs that all
  // databases share stay as they are: whoever rewrites them holds up every new connection to the server.
  const { rows: own } = await pg.query<{ names: string }>(`
    select string_agg(oid::regclass::text, ', ') as names
    from pg_class where relkind in ('r', 'm') and not relisshared`);
  const left = async () => {
    await pg.query(`vacuum (full) ${own[0]?.names}`);
    await pg.query('checkpoint');
    return await filesHolding(mark);
  };
  await expect.poll(left, { timeout: 60_000, interval: 1_000 }).toEqual([]);
  expect(await filesHolding(persons.bert.mark)).not.toEqual([]);
  const server = await pg.query<{ folder: string }>(
    `select current_setting('data_directory') as folder`,
  );
  const log = join(server.rows[0]?.folder ?? '', 'server.log');
  expect(readFileSync(log, 'utf8')).not.toContain(mark);
  const told = await pg.query('select rows_erased from etl.erasures');
  expect(told.rows).toHaveLength(1);
  expect(told.rows[0].rows_erased).toMatchObject({ 'nyx.users': 1, 'saturnus.emails': 2 });
});

test('what is derived was computed anew, and append-only tables refuse as before', async () => {
  expect(await run('transform', '--verify')).toMatchObject({ code: 0 });
  await expect(database.session.pg.query('delete from nyx.session_events')).rejects.toThrow(
    'append-only',
  );
});
