// kill -9 in each step of a night: the next run of the slot goes on there, and gives what an undisturbed one gives.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
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

const STEPS = [
  ['schema', 'nothing', 'insert into "etl"."run_steps"', 1],
  ['transform', 'schema', 'create temporary table session_digests', 1],
  ['compare', 'transform', 'order by random() limit', 1],
  ['check', 'compare', 'end_datetime < start_datetime', 1],
  ['export', 'check', 'copy (select', 1],
  ['site', 'export', 'insert into "etl"."run_steps"', 6],
] as const;
/** All of them in test:kills. */
const tried = process.env.NYX_TEST_KILLS ? STEPS : STEPS.filter(([step]) => step === 'export');

test.each(tried)('kill -9 in %s: it goes on after %s', async (step, before, statement, nth) => {
  await addWorld(place.database.session, 2);
  await addApplication(place.database.session, 1, '2026-03-01T12:00:00Z');
  await addApplication(place.database.session, 2, '2026-03-02T12:00:00Z', 2);
  await using proxy = await openFaultProxy(place.database.url);
  const night = startCli(words(proxy.url));
  proxy.once(statement, async () => void night.kill('SIGKILL'), nth);
  expect(await night.result).toMatchObject({ code: null });
  expect(proxy.pending()).toBe(0);

  const again = await runCli(words(place.database.url, '--json'));
  expect(again).toMatchObject({ code: 0 });
  const { run_id, result } = JSON.parse(again.stdout);
  expect(run_id).toBe('2');
  const taken = result.steps.filter((one: { taken_from_run_id: unknown }) => one.taken_from_run_id);
  expect(taken.at(-1)?.step ?? 'nothing').toBe(before);
  expect(result.steps.map((one: { step: string }) => one.step)[taken.length]).toBe(step);
  expect(await folders()).toHaveLength(1);
  const standing = await numbers();
  const { rows } = await place.database.session.pg.query('select status from etl.runs order by id');
  expect(rows).toEqual([{ status: 'abandoned' }, { status: 'succeeded' }]);
  const full = await runCli([
    ...['transform', '--full', '--as-of', SLOT, '--database-url', place.database.url],
  ]);
  expect(full).toMatchObject({ code: 0 });
  expect(await numbers()).toEqual(standing);
});
