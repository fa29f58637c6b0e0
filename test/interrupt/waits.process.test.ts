// faults.md I1: waits that no statement ends, and processes that cannot end others any more.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { launcher } from '../support/launcher.ts';
import { LIMIT_MS } from './leftovers.ts';
import { launchers, startInTerminal } from './terminal.ts';
import { begin, endsBy, underWay, waitingPlace, waits } from './waits.ts';

vi.setConfig({ testTimeout: 120_000 });

const waiting = waitingPlace();
const { place } = waiting;

/** Long enough for a command to come to where it waits, on a machine with other things to do. */
const UNDER_WAY_MS = 4_000;
/** The proof takes each of them, under every launcher. */
const SHORT = [
  'stdin that never ends',
  'a process that works and is killed: its launcher cleans up',
];
const cases = Object.entries(waits)
  .filter(([name]) => SHORT.includes(name))
  .map(([name, stop], n) => {
    const [launcherName, start] = launchers[n % launchers.length] ?? launchers[0];
    return { name, stop, launcherName, start };
  });

test.each(cases)('$name, started by $launcherName', ({ stop, start }) => stop(waiting, start));

test('a named pipe that nobody writes to', async () => {
  const path = join(place.files.path, 'posts.csv');
  execFileSync('mkfifo', [path]);
  const words = [
    ...launchers[0][1],
    'ingest',
    'job-posts',
    path,
    '--database-url',
    place.database.url,
  ];
  const terminal = startInTerminal(words, waiting.trace.env);
  await sleep(UNDER_WAY_MS);
  const acted = performance.now();
  terminal.interrupt();
  const outcome = await Promise.race([terminal.ended, sleep(LIMIT_MS)]);
  // A path that is no file may as well have been refused.
  expect([130, 2], outcome?.printed).toContain(outcome?.code);
  await waiting.trace.expectNone(place.database.session, acted);
});

test('what a command has started does not die of the Ctrl-C of its terminal', async () => {
  const [tools, begun, done] = ['tools', 'begun', 'done'].map((name) =>
    join(place.files.path, name),
  );
  await mkdir(String(tools));
  const slow = `#!/bin/sh\n: > '${begun}'\nsleep 2\n: > '${done}'\nexit 1\n`;
  await writeFile(join(String(tools), 'mkfifo'), slow, { mode: 0o755 });
  const people = await place.files.write('people.csv', 'name,email\nAda,ada@example.org\n');
  const words = ['ingest', 'table', 'users', people, '--database-url', place.database.url];
  const terminal = startInTerminal([...launchers[0][1], ...words], {
    ...waiting.trace.env,
    PATH: `${tools}:${process.env.PATH}`,
  });
  await expect.poll(() => existsSync(String(begun)), { timeout: 60_000 }).toBe(true);
  terminal.interrupt();
  const { code, printed } = await terminal.ended;
  expect({ code, printed }).toMatchObject({
    code: 130,
    printed: expect.stringContaining('stopped by SIGINT'),
  });
  expect(printed).not.toContain('mkfifo');
  expect(existsSync(String(done))).toBe(true);
  const { rows } = await place.database.session.pg.query('select from nyx.users');
  expect(rows).toEqual([]);
});

test('a program that is done and does not end keeps its exit code', async () => {
  const program = join(place.files.path, 'done.mjs');
  const listening = join(place.files.path, 'listening');
  await writeFile(
    program,
    `import { writeFileSync } from 'node:fs';
    process.on('SIGTERM', () => process.send({ unwound: 3 }));
    setInterval(() => {}, 1000);
    writeFileSync(${JSON.stringify(listening)}, '');`,
  );
  const { started } = begin(waiting, await supervised(program));
  await expect.poll(() => existsSync(listening), { timeout: 60_000 }).toBe(true);
  expect(await endsBy(waiting, 'SIGTERM', started)).toMatchObject({ code: 3 });
});

test('a second Ctrl-C means now', async () => {
  const program = join(place.files.path, 'deaf.mjs');
  const listening = join(place.files.path, 'listening');
  await writeFile(
    program,
    `import { writeFileSync } from 'node:fs';
    process.on('SIGINT', () => {});
    setInterval(() => {}, 1000);
    writeFileSync(${JSON.stringify(listening)}, '');`,
  );
  const terminal = startInTerminal(await supervised(program), waiting.trace.env);
  await expect.poll(() => existsSync(listening), { timeout: 60_000 }).toBe(true);
  terminal.interrupt();
  await sleep(1_500);
  const acted = performance.now();
  terminal.interrupt();
  expect(await terminal.ended).toMatchObject({ code: 130 });
  expect(performance.now() - acted).toBeLessThan(2_000);
});

test.each([
  ['JavaScript', 'for (;;);'],
  ['native code', `'a'.repeat(40).match(/^(a+)+$(?=b)/);`],
])('%s that hears no signal', async (_, busy) => {
  const program = join(place.files.path, 'busy.mjs');
  await writeFile(program, `process.on('SIGTERM', () => process.exit(1));\n${busy}`);
  const started = await underWay(waiting, await supervised(program));
  expect(await endsBy(waiting, 'SIGTERM', started)).toMatchObject({ code: 143 });
});

/** Words that supervise a program as the launcher supervises the command line. Not by -e, which the program would inherit. */
async function supervised(program: string): Promise<string[]> {
  const module = JSON.stringify(join(launcher, '../supervise.js'));
  const job = JSON.stringify({
    node: process.execPath,
    program,
    cleaner: program,
    words: [],
    env: waiting.trace.env,
  });
  const path = `${program}.launcher.mjs`;
  await writeFile(path, `import { supervise } from ${module};\nsupervise(${job});\n`);
  return [process.execPath, path];
}
