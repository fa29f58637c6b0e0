// faults.md I1: Ctrl-C at any moment, in a real terminal, under every launcher.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FixtureFolder, fixtureFolder } from '../ingest/fixture-files.ts';
import { killMoments, killSeed } from '../support/kill-moments.ts';
import { type CommandName, prepareWork, type Sizes, type Work } from './interrupted-commands.ts';
import { LIMIT_MS, type Traces, traces } from './leftovers.ts';
import { launchers, startInTerminal } from './terminal.ts';

/** Of each command under each launcher; without a number once, the launchers in turn, and for a load both. */
const interrupts = Number(process.env.NYX_TEST_INTERRUPTS ?? 1);
const isLong = interrupts > 1;
/** What the commands work on, unless a test says otherwise. */
const usual = isLong
  ? { jobPosts: 600_000, applications: 40_000 }
  : { jobPosts: 40_000, applications: 1_000 };

let folder: FixtureFolder;
let work: Work;

/** Presses Ctrl-C in each of these commands; to be called at the top of a test file. */
export function testCtrlC(commands: readonly CommandName[], sizes: Sizes = usual): void {
  beforeAll(async () => {
    folder = await fixtureFolder();
    work = await prepareWork(folder.path, sizes);
  }, 600_000);
  afterAll(async () => {
    await work?.[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  describe(`Ctrl-C at ${interrupts} random moments (NYX_SEED=${killSeed}): ended in time, nothing left`, () => {
    test.each(casesOf(commands))(
      '%s, started by %s',
      async (command, name, launcher) => {
        const duration = await durationOf(command);
        let slowest = 0;
        for (const moment of killMoments(interrupts, `${command} ${name}`)) {
          slowest = Math.max(slowest, await interruptAt(command, launcher, moment * duration));
        }
        if (isLong) {
          process.stdout.write(
            `${command}, ${name}: takes ${seconds(duration)}, ended within ${seconds(slowest)}\n`,
          );
        }
      },
      120_000 + interrupts * 120_000,
    );
  });
}

const casesOf = (commands: readonly CommandName[]) =>
  commands.flatMap((command, n) =>
    launchers
      .filter((_, turn) => isLong || command === 'a load' || turn === n % launchers.length)
      .map(([name, launcher]) => [command, name, launcher] as const),
  );

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const durations = new Map<CommandName, number>();

/** Milliseconds that the command takes when it is left alone. */
async function durationOf(command: CommandName): Promise<number> {
  const known = durations.get(command);
  if (known !== undefined) return known;
  const trace = await traces(folder.path);
  await using database = await work.database(command);
  const began = performance.now();
  const { code, printed } = await start(command, launchers[0][1], database.url, trace).ended;
  expect({ code, printed }).toMatchObject({ code: 0 });
  const duration = performance.now() - began;
  durations.set(command, duration);
  return duration;
}

/** Gives the milliseconds from Ctrl-C to the end; none when the command was faster. */
async function interruptAt(
  command: CommandName,
  launcher: readonly string[],
  afterMs: number,
): Promise<number> {
  const trace = await traces(folder.path);
  await using database = await work.database(command);
  const terminal = start(command, launcher, database.url, trace);
  let pressed: number | undefined;
  const timer = setTimeout(() => {
    pressed = performance.now();
    terminal.interrupt();
  }, afterMs);
  try {
    const outcome = await Promise.race([terminal.ended, sleep(afterMs + LIMIT_MS)]);
    const ended = performance.now();
    expect(
      outcome,
      `ended within ${seconds(LIMIT_MS)}, interrupted after ${seconds(afterMs)}`,
    ).toBeDefined();
    expect([0, 130], outcome?.printed).toContain(outcome?.code);
    expect(outcome?.code === 0 || pressed !== undefined, outcome?.printed).toBe(true);
    await trace.expectNone(database.session, pressed ?? ended);
    return ended - (pressed ?? ended);
  } finally {
    clearTimeout(timer);
    await trace.killAll();
  }
}

function start(
  command: CommandName,
  launcher: readonly string[],
  url: string,
  { env, out }: Traces,
) {
  return startInTerminal([...launcher, ...work.words(command, out), '--database-url', url], env);
}
