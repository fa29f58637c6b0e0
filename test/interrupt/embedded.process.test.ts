// faults.md I1: Ctrl-C while the embedded server is made, started, used or stopped: none is left.
import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { freshPlace } from '../ingest/fresh-place.ts';
import { killMoments, killSeed } from '../support/kill-moments.ts';
import { LIMIT_MS, type Traces, traces } from './leftovers.ts';
import { launchers, processesNamed, startInTerminal } from './terminal.ts';

const place = freshPlace();
const interrupts = Number(process.env.NYX_TEST_INTERRUPTS ?? 1);

let trace: Traces;
let home: string;

beforeEach(newHome);

async function newHome(): Promise<void> {
  await chmod(place.files.path, 0o755);
  trace = await traces(place.files.path);
  home = join(place.files.path, crypto.randomUUID());
  await mkdir(home, { mode: 0o755 });
}

function start(words: readonly string[], launcher: readonly string[]) {
  return startInTerminal([...launcher, ...words], { ...trace.env, NYX_HOME: home });
}

/** Presses Ctrl-C, `presses` times in a row, and expects that neither a server nor a half-made one is left. */
async function interruptAt(
  words: readonly string[],
  launcher: readonly string[],
  afterMs: number,
  presses: number,
) {
  const terminal = start(words, launcher);
  await Promise.race([terminal.ended, sleep(afterMs)]);
  const acted = performance.now();
  for (let press = 0; press < presses; press++) {
    terminal.interrupt();
    await Promise.race([terminal.ended, sleep(press + 1 < presses ? 1_200 : 0)]);
  }
  const outcome = await Promise.race([terminal.ended, sleep(LIMIT_MS)]);
  expect([130, 0], outcome?.printed).toContain(outcome?.code);
  await trace.expectNone(place.database.session, acted);
  await expect
    .poll(() => processesNamed(home), {
      timeout: Math.max(1, acted + LIMIT_MS - performance.now()),
    })
    .toEqual([]);
  expect((await readdir(home)).filter((name) => name !== 'postgresql')).toEqual([]);
}

describe(`Ctrl-C at ${interrupts} random moments (NYX_SEED=${killSeed}) of the first command`, () => {
  test.each([
    [['migrate'], 1],
    [['migrate'], 2],
  ])(
    '%j, %i times',
    async (words, presses) => {
      const began = performance.now();
      expect(await start(words, launchers[0][1]).ended).toMatchObject({ code: 0 });
      const duration = performance.now() - began;
      for (const [n, moment] of killMoments(interrupts, `${words} ${presses}`).entries()) {
        await newHome();
        await interruptAt(
          words,
          launchers[n % launchers.length]?.[1] ?? [],
          moment * duration,
          presses,
        );
      }
    },
    120_000 + interrupts * 60_000,
  );
});
