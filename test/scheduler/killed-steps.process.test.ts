// kill -9 in each step of a night: the next run of the slot goes on there, and gives what an undisturbed one gives.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { nightly } from '../../jobs/nightly.ts';
import { freshPlace } from '../ingest/fresh-place.ts';
import { openFaultProxy } from '../support/fault-proxy.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { addApplication, addWorld } from '../transforms/facts.ts';

// Several whole nights each.
vi.setConfig({ testTimeout: 300_000 });
const place = freshPlace();
const SLOT = '2026-05-02T02:30:00Z';
const out = () => join(place.files.path, 'exports');

const words = (url: string, ...more: string[]) => [
  ...['run', 'nightly', '--scheduled-at', SLOT, '--out', out(), '--database-url', url],
  ...more,
];

/** What stands in the derived tables, but for what tells when they were computed. */
async function numbers(): Promise<unknown> {
  const { rows } = await place.database.session.pg.query(`
    select
        (select md5(string_agg(to_jsonb(f)::text, ',' order by f.id)) from etl.application_facts as f) as facts,
        (select md5(string_agg(concat_ws(' ', company_id, key, value), ',' order by company_id, key))
         from nyx.company_properties) as properties,
        (select md5(string_agg((to_jsonb(d) - 'id' - 'created_at')::text, ',' order by d.session_id))
         from nyx.session_digests as d) as digests,
        (select string_agg(distinct as_of::text, ',') from etl.transform_states) as as_of`);
  return rows[0];
}

const folders = async () =>
  (await readdir(join(out(), 'analyst'))).filter((name) => /^\d/.test(name));

const postLoads = async () =>
  (
    await place.database.session.pg.query(
      "select rows_read::integer as rows from etl.loads where kind = 'job-posts' order by id",
    )
  ).rows;

const BEGINS = 'insert into "etl"."run_steps"';
const ORDER = nightly.steps.map(({ name }) => name);

/** What is sent to the server in the midst of a step; of one that has nothing to do here, what notes that it begins. */
const STATEMENTS: Record<string, string> = {
  inboxes: 'insert into "etl"."inbox_files"',
  transform: 'create temporary table session_digests',
  compare: 'order by random() limit',
  check: 'end_datetime < start_datetime',
  export: 'to stdout (format binary)',
};
const STEPS = ORDER.map((step, at) => {
  const statement = STATEMENTS[step];
  return { step, before: ORDER[at - 1] ?? 'nothing', statement, nth: statement ? 1 : at + 1 };
});
/** All of them in test:kills. */
const tried = process.env.NYX_TEST_KILLS ? STEPS : STEPS.filter(({ step }) => step === 'export');

/** A file of posts that waits in an inbox, and the configuration that names the folder. */
async function fillInbox(): Promise<string> {
  const folder = join(place.files.path, 'inbox');
  await mkdir(folder);
  const post = 'url,title,company\nhttps://a.test/1,Engineer,Company 1\n';
  await writeFile(join(folder, 'posts.csv'), post);
  const config = join(place.files.path, 'nyx-etl.config.yaml');
  const inbox = `{ kind: job-posts, name: posts, folder: ${folder}, settle_seconds: 0 }`;
  await writeFile(config, `inboxes:\n  - ${inbox}\n`, { mode: 0o600 });
  return config;
}

test.each(tried)('kill -9 in $step: it goes on after $before', async (killed) => {
  const { step, before, statement = BEGINS, nth } = killed;
  const env = { NYX_ETL_CONFIG: await fillInbox() };
  await addWorld(place.database.session, 2);
  await addApplication(place.database.session, 1, '2026-03-01T12:00:00Z');
  await addApplication(place.database.session, 2, '2026-03-02T12:00:00Z', 2);
  await using proxy = await openFaultProxy(place.database.url);
  const night = startCli(words(proxy.url), env);
  proxy.once(statement, async () => void night.kill('SIGKILL'), nth);
  expect(await night.result).toMatchObject({ code: null });
  expect(proxy.pending()).toBe(0);

  const again = await runCli(words(place.database.url, '--json'), env);
  expect(again).toMatchObject({ code: 0 });
  const { run_id, result } = JSON.parse(again.stdout);
  expect(run_id).toBe('2');
  const taken = result.steps.filter((one: { taken_from_run_id: unknown }) => one.taken_from_run_id);
  expect(taken.at(-1)?.step ?? 'nothing').toBe(before);
  expect(result.steps.map((one: { step: string }) => one.step)[taken.length]).toBe(step);
  expect(await folders()).toHaveLength(1);
  expect(await readdir(join(place.files.path, 'inbox', 'done'))).toEqual(['posts.csv']);
  expect(await postLoads()).toEqual([{ rows: 1 }]);
  const standing = await numbers();
  const { rows } = await place.database.session.pg.query('select status from etl.runs order by id');
  expect(rows).toEqual([{ status: 'abandoned' }, { status: 'succeeded' }]);
  const full = await runCli([
    ...['transform', '--full', '--as-of', SLOT, '--database-url', place.database.url],
  ]);
  expect(full).toMatchObject({ code: 0 });
  expect(await numbers()).toEqual(standing);
});
