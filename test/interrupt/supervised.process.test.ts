// faults.md I1: what the launcher does with a program that hears no signal or does not end, while it is waited for all of
// them at once.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fixtureFolder } from '../ingest/fixture-files.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { launcher } from '../support/launcher.ts';
import { traces } from './leftovers.ts';
import { startInTerminal } from './terminal.ts';
import { begin, endsBy, type Waiting } from './waits.ts';

vi.setConfig({ testTimeout: 120_000 });

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

interface Supervised extends Waiting, AsyncDisposable {
  /** Words that supervise the program as the launcher supervises the command line. */
  words: string[];
  /** Resolves when the program has come to its last line, which it does without a pause. */
  isUnderWay(): Promise<unknown>;
}

/** A program that does something first, and then what its last line says. */
async function supervised(first: string, last: string): Promise<Supervised> {
  const files = await fixtureFolder();
  const trace = await traces(files.path);
  const under = join(files.path, 'under-way');
  const program = join(files.path, 'program.mjs');
  await writeFile(
    program,
    `import { writeFileSync } from 'node:fs';
    import { setPriority } from 'node:os';
    setPriority(19);
    ${first}
    writeFileSync(${JSON.stringify(under)}, '');
    ${last}`,
  );
  // Not by -e, which the program would inherit.
  const start = `${program}.launcher.mjs`;
  const module = JSON.stringify(join(launcher, '../supervise.js'));
  const job = { node: process.execPath, program, cleaner: program, words: [], env: trace.env };
  await writeFile(
    start,
    `import { supervise } from ${module};\nsupervise(${JSON.stringify(job)});\n`,
  );
  return {
    ...{ place: { database, files }, trace, words: [process.execPath, start] },
    isUnderWay: () => vi.waitUntil(() => existsSync(under), { timeout: 60_000 }),
    [Symbol.asyncDispose]: () => files[Symbol.asyncDispose](),
  };
}

const WAITS = 'setInterval(() => {}, 1000);';

test.concurrent('a program that is done and does not end keeps its exit code', async () => {
  await using own = await supervised(
    `process.on('SIGTERM', () => process.send({ unwound: 3 }));`,
    WAITS,
  );
  const { started } = begin(own, own.words);
  await own.isUnderWay();
  expect(await endsBy(own, 'SIGTERM', started)).toMatchObject({ code: 3 });
});

test.concurrent('a second Ctrl-C means now', async () => {
  await using own = await supervised(`process.on('SIGINT', () => {});`, WAITS);
  const terminal = startInTerminal(own.words, own.trace.env);
  await own.isUnderWay();
  terminal.interrupt();
  // Sooner it would count as the first one, passed on once more.
  await sleep(1_500);
  const acted = performance.now();
  terminal.interrupt();
  expect(await terminal.ended).toMatchObject({ code: 130 });
  expect(performance.now() - acted).toBeLessThan(2_000);
});

test.concurrent.each([
  ['JavaScript', 'for (;;);'],
  ['native code', `'a'.repeat(40).match(/^(a+)+$(?=b)/);`],
])('%s that hears no signal', async (_, busy) => {
  await using own = await supervised(`process.on('SIGTERM', () => process.exit(1));`, busy);
  const { started } = begin(own, own.words);
  await own.isUnderWay();
  expect(await endsBy(own, 'SIGTERM', started)).toMatchObject({ code: 143 });
});
