// faults.md I1: waits that no statement ends, and what a command has started itself.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { LIMIT_MS } from './leftovers.ts';
import { isOpenIn, launchers, startInTerminal } from './terminal.ts';
import { waitingPlace, waits } from './waits.ts';

vi.setConfig({ testTimeout: 120_000 });

const waiting = waitingPlace();
const { place } = waiting;

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
  const isRead = () => isOpenIn(waiting.trace.mark, path);
  await expect.poll(isRead, { timeout: 60_000 }).toBe(true);
  const acted = performance.now();
  terminal.interrupt();
  const outcome = await Promise.race([terminal.ended, sleep(LIMIT_MS)]);
  // Where two seconds have passed meanwhile it has been refused.
  expect([130, 2], outcome?.printed).toContain(outcome?.code);
  await waiting.trace.expectNone(place.database.session, acted);
});

test('what a command has started does not die of the Ctrl-C of its terminal', async () => {
  const [tools, begun, done] = ['tools', 'begun', 'done'].map((name) =>
    join(place.files.path, name),
  );
  await mkdir(String(tools));
  const slow = `#!/bin/sh\n: > '${begun}'\nsleep 1\n: > '${done}'\nexit 1\n`;
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
