// A job of a user that writes down its slots, as several hosts run it.
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Place } from '../ingest/fresh-place.ts';
import { launcher } from '../support/launcher.ts';
import { type CliResult, ownEnvironment, runProgram } from '../support/run-cli.ts';

/** The job's file: it catches up so many slots. */
export const counting = (slots: number) => `
import { defineJob } from 'nyx-etl';

export default defineJob({
  name: 'counting',
  describe: 'counts its slots',
  cron: '0 * * * *',
  catchUp: ${slots},
  steps: [
    {
      name: 'count',
      describe: 'writes down the slot',
      run: async ({ session, asOf }) => {
        await session.pg.query('insert into public.ran (slot) values ($1)', [asOf]);
        return { summary: 'counted' };
      },
    },
  ],
});
`;

/** Puts a job's file beside a new configuration. Returns the configuration's path. */
export async function addJob({ database, files }: Place, text: string): Promise<string> {
  const file = join(files.path, 'nyx-etl.config.yaml');
  await mkdir(join(files.path, 'jobs'), { recursive: true, mode: 0o700 });
  await writeFile(join(files.path, 'jobs/counting.mjs'), text, { mode: 0o600 });
  const off = ['nightly', 'digests', 'verify'].map((job) => `  ${job}:\n    enabled: false\n`);
  await writeFile(file, `jobs:\n${off.join('')}`, { mode: 0o600 });
  await database.session.pg.query(
    `update etl.migrations set applied_at = now() - interval '10 days'`,
  );
  await database.session.pg.query('create table public.ran (slot timestamptz)');
  return file;
}

/** How often the job ran, and for how many slots. */
export async function ran({ database }: Place): Promise<{ runs: number; slots: number }> {
  const { rows } = await database.session.pg.query<{ runs: number; slots: number }>(
    'select count(*)::integer as runs, count(distinct slot)::integer as slots from public.ran',
  );
  return rows[0] ?? { runs: 0, slots: 0 };
}

export const words = ({ database }: Place, config: string, ...more: string[]) => [
  ...more,
  ...['--config', config, '--database-url', database.url],
];

/** So many schedulers at once, one as daemon and the others from cron, catch up so many slots: each is run once. */
export async function catchUpTogether(
  place: Place,
  { slots, schedulers }: { slots: number; schedulers: number },
): Promise<void> {
  const config = await addJob(place, counting(slots));
  const daemon = spawn(process.execPath, [launcher, ...words(place, config, 'schedule')], {
    env: ownEnvironment(),
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((done) => daemon.on('exit', done));
  const auto = ['run', 'counting', '--scheduled-at', 'auto'];
  const others = Array.from({ length: schedulers - 1 }, () =>
    runProgram(words(place, config, ...auto)),
  );
  const results: CliResult[] = await Promise.all(others);
  expect(results.map(({ code }) => code)).toEqual(results.map(() => 0));
  // Whoever found the job running elsewhere has left; the one at work goes on.
  await expect
    .poll(async () => (await ran(place)).slots, { timeout: 120_000 })
    .toBeGreaterThanOrEqual(slots);
  const began = performance.now();
  daemon.kill('SIGTERM');
  expect(await ended).toBe(143);
  expect(performance.now() - began).toBeLessThan(10_000);
  const done = await ran(place);
  expect(done.runs).toBe(done.slots);
  // One more where an hour began meanwhile.
  expect([slots, slots + 1]).toContain(done.slots);
  const { rows } = await place.database.session.pg.query(
    `select count(*) filter (where scheduled_at < before) as backwards from (
        select scheduled_at, lag(scheduled_at) over (order by id) as before from etl.runs
    ) as r`,
  );
  expect(rows).toEqual([{ backwards: 0n }]);
}
