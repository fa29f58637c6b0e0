// docs/operating.md shows what status and doctor say, to the letter, but for paths, times and sizes.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { freshPlace } from '../ingest/fresh-place.ts';
import { runCli } from '../support/run-cli.ts';

const place = freshPlace();
const sql = (text: string) => place.database.session.pg.query(text);
const home = () => join(place.files.path, 'home');

/** What is printed, as the manual shows it. */
async function transcript(
  words: string[],
  {
    url = place.database.url,
    env = {},
  }: { url?: string | undefined; env?: Record<string, string> } = {},
): Promise<string> {
  const database = url === '' ? [] : ['--database-url', url];
  const { code, stdout, stderr } = await runCli([...words, ...database], {
    NYX_HOME: home(),
    ...env,
  });
  const shown = `${stdout}${stderr}`
    .replaceAll(home(), '/var/lib/nyx-etl')
    .replaceAll(/\d+\.\d GB free/g, '61.3 GB free')
    .replaceAll(/free in (?!\/var)\S+,/g, 'free in /tmp,')
    .replaceAll(/disk of (?!\/var)\S+: (?=\d)/g, 'disk of /tmp: ')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-11-22T02:30:00Z')
    .replaceAll(/nyx_test_\w+|127\.0\.0\.1:\d+|localhost:\d+/g, 'db.example')
    .replaceAll(/v24\.\d+\.\d+/g, 'v24.4.0')
    .replaceAll(/^(ok {4}PostgreSQL {2})[\d.]+/gm, '$118.4')
    .replaceAll(/fsync \w+, full_page_writes \w+/g, 'fsync on, full_page_writes on')
    .replace(/^note {2}durability .*\n.*\n/m, 'ok    durability  fsync on, full_page_writes on\n')
    .replaceAll(/\d+ of \d+ in use/g, '4 of 97 in use')
    .replaceAll(/rights {6}\w+ is/g, 'rights      me is')
    .replaceAll(/user "\w+"/g, 'user "me"')
    .replaceAll(/\d+ migrations/g, '19 migrations');
  // Of what is not met, the manual leaves out what is.
  const shortened = code === 1 ? shown.replaceAll(/^ok .*\n/gm, '') : shown;
  return `$ nyx-etl ${words.join(' ')}\n${shortened}-> exit ${code}\n`;
}

async function expectDocumented(text: string): Promise<void> {
  const manual = await readFile(join(packageRoot, 'docs/operating.md'), 'utf8');
  expect(text.split('\n').filter((line) => !manual.includes(`${line}\n`))).toEqual([]);
  expect(manual).toContain(text);
}

const finishedRun = (status: string, message: string | null) =>
  place.database.session.pg.query(
    `insert into etl.runs (job, status, as_of, finished_at, error_message)
     values ('nightly', $1, now(), now(), $2)`,
    [status, message],
  );

test('a fresh machine', async () => {
  await expectDocumented(await transcript(['status'], { url: '' }));
  await expectDocumented(await transcript(['doctor'], { url: '' }));
});

test('a database that is as it should be', async () => {
  await finishedRun('succeeded', null);
  await expectDocumented(await transcript(['status', '--check']));
  await expectDocumented(await transcript(['status']));
  await expectDocumented(await transcript(['doctor']));
});

test('a wrong password', async () => {
  const url = new URL(place.database.url);
  url.password = 'wrong';
  url.username = 'nobody_here';
  await expectDocumented(await transcript(['status', '--check'], { url: url.href }));
  await expectDocumented(await transcript(['doctor'], { url: url.href }));
});

test('a pending migration', async () => {
  await sql('delete from etl.migrations where name = (select max(name) from etl.migrations)');
  await expectDocumented(await transcript(['status', '--check']));
  await expectDocumented(await transcript(['doctor']));
});

test('old numbers and an old export', async () => {
  await finishedRun('succeeded', null);
  await sql(`insert into etl.transform_states (transform, definition, as_of)
    values ('session_digests', '', now() - interval '3 days'), ('company_properties', '', now())`);
  await sql(`insert into etl.exports (folder, profile, as_of, manifest_sha256, total_bytes)
    values ('/var/lib/nyx-etl/exports/analyst/20261119T023000Z', 'analyst', now() - interval '3 days', '', 1)`);
  await expectDocumented(await transcript(['status', '--check']));
});

test('a run that died, and one that failed', async () => {
  await sql(`insert into etl.runs (job, status, as_of) values ('nightly', 'running', now())`);
  await expectDocumented(await transcript(['status', '--check']));
  await sql(
    `update etl.runs set status = 'failed', finished_at = now(), error_message = 'deadlock detected'`,
  );
  await expectDocumented(await transcript(['status', '--check']));
});

test('a full disk', async () => {
  await finishedRun('export_failed', 'cannot export to /var/lib/nyx-etl/exports (ENOSPC)');
  const env = { NYX_ETL_STATUS_FREE_GB: '900000' };
  await expectDocumented(await transcript(['status', '--check'], { env }));
  await expectDocumented(await transcript(['doctor'], { env }));
});

test('an index that is invalid', async () => {
  await sql(
    `update pg_index set indisvalid = false where indexrelid = 'nyx.idx_companies_name'::regclass`,
  );
  await expectDocumented(await transcript(['doctor']));
});
