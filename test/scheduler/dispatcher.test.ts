// Which slots the daemon tries, and when, told minute by minute.
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { SqlError } from '../../src/errors.ts';
import { createDispatcher } from '../../src/scheduler/daemon.ts';
import { defineJob } from '../../src/scheduler/define-job.ts';
import type { JobOutcome } from '../../src/scheduler/run-job.ts';
import { latestSlot } from '../../src/scheduler/slots.ts';

const nothing = { steps: [], failures: [] };
const nightly = defineJob({
  name: 'nightly',
  describe: '',
  cron: '30 2 * * *',
  steps: [{ name: 'only', describe: '', run: async () => ({ summary: '' }) }],
});
const succeeded: JobOutcome = { status: 'succeeded', runId: 1n, result: nothing };
const unreachable = new SqlError('no server', { retryable: true, exitCode: 75 });

/** Ticks at each instant; `run` is what a slot does. Gives the minute of each attempt, and its slot. */
async function attempts(
  instants: Date[],
  run: (now: Date, attempt: number) => JobOutcome,
): Promise<string[]> {
  const seen: string[] = [];
  let now = new Date(0);
  const tick = createDispatcher({
    jobs: [nightly],
    logger: pino({ level: 'silent' }),
    signal: new AbortController().signal,
    withRunner: (job, work) =>
      work({
        due: async (at) => [latestSlot(job, at) ?? at],
        run: async (slot) => {
          seen.push(`${now.toISOString().slice(5, 16)} for ${slot.toISOString().slice(5, 16)}`);
          return run(now, seen.length);
        },
      }),
  });
  for (now of instants) await tick(now);
  return seen;
}

const minutes = (from: string, count: number): Date[] =>
  Array.from({ length: count }, (_, n) => new Date(Date.parse(from) + n * 60_000));

test('a server that is down for ten minutes at the slot: it is tried until it is back, and then no more', async () => {
  const back = Date.parse('2026-03-02T02:40:00Z');
  const seen = await attempts(minutes('2026-03-02T02:30:00Z', 600), (now) => {
    if (now.getTime() < back) throw unreachable;
    return succeeded;
  });
  expect(seen).toEqual(
    ['02:30', '02:31', '02:33', '02:37', '02:41'].map((time) => `03-02T${time} for 03-02T02:30`),
  );
});

test('what never heals is tried less and less often, until the next slot takes its place', async () => {
  const seen = await attempts(minutes('2026-03-02T02:30:00Z', 1441), () => {
    throw new Error('a bug');
  });
  expect(seen.length).toBeGreaterThan(20);
  expect(seen.length).toBeLessThan(60);
  expect(seen.filter((line) => line.endsWith('for 03-03T02:30'))).toHaveLength(1);
  expect(seen.at(-1)).toBe('03-03T02:30 for 03-03T02:30');
});

test('a slot that runs elsewhere is looked at every minute, and taken over when the other one dies', async () => {
  const seen = await attempts(minutes('2026-03-02T02:30:00Z', 60), (_, attempt) =>
    attempt < 6 ? { status: 'running elsewhere' } : succeeded,
  );
  expect(seen).toHaveLength(6);
});

test.each(['done already', 'superseded', 'checks_failed', 'succeeded'] as const)(
  'a slot that is %s is left alone',
  async (status) => {
    const outcome = { status, runId: 1n, asOf: '', result: nothing } as JobOutcome;
    expect(await attempts(minutes('2026-03-02T02:30:00Z', 1440), () => outcome)).toHaveLength(1);
  },
);

test('down for a week: one slot is caught up, not seven', async () => {
  const instants = [...minutes('2026-03-02T02:25:00Z', 10), ...minutes('2026-03-09T01:00:00Z', 60)];
  expect(await attempts(instants, () => succeeded)).toEqual([
    '03-02T02:25 for 03-01T02:30',
    '03-02T02:30 for 03-02T02:30',
    '03-09T01:00 for 03-08T02:30',
  ]);
});

test('a clock that jumps delays no attempt: ticks are counted', async () => {
  const seen = await attempts(
    [
      ...minutes('2026-03-02T02:30:00Z', 2),
      // An hour back, and on from there: the slot of the day before stands again.
      ...minutes('2026-03-02T01:31:00Z', 3),
    ],
    () => {
      throw unreachable;
    },
  );
  expect(seen).toEqual([
    '03-02T02:30 for 03-02T02:30',
    '03-02T02:31 for 03-02T02:30',
    '03-02T01:31 for 03-01T02:30',
    '03-02T01:32 for 03-01T02:30',
  ]);
});

test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'])(
  'over a year in %s every night has one slot, also when clocks change',
  { timeout: 60_000 },
  async (zone) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      const start = Date.parse('2026-01-01T02:25:00Z');
      const twoHourly = Array.from({ length: 364 * 12 }, (_, n) => new Date(start + n * 7_200_000));
      const seen = await attempts(twoHourly, () => succeeded);
      const slots = seen.map((line) => line.split(' for ')[1]);
      expect(new Set(slots).size).toBe(slots.length);
      expect(slots).toHaveLength(365);
    } finally {
      process.env.TZ = before;
    }
  },
);
