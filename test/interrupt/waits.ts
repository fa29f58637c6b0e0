// What waits where no statement ends it, and what is left when it is stopped.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect } from 'vitest';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { unless } from '../../src/system-errors.ts';
import { freshPlace, type Place } from '../ingest/fresh-place.ts';
import { ownEnvironment } from '../support/run-cli.ts';
import { LIMIT_MS, type Traces, traces } from './leftovers.ts';
import { cpuSeconds, processesWith } from './terminal.ts';

/** Seconds of computing that no start takes. */
const STARTED_S = 1.5;

interface Started {
  pid: number;
  exit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** More than a pipe holds: once it is written, somebody reads. */
const RECORDS = `name,email\n${'Ada,ada@example.org\n'.repeat(100_000)}`;

/** A place with the traces of what runs in it. */
export interface Waiting {
  place: Place;
  trace: Traces;
}

/** To be called at the top of a test file; what it gives is filled before each test. */
export function waitingPlace(): Waiting {
  const waiting = { place: freshPlace() } as Waiting;
  beforeEach(async () => {
    waiting.trace = await traces(waiting.place.files.path);
  });
  return waiting;
}

/** Starts a load of what comes from stdin, a pipe that never ends; it has read some of it. */
async function loadUnderWay(waiting: Waiting, start: readonly string[]): Promise<Started> {
  const words = ['ingest', 'table', 'users', '-', '--database-url', waiting.place.database.url];
  const { started, stdin } = begin(waiting, [...start, ...words]);
  await new Promise<void>((read) => stdin.write(RECORDS, () => read()));
  return started;
}

/** Starts what computes without end; it does so by now. */
async function underWay(waiting: Waiting, words: readonly string[]): Promise<Started> {
  const { started } = begin(waiting, words);
  const computed = () => cpuSeconds(...waiting.trace.mark);
  await expect.poll(computed, { timeout: 60_000, interval: 100 }).toBeGreaterThan(STARTED_S);
  return started;
}

/** Starts what is told as a process with the traces of the place. */
export function begin({ trace }: Waiting, [node = '', ...rest]: readonly string[]) {
  const child = spawn(node, rest, {
    env: { ...ownEnvironment(), ...trace.env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Records that nobody has read when the reader is killed.
  child.stdin.on('error', unless('EPIPE', 'ECONNRESET'));
  const exit = new Promise<Awaited<Started['exit']>>((done) =>
    child.on('exit', (code, signal) => done({ code, signal })),
  );
  return { started: { pid: child.pid ?? 0, exit }, stdin: child.stdin };
}

/** Sends the signal; gives how it ends within the limit, when nothing of it is left. */
export async function endsBy(
  { place, trace }: Waiting,
  signal: NodeJS.Signals,
  { pid, exit }: Started,
) {
  const acted = performance.now();
  process.kill(pid, signal);
  const outcome = await Promise.race([exit, sleep(LIMIT_MS)]);
  await trace.expectNone(place.database.session, acted);
  await trace.killAll();
  return outcome;
}

/** What is stopped while it waits, started by the launcher whose words are told. */
export const waits: Record<string, (waiting: Waiting, start: readonly string[]) => Promise<void>> =
  {
    'stdin that never ends': async (waiting, start) => {
      const load = await loadUnderWay(waiting, start);
      expect(await endsBy(waiting, 'SIGTERM', load)).toMatchObject({ code: 143 });
    },

    'a query that takes hours': async (waiting, start) => {
      const command = await underWay(waiting, [...start, ...(await endlessQuery(waiting))]);
      expect(await endsBy(waiting, 'SIGINT', command)).toMatchObject({ code: 130 });
    },

    'a process that works and is killed: its launcher cleans up': async (waiting, start) => {
      const { place, trace } = waiting;
      const { pid, exit } = await loadUnderWay(waiting, start);
      const others = (await processesWith(...trace.mark)).filter((other) => other.pid !== pid);
      const acted = performance.now();
      for (const other of others) process.kill(other.pid, 'SIGKILL');
      expect(others).toHaveLength(1);
      expect(await exit).toMatchObject({ code: 137 });
      await trace.expectNone(place.database.session, acted);
    },

    'a launcher that is killed takes what it started with it': async (waiting, start) => {
      const command = await underWay(waiting, [...start, ...(await endlessQuery(waiting))]);
      expect(await endsBy(waiting, 'SIGKILL', command)).toMatchObject({ signal: 'SIGKILL' });
    },
  };

/** The words of a query on an empty warehouse that no machine finishes. */
async function endlessQuery({ place, trace }: Waiting): Promise<string[]> {
  const out = join(trace.out, 'exports');
  await exportWarehouse(place.database.session, { out, profile: 'analyst' });
  const endless =
    'select max(hash(a.range * b.range)) from range(10000000) as a, range(10000000) as b';
  return ['query', endless, '--warehouse', out];
}
