// faults.md I1 and T5: signals from elsewhere (a supervisor, kill) in the middle of a command.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { freshPlace, type Place } from '../ingest/fresh-place.ts';
import { openFaultProxy } from '../support/fault-proxy.ts';
import { isLockAwaited } from '../support/lock-waits.ts';
import { startCli } from '../support/run-cli.ts';
import { addApplication, addWorld } from '../transforms/facts.ts';
import { LIMIT_MS, type Traces, traces } from './leftovers.ts';

let place: Place;
let trace: Traces;

/** Runs a command and, at a statement of its, calls `act`; gives its end, which has to come within the limit. */
async function actAt(
  words: readonly string[],
  statement: string,
  act: (cli: ReturnType<typeof startCli>) => Promise<void> | void,
) {
  await using proxy = await openFaultProxy(place.database.url);
  const cli = startCli([...words, '--database-url', proxy.url], trace.env);
  let acted = Number.POSITIVE_INFINITY;
  proxy.once(statement, async () => {
    acted = performance.now();
    await act(cli);
  });
  const result = await cli.result;
  const ended = performance.now();
  expect(proxy.pending(), result.stderr).toBe(0);
  expect(ended - acted).toBeLessThan(LIMIT_MS);
  await trace.expectNone(place.database.session, acted);
  return result;
}

const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;
type Signal = (typeof signals)[number][0];

type End = { code: number; stderr: string };

/** What is stopped in the middle of, by a signal that has to end it so. */
const commands: Record<string, (signal: Signal, stopped: End) => Promise<void>> = {
  'an export: what was published stays': async (signal, stopped) => {
    const out = join(trace.out, 'exports');
    await exportWarehouse(place.database.session, {
      out,
      profile: 'analyst',
      asOf: '2026-01-01T00:00:00Z',
    });
    const published = await readdir(out);
    const ended = await actAt(
      ['export', '--out', out],
      'to stdout',
      (cli) => void cli.kill(signal),
    );
    expect(ended).toMatchObject(stopped);
    expect(await readdir(out)).toEqual(published);
  },

  'a report from the database': async (signal, stopped) => {
    const words = [
      'report',
      '--all',
      '--live',
      '--format',
      'html',
      '--out',
      join(trace.out, 'site'),
    ];
    const ended = await actAt(words, 'to stdout', (cli) => void cli.kill(signal));
    expect(ended).toMatchObject(stopped);
    expect(await readdir(trace.out)).toEqual([]);
  },

  'a transform: the run is marked as cancelled': async (signal, stopped) => {
    const ended = await actAt(['transform'], 'analyze pg_temp.', (cli) => void cli.kill(signal));
    expect(ended).toMatchObject(stopped);
    const { rows } = await place.database.session.pg.query(
      'select status, error_code, error_message from etl.runs',
    );
    const error_message = `stopped by ${signal}`;
    expect(rows).toEqual([{ status: 'cancelled', error_code: 'interrupted', error_message }]);
  },

  'a command for programs: the one object on stdout says so': async (signal, { code }) => {
    const { stdout } = await actAt(
      ['transform', '--json'],
      'analyze pg_temp.',
      (cli) => void cli.kill(signal),
    );
    const message = `stopped by ${signal}`;
    const error = { code: 'interrupted', message, hint: null, exit_code: code };
    expect(JSON.parse(stdout)).toEqual({ schema: 'nyx-etl/error@1', error, loads: [] });
  },

  'a migration that waits for another one': async (signal, stopped) => {
    const { session } = place.database;
    await session.pg.query('select pg_advisory_lock(7109200)');
    const isWaiting = () => isLockAwaited(session);
    const ended = await actAt(['migrate'], 'pg_advisory_lock', (cli) => {
      // The statement passes when this has returned.
      void expect
        .poll(isWaiting, { timeout: 30_000 })
        .toBe(true)
        .then(() => cli.kill(signal));
    });
    expect(ended).toMatchObject(stopped);
  },

  'a wait for the next attempt': async (signal, stopped) => {
    const path = await place.files.write('users.csv', 'name,email\nA,a@example.org\n');
    const words = ['ingest', 'table', 'users', path];
    // It has lost its connection three times, and waits for seconds.
    await using proxy = await openFaultProxy(place.database.url);
    for (let n = 1; n <= 8; n++) proxy.once('savepoint before_load', 'reset');
    const cli = startCli([...words, '--database-url', proxy.url], trace.env);
    await expect.poll(() => proxy.pending(), { timeout: 30_000 }).toBeLessThan(5);
    const acted = performance.now();
    cli.kill(signal);
    expect(await cli.result).toMatchObject(stopped);
    expect(performance.now() - acted).toBeLessThan(LIMIT_MS);
    await trace.expectNone(place.database.session, acted);
  },
};

/**
 * Stops each command by every signal, or by the signals in turn, and sends every signal, or one, to what is done already. To
 * be called at the top of a test file.
 */
export function testSignals(takes: 'every signal' | 'signals in turn'): void {
  vi.setConfig({ testTimeout: 120_000 });
  place = freshPlace();
  beforeEach(async () => {
    trace = await traces(place.files.path);
    await addWorld(place.database.session, 3);
    await addApplication(place.database.session, 1, '2026-03-01T12:00:00Z');
  });
  const inTurn = (n: number) =>
    signals.filter((_, turn) => takes === 'every signal' || turn === n % signals.length);
  const cases = Object.entries(commands).flatMap(([name, stop], n) =>
    inTurn(n).map(([signal, code]) => ({ name, stop, signal, code })),
  );

  test.each(cases)(
    '$signal: exit code $code, and nothing is left, of $name',
    ({ stop, signal, code }) =>
      stop(signal, { code, stderr: expect.stringContaining(`stopped by ${signal}`) }),
  );

  test.each(inTurn(1))('what was done when %s came has not failed by it', async (signal) => {
    const ended = await actAt(['transform'], 'etl.release_run', (cli) => void cli.kill(signal));
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('run 1: computed') });
    expect(ended.stderr).not.toContain('stopped');
    const { rows } = await place.database.session.pg.query('select status from etl.runs');
    expect(rows).toEqual([{ status: 'succeeded' }]);
  });
}
