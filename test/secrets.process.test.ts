// A password that was typed is seen by nobody else on the machine, and is in nothing that is printed.
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { unless } from '../src/system-errors.ts';
import { startCli } from './support/run-cli.ts';

const SECRET = 'hunter2-secret';

/** What `ps` shows of all processes. */
async function commandLines(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const gone = unless('ENOENT', 'ESRCH');
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(gone)),
  );
  return lines.flatMap((line) => line?.replaceAll('\0', ' ') ?? []);
}

test.each([
  [
    'a URL whose password has an @',
    (port: number) => `postgres://nyx:p@${SECRET}@127.0.0.1:${port}/nyx?connect_timeout=1`,
  ],
  [
    'a list',
    (port: number) => `host=127.0.0.1 port=${port} password='${SECRET}' connect_timeout=1`,
  ],
  [
    'a parameter',
    (port: number) => `postgres://127.0.0.1:${port}/nyx?password=${SECRET}&connect_timeout=1`,
  ],
])('the password of %s is in no command line, no output and no error', async (_, url) => {
  const silent = createServer();
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const at = silent.address();
  const port = typeof at === 'object' && at ? at.port : 0;
  const { result } = startCli(['migrate', 'status', '--json', '--database-url', url(port)]);
  // It has connected, and is by then what it will be: a process that works and its launcher.
  await once(silent, 'connection');
  const ours = (await commandLines()).filter(
    (line) => line.includes(`:${port}/`) || line.includes(`port=${port}`),
  );
  expect(ours.length).toBeGreaterThan(1);
  expect(ours.join('\n')).not.toContain(SECRET);
  const { code, stdout, stderr } = await result;
  silent.close();
  expect(code).toBe(75);
  expect(JSON.parse(stdout).error.message).toBe('the database does not answer');
  expect(stdout + stderr).not.toContain(SECRET);
});
