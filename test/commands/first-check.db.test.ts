// What newcomers do first: check before anything was computed, and say where they live.
import { expect, test } from 'vitest';
import { freshPlace } from '../ingest/fresh-place.ts';
import { runCli } from '../support/run-cli.ts';
import { addApplication, addWorld } from '../transforms/facts.ts';

const place = freshPlace();
const run = (...words: string[]) => runCli(words, { DATABASE_URL: place.database.url });

test('a check before the first transform says what it could not check, and what to run', async () => {
  await addWorld(place.database.session, 1);
  await addApplication(place.database.session, 1, '2026-03-01T12:00:00Z');
  const before = await run('check');
  expect(before.code).toBe(3);
  expect(before.stderr).toMatch(/not checked: .*session_digests \(never run before\)/);
  expect(before.stderr).toContain("run 'nyx-etl transform' first");
  await run('transform');
  const after = await run('check');
  expect(after.stderr).not.toContain('not checked');
  expect(after.stdout).toContain('digest_totals_match_applications');
});

test('a command sets the time zone by which days are counted, and refuses what is none', async () => {
  const day = async () => {
    await run('transform');
    const { rows } = await place.database.session.pg.query(
      'select distinct date::text as day from nyx.company_metrics_daily',
    );
    return rows;
  };
  await addWorld(place.database.session, 1);
  await addApplication(place.database.session, 1, '2026-03-01T23:30:00Z');
  expect(await day()).toEqual([{ day: '2026-03-01' }]);
  expect(await run('config', 'set', 'timezone', 'Europe/Berlin')).toMatchObject({
    code: 0,
    stdout: 'timezone: UTC -> Europe/Berlin\n',
    stderr: 'next: nyx-etl transform\n',
  });
  expect(await day()).toEqual([{ day: '2026-03-02' }]);
  const refused = await run('config', 'set', 'timezone', 'Europe/Berln');
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('nyx-etl config set timezone Europe/Berlin');
});
