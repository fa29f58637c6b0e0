// A night, and what becomes of it when it is stopped or loses its connection.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { freshPlace } from '../ingest/fresh-place.ts';
import { openFaultProxy } from '../support/fault-proxy.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { addWorld } from '../transforms/facts.ts';

interface RunRow {
  run_id: string;
  status: string;
  error_code: string | null;
  duration_ms: number | null;
}

/** What stops a night where: the place, and a statement that is sent there. */
export const stops = {
  transform: 'create temporary table session_digests',
  checks: 'end_datetime < start_datetime',
  export: 'copy (select',
} as const;

/** What takes the connection from a night where: a statement that is sent there, and what becomes of it. */
export const losses = {
  transform: ['insert into "etl"."transform_runs"', 'lose the answer'],
  export: ['copy (select', 'reset'],
  end: ['update "etl"."runs" set', 'lose the answer'],
} as const;

/** To be called at the top of a test file; each test has a database of its own. */
export function nights() {
  const place = freshPlace();
  const sql = (text: string) => place.database.session.pg.query(text);
  const out = () => join(place.files.path, 'exports');
  const nightWords = (url: string) => [
    'run',
    'nightly',
    '--quiet',
    '--out',
    out(),
    '--database-url',
    url,
  ];

  async function runs(): Promise<RunRow[]> {
    const { stdout } = await runCli(['runs', '--json', '--database-url', place.database.url]);
    return (JSON.parse(stdout) as { runs: RunRow[] }).runs;
  }

  /** Sessions and locks of ours, and files of an export that was not published, once the server has seen the run go. */
  async function expectNothingLeft(): Promise<void> {
    const left = async () => {
      const { rows } = await sql(`select application_name from pg_stat_activity
        where datname = current_database() and application_name like 'nyx-etl%'
        union all select locktype from pg_locks
        where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`);
      return rows;
    };
    await expect.poll(left, { timeout: 30_000 }).toEqual([]);
    const names = await readdir(place.files.path, { recursive: true });
    expect(names.filter((name) => name.includes('building'))).toEqual([]);
  }

  return { place, sql, nightWords, runs, expectNothingLeft };
}

type Night = ReturnType<typeof nights>;

/** Stops a night by SIGTERM: it is cancelled, exit 143, nothing is left, and the next run does the work. */
export async function stopNight(night: Night, statement: string): Promise<void> {
  const { place, nightWords, runs, expectNothingLeft } = night;
  await addWorld(place.database.session);
  await using proxy = await openFaultProxy(place.database.url);
  const started = startCli(nightWords(proxy.url));
  proxy.once(statement, async () => void started.kill('SIGTERM'));
  const { code, stderr } = await started.result;
  expect({ code, stderr, pending: proxy.pending() }).toMatchObject({
    code: 143,
    stderr: expect.stringContaining('stopped by SIGTERM'),
    pending: 0,
  });
  expect(await runs()).toMatchObject([{ run_id: '1', status: 'cancelled' }]);
  await expectNothingLeft();
  expect(await runCli(nightWords(place.database.url))).toMatchObject({ code: 0 });
  expect(await runs()).toMatchObject([{ status: 'succeeded' }, { status: 'cancelled' }]);
}

/** Takes the connection from a night: it is done again from its beginning. */
export async function loseNight(
  night: Night,
  [statement, fault]: (typeof losses)[keyof typeof losses],
): Promise<void> {
  const { place, nightWords, runs, expectNothingLeft } = night;
  await addWorld(place.database.session);
  await using proxy = await openFaultProxy(place.database.url);
  proxy.once(statement, fault);
  const slot = ['--scheduled-at', '2026-05-02T02:30:00Z'];
  const result = await runCli([
    ...nightWords(proxy.url).filter((word) => word !== '--quiet'),
    ...slot,
  ]);
  expect(result).toMatchObject({ code: 0, stderr: expect.stringContaining('trying again: ') });
  expect(proxy.pending()).toBe(0);
  expect((await runs()).filter(({ status }) => status === 'succeeded')).toHaveLength(1);
  expect((await runs()).some(({ status }) => status === 'running')).toBe(false);
  await expectNothingLeft();
}
